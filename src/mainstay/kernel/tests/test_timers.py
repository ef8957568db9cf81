"""Timers: derived, fired once and in order, late after downtime, void for a reason."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import psycopg
import pytest

from mainstay.kernel.fence import Principal, principal
from mainstay.kernel.models import Timer
from mainstay.kernel.timers import Due, Moved, Wanted, derive, fire_due, fires, firing, timers_of
from tests.plumbing.databases import FreshDatabase

NINE = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
T, Q = uuid4(), uuid4()


class Bell:
    """What fired; `answers` holds reasons for being void, `broken` the rungs that fail."""

    def __init__(self) -> None:
        self.calls: list[int] = []
        self.rung: list[tuple[str, str, float]] = []
        self.answers: dict[str, str] = {}
        self.broken: set[str] = set()

    def __call__(self, dues: Sequence[Due]) -> list[str | None]:
        self.calls.append(len(dues))
        heard = list(self.rung)
        try:
            return [self._ring(due) for due in dues]
        except ZeroDivisionError:
            self.rung = heard
            raise

    def _ring(self, due: Due) -> str | None:
        if due.rung in self.broken:
            raise ZeroDivisionError(1)
        if due.rung not in self.answers:
            self.rung.append((due.subject, due.rung, (due.now - due.due).total_seconds()))
        return self.answers.get(due.rung)


@pytest.fixture
def bell(monkeypatch: pytest.MonkeyPatch) -> Bell:
    found = Bell()
    monkeypatch.setattr(firing, "KINDS", {})
    fires("bell")(found)
    return found


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> "Clock":
    return Clock(monkeypatch)


class Clock:
    """Fires what is due at a minute past nine."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.monkeypatch = monkeypatch

    def __call__(self, minutes: float) -> int:
        self.monkeypatch.setattr(firing, "now", lambda: NINE + timedelta(minutes=minutes))
        done = 0
        while found := fire_due().done:
            done += found
        return done


def want(*minutes: int, clock: str = "ladder") -> list[Wanted]:
    return [Wanted("bell", clock, f"r{minute}", NINE + timedelta(minutes=minute)) for minute in minutes]


def states(subject: str = "case:a") -> list[tuple[str, str]]:
    return [(timer.rung, timer.void_reason or timer.state) for timer in timers_of([subject])[subject]]


@pytest.mark.django_db
def test_each_fires_once_at_its_moment(bell: Bell, at: Clock) -> None:
    assert derive({"case:a": want(30, 45)}, reasons={}) == Moved(2, 0, 0)
    assert (at(29.99), at(30), at(30), at(45), at(99)) == (0, 1, 0, 1, 0)
    assert bell.rung == [("case:a", "r30", 0.0), ("case:a", "r45", 0.0)]
    assert [timer.late_ms for timer in timers_of(["case:a"])["case:a"]] == [0, 0]


@pytest.mark.parametrize(
    ("contracts", "seen"),
    [((T, Q), Principal.on("system: timers bell", [T, Q])), ((T, None), Principal("system: timers bell", "all"))],
)
@pytest.mark.django_db
def test_they_act_on_the_contracts_that_they_happen_under(
    contracts: tuple[UUID | None, ...], seen: Principal, bell: Bell, at: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[Principal] = []
    monkeypatch.setattr(bell, "_ring", lambda due: found.append(principal()))
    wanted = {f"case:{one}": [Wanted("bell", "ladder", "r1", NINE, contract=one)] for one in contracts}
    derive(wanted, reasons={})
    assert at(5) == 2
    assert found == [seen, seen]


@pytest.mark.django_db
def test_after_downtime_they_fire_in_order_and_say_how_late(bell: Bell, at: Clock) -> None:
    derive({"case:b": want(40, 20), "case:a": want(30)}, reasons={})
    assert at(60) == 3
    assert bell.rung == [("case:b", "r20", 2400.0), ("case:a", "r30", 1800.0), ("case:b", "r40", 1200.0)]
    assert bell.calls == [2, 1]
    assert [timer.late_ms for timer in timers_of(["case:b"])["case:b"]] == [2_400_000, 1_200_000]


@pytest.mark.django_db
def test_only_what_moved_is_written(bell: Bell, at: Clock) -> None:
    derive({"case:a": want(30, 45, 60)}, reasons={})
    at(30)
    moved = [Wanted("bell", "ladder", "r30", NINE), want(45)[0], Wanted("bell", "ladder", "r60", NINE)]
    assert derive({"case:a": moved}, reasons={}) == Moved(0, 1, 0)
    assert derive({"case:a": moved}, reasons={}) == Moved(0, 0, 0)
    assert states() == [("r60", "pending"), ("r30", "fired"), ("r45", "pending")]


@pytest.mark.django_db
def test_what_is_not_wanted_any_more_is_void_and_may_come_back(bell: Bell, at: Clock) -> None:
    derive({"case:a": want(30, 45)}, reasons={})
    assert derive({"case:a": []}, reasons={"case:a": "resolved"}) == Moved(0, 0, 2)
    assert states() == [("r30", "resolved"), ("r45", "resolved")]
    assert at(50) == 0
    assert derive({"case:a": want(45)}, reasons={}) == Moved(0, 1, 0)
    assert at(50) == 1


@pytest.mark.django_db
def test_there_may_be_nothing_to_do_after_all(bell: Bell, at: Clock) -> None:
    bell.answers = {"r30": "answered"}
    derive({"case:a": want(30)}, reasons={})
    assert (at(30), bell.rung, states()) == (1, [], [("r30", "answered")])


@pytest.mark.django_db
def test_what_happened_elsewhere_does_not_happen_again(bell: Bell, at: Clock) -> None:
    taken_over = NINE + timedelta(minutes=40)
    assert derive({"case:a": want(30, 45)}, reasons={}, taken_over_at=taken_over) == Moved(2, 0, 0)
    assert derive({"case:a": want(30, 45)}, reasons={}) == Moved(0, 0, 0)
    assert (at(50), states()) == (1, [("r30", "taken_over"), ("r45", "fired")])


@pytest.mark.django_db
def test_one_that_fails_is_kept_and_stops_no_other(bell: Bell, at: Clock, caplog: pytest.LogCaptureFixture) -> None:
    bell.broken = {"r30"}
    derive({"case:a": want(30, 31)}, reasons={})
    assert at(40) == 2
    assert states() == [("r30", "pending"), ("r31", "fired")]
    assert (timers_of(["case:a"])["case:a"][0].problem, at(40)) == ("ZeroDivisionError(1)", 0)
    bell.broken = set()
    assert (at(40.03), at(40.04), states()[0]) == (0, 1, ("r30", "fired"))
    assert [timer.late_ms for timer in timers_of(["case:a"])["case:a"]] == [602_400, 540_000]


@pytest.mark.django_db
def test_one_that_fails_in_a_batch_takes_no_other_with_it(
    bell: Bell, at: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    bell.broken = {"r30"}
    derive({"case:a": want(30), "case:b": want(31), "case:c": want(32)}, reasons={})
    at(40)
    assert bell.calls == [3, 1, 1, 1]
    assert bell.rung == [("case:b", "r31", 540.0), ("case:c", "r32", 480.0)]
    assert [states(f"case:{key}")[0][1] for key in "abc"] == ["pending", "fired", "fired"]
    assert list(Timer.objects.filter(subject="case:a").values_list("tries", flat=True)) == [1]


@pytest.mark.django_db
def test_a_kind_that_this_version_does_not_know_waits(bell: Bell, at: Clock, caplog: pytest.LogCaptureFixture) -> None:
    derive({"case:a": [Wanted("later", "ladder", "r30", NINE)], "case:b": want(30)}, reasons={})
    at(31)
    assert (states(), states("case:b")) == ([("r30", "pending")], [("r30", "fired")])
    assert timers_of(["case:a"])["case:a"][0].problem == "KeyError('later')"


def test_two_workers_never_fire_the_same_subject(fresh_database: FreshDatabase, bell: Bell, at: Clock) -> None:
    derive({"case:a": want(30)}, reasons={})
    with psycopg.connect(fresh_database.runtime) as other:
        other.execute("SELECT pg_advisory_xact_lock(hashtextextended('case:a', 0))")
        assert at(30) == 0
        assert fire_due().next_at == NINE + timedelta(minutes=30, milliseconds=50)
    assert at(30) == 1


def test_another_worker_takes_what_is_free(fresh_database: FreshDatabase, bell: Bell, at: Clock) -> None:
    derive({"case:a": want(30), "case:b": want(31)}, reasons={})
    with psycopg.connect(fresh_database.owner) as other:  # for whom no policy hides a row
        other.execute("SELECT FROM kernel_timer WHERE subject = 'case:a' FOR UPDATE")
        assert at(31) == 1
    assert bell.rung == [("case:b", "r31", 0.0)]


def test_a_later_one_waits_for_an_earlier_one_in_other_hands(
    fresh_database: FreshDatabase, bell: Bell, at: Clock
) -> None:
    derive({"case:a": want(30, 31)}, reasons={})
    with psycopg.connect(fresh_database.owner) as other:  # as above
        other.execute("SELECT FROM kernel_timer WHERE rung = 'r30' FOR UPDATE")
        assert at(31) == 0
    assert at(31) == 2
    assert [rung for _, rung, _ in bell.rung] == ["r30", "r31"]


def test_what_has_fired_meanwhile_is_not_moved(fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    derive({"case:a": want(30)}, reasons={})

    def fire_first(*, subject__in: list[str]) -> list[Timer]:
        rows = list(Timer.objects.all().filter(subject=subject__in[0]))
        Timer.objects.update(state="fired", fired_at=NINE, late_ms=0)
        return rows

    with monkeypatch.context() as patched:
        patched.setattr("mainstay.kernel.timers.deriving.Timer.objects.filter", fire_first)
        derive({"case:a": []}, reasons={})
    assert states() == [("r30", "fired")]
