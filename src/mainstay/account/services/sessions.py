"""Open sessions: begun, seen, listed, ended. Ending one also cuts off its open pages."""

from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.sessions.models import Session
from django.http import HttpRequest

from mainstay.account.models import OpenSession
from mainstay.account.rules.devices import device_of
from mainstay.account.rules.steps import How
from mainstay.directory.public import Actor, accounts, signin_of
from mainstay.kernel.errors import NotFound

SEEN_EVERY = timedelta(minutes=1)


def begin_session(request: HttpRequest, person_id: UUID, *, how: How, address: str, now: datetime) -> None:
    """Sign a person in under a new key, and write down from where."""
    key = accounts.open_session(request, person_id)
    device = device_of(request.headers.get("User-Agent", ""))
    OpenSession.objects.create(
        person_id=person_id, key=key, how=how, device=device, address=address[:45], since=now, seen_at=now
    )


def note_seen(key: str | None, *, now: datetime) -> None:
    """A session was used; written at most once a minute."""
    OpenSession.objects.filter(key=key or "", seen_at__lt=now - SEEN_EVERY).update(seen_at=now)


def live_sessions(person_id: UUID, *, now: datetime) -> list[OpenSession]:
    """The sessions of a person that are open, the one used last first; rows of ended ones are dropped."""
    rows = list(OpenSession.objects.filter(person_id=person_id).order_by("-seen_at", "-since"))
    keys = [row.key for row in rows]
    live = set(Session.objects.filter(pk__in=keys, expire_date__gt=now).values_list("pk", flat=True))
    OpenSession.objects.filter(person_id=person_id, key__in=[key for key in keys if key not in live]).delete()
    return [row for row in rows if row.key in live]


def how_of(key: str | None) -> How:
    """What a session began with."""
    return How(OpenSession.objects.filter(key=key or "").values_list("how", flat=True).first() or How.PASSWORD)


def end_session(session_id: UUID, *, actor: Actor) -> None:
    """End one of a person's own sessions; NotFound for any other."""
    row = OpenSession.objects.filter(pk=session_id, person_id=actor.id).first()
    if row is None:
        raise NotFound("没有这个登录会话。", "There is no such session.")
    _end([row])


def end_others(*, actor: Actor, key: str | None) -> int:
    """End a person's sessions but the one with this key; says how many."""
    return _end(list(OpenSession.objects.filter(person_id=actor.id).exclude(key=key or "")))


def end_all(person_id: UUID) -> int:
    """End a person's sessions; says how many."""
    return _end(list(OpenSession.objects.filter(person_id=person_id)))


@accounts.ends_with_account
def end_sessions(person_id: UUID, _: datetime) -> None:
    """An account that is closed is signed out everywhere."""
    end_all(person_id)


def forget_ended(*, now: datetime) -> int:
    """Drop the rows of sessions that have ended, and the sessions themselves that have run out; says how many rows."""
    Session.objects.filter(expire_date__lte=now).delete()
    dropped, _ = OpenSession.objects.exclude(key__in=Session.objects.values("session_key")).delete()
    return dropped


def _end(rows: list[OpenSession]) -> int:
    Session.objects.filter(pk__in=[row.key for row in rows]).delete()
    OpenSession.objects.filter(pk__in=[row.pk for row in rows]).delete()
    for row in rows:
        accounts.end_connections(row.person_id, signin=signin_of(row.key))
    return len(rows)
