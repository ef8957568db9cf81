"""Loops: they work until nothing is left, sleep, are called over the database, and outlive failures."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
from django.db import transaction

from mainstay.kernel import waking
from mainstay.kernel.fence import NOBODY, Principal, principal, reading_for
from mainstay.kernel.waking import LINGER, LONGEST_SLEEP, Loop, Round, listen, sleep_until, wake
from tests.plumbing.databases import FreshDatabase

PATIENCE = 20.0


@pytest.fixture
def stopping() -> Iterator[threading.Event]:
    found = threading.Event()
    yield found
    found.set()


def test_a_loop_sleeps_until_the_next_moment_but_never_long(monkeypatch: pytest.MonkeyPatch) -> None:
    nine = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
    monkeypatch.setattr(waking, "now", lambda: nine)
    assert sleep_until(nine + timedelta(seconds=1)) == 1.0
    assert sleep_until(nine - timedelta(seconds=1)) == 0.0
    assert sleep_until(nine + timedelta(hours=1)) == sleep_until(None) == LONGEST_SLEEP


def test_it_works_until_nothing_is_left_and_looks_once_more(stopping: threading.Event) -> None:
    left = [2, 1, 0, 0]
    loop = Loop("try", lambda: Round(left.pop(0)))
    assert loop._until_idle(stopping) == LINGER
    assert loop._until_idle(stopping) == LONGEST_SLEEP


def test_a_called_loop_looks_once_more_for_what_was_not_called(stopping: threading.Event) -> None:
    """The second of two commits within a twentieth of a second calls nobody."""
    assert Loop("try", lambda: Round(0))._until_idle(stopping, woken=True) == LINGER


def test_a_loop_works_as_a_part_of_the_system_and_leaves_nobody_behind(db: None, stopping: threading.Event) -> None:
    seen: list[Principal] = []

    def work() -> Round:
        seen.append(principal())
        stopping.set()
        return Round(0)

    with reading_for(NOBODY):
        Loop("try", work).run(stopping)
        assert principal() == NOBODY
    assert seen == [Principal("system: loop try", "all")]


def test_a_failure_is_told_and_tried_again(
    db: None, stopping: threading.Event, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(waking, "FIRST_PAUSE", 0.0)
    monkeypatch.setattr("mainstay.kernel.waking.connection.close", lambda: None)
    outcomes: list[object] = [ZeroDivisionError("one"), psycopg.OperationalError("gone"), Round(0)]

    def work() -> Round:
        outcome = outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        stopping.set()
        return Round(0)

    Loop("try", work).run(stopping)
    assert outcomes == []
    assert [one.getMessage() for one in caplog.records] == ["try: one; again in 0.0 s", "try: gone; again in 0.0 s"]


def test_a_commit_wakes_the_loop_of_its_topic(fresh_database: FreshDatabase, stopping: threading.Event) -> None:
    called, other = Loop("called", lambda: Round(0)), Loop("other", lambda: Round(0))
    waking.CALLED.clear()
    listener = threading.Thread(target=listen, args=[[called, other], stopping])
    listener.start()
    try:
        assert called.awake.wait(PATIENCE)
        assert other.awake.wait(PATIENCE)
        called.awake.clear()
        other.awake.clear()
        with transaction.atomic():
            wake("called")
        assert called.awake.wait(PATIENCE)
        assert not other.awake.is_set()
    finally:
        stopping.set()
        listener.join(PATIENCE)


def test_a_rolled_back_transaction_wakes_nobody(fresh_database: FreshDatabase) -> None:
    waking.CALLED.clear()
    with transaction.atomic():
        wake("called")
        transaction.set_rollback(True)
    assert waking.CALLED == {}


def test_a_process_calls_a_topic_sparingly(fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    waking.CALLED.clear()
    times = iter([10.0, 10.01, 10.06])
    monkeypatch.setattr("mainstay.kernel.waking.time.monotonic", lambda: next(times))
    for _ in range(3):
        wake("called")
    assert waking.CALLED == {"called": 10.06}
    assert list(times) == []
