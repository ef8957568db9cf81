"""The work list: followed once, together with its removal; what fails stays, and stops nothing else."""

from collections.abc import Sequence
from datetime import datetime

import psycopg
import pytest

from mainstay.desk.models import Case, Change
from mainstay.desk.public import Act
from mainstay.desk.services.following import Followed, follow_changes, working
from tests.plumbing.databases import FreshDatabase

from .make import Desk, make_desk


class Spy:
    """A follower that writes down what it was given, and fails for some cases."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, list[int], bool]] = []
        self.broken: set[str] = set()

    def __call__(self, followed: Sequence[Followed], now: datetime) -> None:
        if any(one.case.number in self.broken for one in followed):
            raise ZeroDivisionError(1)
        self.seen += [(one.case.number, [entry.seq for entry in one.new], one.history) for one in followed]


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    found = Spy()
    monkeypatch.setattr(working, "FOLLOWERS", {"spy": found})
    return found


@pytest.fixture
def desk(db: None) -> Desk:
    found = make_desk()
    Change.objects.all().delete()
    return found


def test_a_change_is_followed_once(desk: Desk, spy: Spy) -> None:
    case = desk.open()
    desk.do(case, Act.ACCEPT, at=1)
    assert follow_changes().done == 2
    assert spy.seen == [(case.number, [1, 2], False)]
    assert follow_changes().done == 0
    assert Change.objects.count() == 0


def test_a_failing_case_stops_nobody_else(desk: Desk, spy: Spy, caplog: pytest.LogCaptureFixture) -> None:
    bad, good = desk.open(), desk.open()
    spy.broken = {bad.number}
    follow_changes()
    assert spy.seen == [(good.number, [1], False)]
    (left,) = Change.objects.all()
    assert (left.case_id, left.tries, left.owing, left.reason) == (bad.id, 1, ["spy"], "spy: ZeroDivisionError(1)")
    assert f"spy failed for {bad.number}" in caplog.text


def test_what_failed_is_tried_again(desk: Desk, spy: Spy) -> None:
    case = desk.open()
    spy.broken = {case.number}
    follow_changes()
    assert follow_changes().done == 0
    spy.broken = set()
    Change.objects.update(retry_at=None)
    assert follow_changes().done == 1
    assert spy.seen == [(case.number, [1], False)]


def test_only_the_follower_that_failed_stays(desk: Desk, spy: Spy, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Spy()
    monkeypatch.setattr(working, "FOLLOWERS", {"spy": spy, "other": other})
    case = desk.open()
    spy.broken = {case.number}
    follow_changes()
    assert other.seen == [(case.number, [1], False)]
    assert Change.objects.get().owing == ["spy"]


def test_a_case_in_another_worker_s_hands_is_left_alone(fresh_database: FreshDatabase, spy: Spy) -> None:
    desk = make_desk()
    case = desk.open()
    with open_session(fresh_database, case):
        assert follow_changes().done == 0
    assert follow_changes().done == 1
    assert spy.seen == [(case.number, [1], False)]


def test_a_history_is_told_apart(desk: Desk, spy: Spy) -> None:
    case = desk.open()
    Change.objects.update(history=True)
    follow_changes()
    assert spy.seen == [(case.number, [1], True)]


def open_session(database: FreshDatabase, case: Case) -> psycopg.Connection[tuple[object, ...]]:
    """A session of another worker that follows the case until it is closed."""
    session = psycopg.connect(database.runtime)
    session.execute("SELECT pg_advisory_xact_lock(hashtextextended('case:' || %s, 0))", [str(case.id)])
    return session
