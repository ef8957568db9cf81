"""Contract C (service hall): service modes and targets by kind and size, read from the file and run on cases."""

import pytest

from mainstay.contracts.rules.checking.finding import Severity
from mainstay.contracts.rules.clocks import State
from mainstay.contracts.rules.terms.vocabulary import Channel

from .examples import case, due, example, findings, running, shown

C = "c-service-hall"
REPORTED = "2026-09-29 16:20"  # a Tuesday; National Day begins on the Thursday after
FIVE_MINUTES = "2026-09-29 16:25"
SAME_DAY = "2026-09-30 00:00"
ONE_DAY = "2026-10-01 00:00"
THREE_DAYS = "2026-10-03 00:00"
ONE_WEEK = "2026-10-07 00:00"
HALF_A_MONTH = "2026-10-15 00:00"

# mode, when arrival is due, when the solution by this mode is due
MODES = [
    ("phone", None, None),
    ("remote", None, SAME_DAY),
    ("onsite", THREE_DAYS, None),
    ("stationed", None, None),
    ("inspection", None, None),
]

COLUMNS = ("respond-problem", "respond-window", "respond-task", "support-system", "handle")

# kind, level, then when each of the columns is due
CELLS = [
    ("development", "ordinary", None, None, THREE_DAYS, None, None),
    ("development", "larger", None, None, HALF_A_MONTH, None, None),
    ("development", "extra_large", None, None, HALF_A_MONTH, None, None),
    ("fault", "ordinary", FIVE_MINUTES, None, FIVE_MINUTES, None, SAME_DAY),
    ("fault", "larger", FIVE_MINUTES, None, None, None, SAME_DAY),
    ("fault", "extra_large", FIVE_MINUTES, None, None, None, ONE_WEEK),
    ("system_fault", "ordinary", FIVE_MINUTES, None, None, ONE_DAY, SAME_DAY),
    ("system_fault", "larger", FIVE_MINUTES, None, None, ONE_WEEK, SAME_DAY),
    ("system_fault", "extra_large", FIVE_MINUTES, None, None, ONE_WEEK, ONE_WEEK),
    ("window_request", "ordinary", FIVE_MINUTES, FIVE_MINUTES, None, None, SAME_DAY),
    ("window_request", "larger", FIVE_MINUTES, FIVE_MINUTES, None, None, SAME_DAY),
    ("window_request", "extra_large", FIVE_MINUTES, FIVE_MINUTES, None, None, ONE_WEEK),
    ("question", "ordinary", FIVE_MINUTES, None, None, None, SAME_DAY),
    ("question", "larger", FIVE_MINUTES, None, None, None, SAME_DAY),
    ("question", "extra_large", FIVE_MINUTES, None, None, None, ONE_WEEK),
]


@pytest.mark.req("C-18")
@pytest.mark.parametrize(("mode", "arrive", "resolve"), MODES)
def test_the_service_mode_decides_the_targets(mode: str, arrive: str | None, resolve: str | None) -> None:
    entries = case(REPORTED, {"level": "ordinary", "mode": mode})
    assert [due(C, entries, target) for target in ("arrive", "resolve-remote")] == [arrive, resolve]


@pytest.mark.req("C-18")
def test_there_are_five_service_modes_each_on_its_clause() -> None:
    modes = example(C).contract.service_modes
    assert {mode.id: mode.clause for mode in modes} == {
        "phone": "4.1",
        "remote": "4.2",
        "onsite": "4.3",
        "stationed": "4.4",
        "inspection": "4.5",
    }
    assert [mode for mode, *_ in MODES] == [mode.id for mode in modes]


@pytest.mark.req("C-18")
@pytest.mark.parametrize(
    ("reported", "answered"),
    [
        ("2026-09-29 03:00", "2026-09-29 03:05"),  # at night
        ("2026-10-03 23:58", "2026-10-04 00:03"),  # on a holiday, over midnight
        ("2026-02-17 12:00", "2026-02-17 12:05"),  # the first day of the Spring Festival
    ],
)
def test_the_phone_is_answered_at_any_time(reported: str, answered: str) -> None:
    phone = example(C).contract.service_modes[0]
    assert (phone.channels, phone.calendar) == ((Channel.VOICE,), "always")
    assert due(C, case(reported, {"level": "ordinary", "mode": "phone"}), "respond-problem") == answered


@pytest.mark.req("C-18")
@pytest.mark.parametrize(
    ("reported", "arrival"),
    [
        ("2026-09-29 00:00", "2026-10-03 00:00"),
        ("2026-09-29 23:59", "2026-10-03 00:00"),
        ("2026-02-13 10:00", "2026-02-17 00:00"),
        ("2026-12-30 10:00", "2027-01-03 00:00"),
    ],
)
def test_the_three_days_to_the_site_are_natural_days(reported: str, arrival: str) -> None:
    entries = case(reported, {"level": "extra_large", "mode": "onsite"})
    assert due(C, entries, "arrive") == arrival


@pytest.mark.req("C-18")
def test_eight_engineers_are_stationed_around_the_clock_out_of_twelve() -> None:
    staffing = {staff.id: staff for staff in example(C).contract.staffing}
    eight, twelve = staffing["stationed-eight"], staffing["procured-twelve"]
    assert (eight.heads, eight.calendar, eight.stationed, eight.stand_in) == (8, "always", True, True)
    assert (staffing["stationed-service"].heads, staffing["stationed-service"].clause) == (8, "4.4")
    assert (twelve.heads, staffing["support-team"].heads) == (12, 12)


@pytest.mark.req("C-18")
def test_all_devices_are_inspected_every_month() -> None:
    duties = {duty.id: duty for duty in example(C).contract.obligations}
    inspection = duties["monthly-inspection"]
    assert inspection.recurrence is not None
    assert (str(inspection.recurrence.every), inspection.clause) == ("1 month", "4.5")
    assert len([duty for duty in duties.values() if duty.clause == "3-2.1"]) == 13


@pytest.mark.req("C-26")
@pytest.mark.parametrize(("kind", "level", "first", "window", "task", "system", "handle"), CELLS)
def test_each_cell_by_kind_and_size(
    kind: str,
    level: str,
    first: str | None,
    window: str | None,
    task: str | None,
    system: str | None,
    handle: str | None,
) -> None:
    entries = case(REPORTED, {"kind": kind, "level": level})
    assert [due(C, entries, target) for target in COLUMNS] == [first, window, task, system, handle]


@pytest.mark.req("C-26")
def test_the_cells_are_all_there_are() -> None:
    contract = example(C).contract
    kinds = next(fact for fact in contract.facts if fact.name == "kind").values
    cells = {(kind, level) for kind, level, *_ in CELLS}
    assert cells == {(kind.id, level.id) for kind in kinds for level in contract.levels}
    assert len(CELLS) == 15


@pytest.mark.req("C-26")
@pytest.mark.parametrize(
    ("target", "clause"),
    [("respond-problem", "A1-5.3"), ("support-system", "A1-5.2"), ("handle", "A1-5.3")],
)
def test_each_time_names_the_rule_that_scores_it(target: str, clause: str) -> None:
    clock = running(C, case(REPORTED, {"kind": "system_fault", "level": "larger"}))[target]
    assert clock.clause_id == clause
    assert "附件1 响应时间" in clock.explain("zh")


@pytest.mark.req("C-26")
def test_five_minutes_and_a_week_run_side_by_side() -> None:
    facts = {"kind": "system_fault", "level": "larger"}
    entries = case(REPORTED, facts, ("responded", "2026-09-29 16:24"), ("support_started", "2026-10-07 00:00"))
    after = running(C, entries, "2026-10-07 00:01")
    assert {after["respond-problem"].state, after["support-system"].state} == {State.MET}
    assert shown(after["respond-problem"].ended) == "2026-09-29 16:24"
    late = case(REPORTED, facts, ("responded", "2026-09-29 16:24"), ("support_started", "2026-10-07 00:01"))
    assert running(C, late)["support-system"].state is State.BREACHED


@pytest.mark.req("C-26")
@pytest.mark.parametrize(
    ("moment", "state"), [("2026-09-29 16:25:00", State.RUNNING), ("2026-09-29 16:25:01", State.BREACHED)]
)
def test_five_minutes_pass_with_their_second(moment: str, state: State) -> None:
    entries = case(REPORTED, {"kind": "fault", "level": "ordinary"})
    assert running(C, entries, moment)["respond-problem"].state is state


@pytest.mark.req("C-26")
def test_completion_is_what_was_agreed() -> None:
    facts = {"kind": "development", "level": "larger"}
    assert running(C, case(REPORTED, facts))["agreed-time"].state is State.WAITING


def test_the_file_holds_readings_and_nothing_worse() -> None:
    assert {finding.severity for finding in findings(C)} == {Severity.READING}


def test_the_borders_that_two_bands_claim_are_found() -> None:
    borders = [finding for finding in findings(C) if finding.code == "band_border"]
    scores = [finding.en.split(": ")[1].split(" ")[0] for finding in borders]
    assert sorted(scores, reverse=True) == ["95", "90", "80", "70"]
    assert {finding.clauses for finding in borders} == {("7.2.4",)}


@pytest.mark.parametrize(
    ("reading", "clauses"),
    [
        ("five-minutes", {"A1-5.2", "A1-5.3"}),
        ("staff-count", {"3-2.3.2", "3-2.3.3", "3-2.3.4", "4.4", "A1-4.4", "A1-4.5"}),
        ("term-start", {"2", "3-2.5", "14.1", "7.2.1", "7.2.2"}),
        ("vat", {"7.1"}),
        ("band-borders", {"7.2.4"}),
        ("annex-order", {"16.3", "A1"}),
        ("days", {"16.2", "A1-5.2", "4.3"}),
        ("loss-cap", {"9.1", "9.5"}),
    ],
)
def test_contradictions_of_the_paper_are_readings(reading: str, clauses: set[str]) -> None:
    readings = {one.id: one for one in example(C).contract.readings}
    assert set(readings[reading].clauses) == clauses
