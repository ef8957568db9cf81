"""Sessions in the database, read by one plain statement: it runs before every request that somebody makes."""

# A session ends when it has not been used for a while, and however busy it is, so long after the sign-in.

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import connection
from django.utils import timezone

from mainstay.kernel.time import read, written

READ = "SELECT session_data, expire_date FROM django_session WHERE session_key = %s AND expire_date > %s"
PROLONG = "UPDATE django_session SET expire_date = %s WHERE session_key = %s AND expire_date < %s"
BEGAN = "began"
WRITTEN_EVERY = timedelta(minutes=1)


class SessionStore(db.SessionStore):
    """Django's own store with a quicker read and two ends: idle, and too old. Both are of the machine's own clock."""

    @classmethod
    def get_model_class(cls) -> type[AbstractBaseSession]:
        """The table is Django's."""
        return db.SessionStore.get_model_class()

    def load(self) -> dict[str, Any]:
        """What the session holds; being read prolongs it, which is written at most once a minute."""
        moment = timezone.now()
        with connection.cursor() as cursor:
            cursor.execute(READ, [self.session_key, moment])
            found = cursor.fetchone()
        if found is None:
            self._session_key = None
            return {}
        held: dict[str, Any] = self.decode(found[0])
        until = _ends(held, moment)
        if until - found[1] > WRITTEN_EVERY:
            with connection.cursor() as cursor:
                cursor.execute(PROLONG, [until, self.session_key, until])
        return held

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row as it is saved, with the moment until which it counts unless it is used."""
        row = super().create_model_instance(data)
        row.expire_date = _ends(data, timezone.now())
        return row

    def cycle_key(self) -> None:
        """A new key, at each step of a sign-in: the session is as old as that."""
        self[BEGAN] = written(timezone.now())
        super().cycle_key()


def _ends(held: dict[str, Any], moment: datetime) -> datetime:
    idle, began = moment + timedelta(seconds=settings.SESSION_IDLE), held.get(BEGAN)
    oldest = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    return min(idle, (read(began) if began else moment) + oldest)
