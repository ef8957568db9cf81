"""Loops that work until nothing is left, then sleep until they are woken over the database or their time has come."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import psycopg
from django.db import DatabaseError, InterfaceError, connection, transaction

from .fence import Principal, reading_for
from .time import now

LOG = logging.getLogger(__name__)
CHANNEL = "mainstay_wake"
SPARING = 0.05  # a process calls a topic at most this often: each NOTIFY is a commit that all others queue behind
LINGER = 0.1  # so a loop looks once more this much later, before it sleeps
LONGEST_SLEEP = 2.0
FIRST_PAUSE, LONGEST_PAUSE = 0.25, 15.0
CALLED: dict[str, float] = {}


def wake(topic: str) -> None:
    """Wake the loops of a topic when the caller's transaction is committed; after, not in it, to keep writers apart."""
    transaction.on_commit(lambda: _call(topic), robust=True)


def _call(topic: str) -> None:
    moment = time.monotonic()
    if moment - CALLED.get(topic, -SPARING) >= SPARING:
        CALLED[topic] = moment
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, topic])


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did, and the moment before which there is nothing to do (None: until woken)."""

    done: int
    next_at: datetime | None = None


@dataclass
class Loop:
    """Calls `work` for one batch at a time; `topic` is what wakes it."""

    topic: str
    work: Callable[[], Round]
    awake: threading.Event = field(default_factory=threading.Event)

    def run(self, stopping: threading.Event) -> None:
        """As a part of the system, until `stopping` is set."""
        with reading_for(Principal.part(f"loop {self.topic}")):
            self._keep_on(stopping)

    def _keep_on(self, stopping: threading.Event) -> None:
        """A failure is logged and tried again over a new session after a pause that grows."""
        failures, woken = 0, False
        while not stopping.is_set():
            self.awake.clear()
            try:
                again = self._until_idle(stopping, woken=woken)
                failures = 0
            except Exception as error:  # noqa: BLE001  a loop outlives whatever goes wrong in a round
                failures += 1
                again = min(FIRST_PAUSE * 2.0 ** min(failures - 1, 10), LONGEST_PAUSE)
                tell_failure(self.topic, error, again)
                connection.close()
                stopping.wait(again)
                continue
            woken = self.awake.wait(again)
        connection.close()

    def _until_idle(self, stopping: threading.Event, *, woken: bool = False) -> float:
        """Work batch after batch; the seconds to sleep, short after a call or after work was found."""
        busy = woken
        while not stopping.is_set():
            found = self.work()
            if found.done == 0:
                again = sleep_until(found.next_at)
                return min(again, LINGER) if busy else again
            busy = True
        return 0.0


def sleep_until(moment: datetime | None) -> float:
    """Seconds until a moment, never more than the slow poll: clocks may be moved and calls may be lost."""
    if moment is None:
        return LONGEST_SLEEP
    return min(max((moment - now()).total_seconds(), 0.0), LONGEST_SLEEP)


def tell_failure(topic: str, error: Exception, pause: float) -> None:
    """A lost database is one line, anything else comes with its trace."""
    lost = isinstance(error, psycopg.OperationalError | InterfaceError | DatabaseError)
    LOG.log(
        logging.WARNING if lost else logging.ERROR,
        "%s: %s; again in %.1f s",
        topic,
        error,
        pause,
        exc_info=None if lost else error,
    )


def listen(loops: Sequence[Loop], stopping: threading.Event) -> None:
    """Wake loops by what is called over the database; after a lost session everything is looked through."""
    by_topic = {loop.topic: loop for loop in loops}
    while not stopping.is_set():
        try:
            with psycopg.connect(**_address(), autocommit=True) as session:
                session.execute(f"LISTEN {CHANNEL}")
                for loop in loops:
                    loop.awake.set()
                _pass_on(session, by_topic, stopping)
        except psycopg.Error as error:
            LOG.warning("waking: %s", error)
            stopping.wait(1.0)


def _pass_on(session: psycopg.Connection[Any], loops: Mapping[str, Loop], stopping: threading.Event) -> None:
    while not stopping.is_set():
        for call in session.notifies(timeout=0.5):
            loop = loops.get(call.payload)
            if loop is not None:
                loop.awake.set()


def _address() -> dict[str, Any]:
    parameters: dict[str, Any] = connection.get_connection_params()
    return {name: value for name, value in parameters.items() if name not in ("cursor_factory", "context")}
