"""Contract E (laboratory): service modes, event classes with their ladder, and P1 to P4, run on cases."""

import pytest

from mainstay.contracts.rules.checking.finding import Severity
from mainstay.contracts.rules.clocks import State
from mainstay.contracts.rules.terms.vocabulary import Channel, Event, RungAction

from .examples import case, due, example, findings, running, shown

E = "e-laboratory"
REPORTED = "2026-05-01 22:30"  # late on the Friday of Labour Day

MODE_COLUMNS = ("respond", "support", "arrive", "resolve")

# mode, then when answer, support, arrival and solution are due
MODES = [
    ("phone", "2026-05-01 23:30", "2026-05-02 00:00", None, None),
    ("remote", "2026-05-01 23:30", None, None, None),
    ("onsite", "2026-05-01 23:30", None, "2026-05-02 02:30", "2026-05-02 06:30"),
]

# elapsed, then who is told of urgent, serious and general events
LADDER = [
    ("30min", "support_engineer", None, None),
    ("1h", "support_manager", "support_engineer", None),
    ("4h", "support_director", "support_manager", "support_engineer"),
    ("12h", "deputy_general_manager", "support_director", "support_manager"),
    ("24h", "general_manager", "deputy_general_manager", "support_director"),
]

P_COLUMNS = ("respond-p", "diagnose-p", "arrive-p")

# level, then when answer, diagnosis and arrival are due; a visit is agreed
P_CELLS = [
    ("p1", "2026-05-01 23:00", "2026-05-02 00:30", "2026-05-02 00:30"),
    ("p2", "2026-05-01 23:00", "2026-05-02 00:30", "2026-05-02 01:30"),
    ("p3", "2026-05-02 00:30", "2026-05-02 10:30", "2026-05-02 22:30"),
    ("p4", "2026-05-02 02:30", "2026-05-02 22:30", "2026-05-03 22:30"),
]

# level, when repair is due after arrival at 00:10, and after a diagnosis at 23:40 without a visit
REPAIRS = [
    ("p1", "2026-05-02 02:10", "2026-05-02 01:40"),
    ("p2", "2026-05-02 04:10", "2026-05-02 03:40"),
    ("p3", "2026-05-03 00:10", "2026-05-02 23:40"),
    ("p4", "2026-05-04 00:10", "2026-05-03 23:40"),
]


@pytest.mark.req("E-14")
@pytest.mark.parametrize(("mode", "respond", "support", "arrive", "resolve"), MODES)
@pytest.mark.parametrize("level", ["urgent", "serious", "general"])
def test_the_service_mode_decides_the_targets(
    level: str, mode: str, respond: str, support: str | None, arrive: str | None, resolve: str | None
) -> None:
    entries = case(REPORTED, {"level": level, "mode": mode})
    assert [due(E, entries, target) for target in MODE_COLUMNS] == [respond, support, arrive, resolve]


@pytest.mark.req("E-14")
@pytest.mark.parametrize(("mode", "clause"), [("phone", "A2-4.1.1"), ("onsite", "A2-4.1.2"), ("remote", "A2-8.2.2")])
def test_each_mode_answers_by_its_own_clause(mode: str, clause: str) -> None:
    assert running(E, case(REPORTED, {"level": "urgent", "mode": mode}))["respond"].clause_id == clause


@pytest.mark.req("E-14")
@pytest.mark.parametrize(("level", "expected"), [("urgent", "2026-05-02 22:30"), ("general", "2026-05-02 22:30")])
def test_the_diagnosis_is_told_within_24_hours(level: str, expected: str) -> None:
    assert due(E, case(REPORTED, {"level": level}), "diagnose") == expected


@pytest.mark.req("E-17")
@pytest.mark.parametrize(
    ("level", "expected"),
    [("urgent", "2026-05-02 01:30"), ("serious", "2026-05-02 04:30"), ("general", "2026-05-02 22:30")],
)
def test_each_event_class_is_solved_by_the_end_of_its_range(level: str, expected: str) -> None:
    clock = running(E, case(REPORTED, {"level": level}))["resolve-class"]
    assert (shown(clock.due), clock.clause_id) == (expected, "A2-7.2")


@pytest.mark.req("E-17")
@pytest.mark.parametrize(("elapsed", "urgent", "serious", "general"), LADDER)
@pytest.mark.parametrize("level", ["urgent", "serious", "general"])
def test_each_cell_of_the_ladder(
    level: str, elapsed: str, urgent: str | None, serious: str | None, general: str | None
) -> None:
    ladder = next(one for one in example(E).contract.ladders if one.id == "escalation")
    told = [rung.roles for rung in ladder.rungs if str(rung.after) == elapsed and rung.when == {"level": level}]
    expected = {"urgent": urgent, "serious": serious, "general": general}[level]
    assert told == ([] if expected is None else [(expected,)])


@pytest.mark.req("E-17")
def test_the_ladder_has_twelve_rungs_from_report_to_solution() -> None:
    ladder = next(one for one in example(E).contract.ladders if one.id == "escalation")
    filled = [role for _, *roles in LADDER for role in roles if role is not None]
    assert len(ladder.rungs) == len(filled) == 12
    assert (ladder.basis, ladder.start, ladder.until) == ("start", Event.REPORTED, Event.RESOLVED)
    assert (ladder.calendar, ladder.clause) == ("always", "A2-7.2")


@pytest.mark.req("E-17")
def test_the_roles_of_the_ladder_are_named_persons() -> None:
    contract = example(E).contract
    named = {role for contact in contract.contacts for role in contact.roles}
    assert {role for ladder in contract.ladders for rung in ladder.rungs for role in rung.roles} <= named


@pytest.mark.req("E-27")
@pytest.mark.parametrize(("level", "respond", "diagnose", "arrive"), P_CELLS)
def test_each_cell_of_the_p_table(level: str, respond: str, diagnose: str, arrive: str) -> None:
    entries = case(REPORTED, {"level": level}, ("visit_agreed", "2026-05-01 22:40"))
    assert [due(E, entries, target) for target in P_COLUMNS] == [respond, diagnose, arrive]


@pytest.mark.req("E-27")
@pytest.mark.parametrize(("level", "after_arrival", "after_diagnosis"), REPAIRS)
def test_repair_counts_from_arrival(level: str, after_arrival: str, after_diagnosis: str) -> None:
    facts = {"level": level}
    visit = case(
        REPORTED,
        facts,
        ("visit_agreed", "2026-05-01 22:40"),
        ("diagnosed", "2026-05-01 23:40"),
        ("arrived", "2026-05-02 00:10"),
    )
    assert due(E, visit, "resolve-p") == after_arrival
    assert running(E, visit[:3])["resolve-p"].state is State.WAITING


@pytest.mark.req("E-27")
@pytest.mark.parametrize(("level", "after_arrival", "after_diagnosis"), REPAIRS)
def test_repair_counts_from_diagnosis_without_a_visit(level: str, after_arrival: str, after_diagnosis: str) -> None:
    remote = case(REPORTED, {"level": level}, ("diagnosed", "2026-05-01 23:40"))
    assert due(E, remote, "resolve-p") == after_diagnosis
    assert due(E, remote, "arrive-p") is None
    assert running(E, remote[:1])["resolve-p"].state is State.WAITING


@pytest.mark.req("E-27")
def test_a_visit_agreed_after_the_diagnosis_moves_the_start() -> None:
    entries = case(
        REPORTED,
        {"level": "p2"},
        ("diagnosed", "2026-05-01 23:40"),
        ("visit_agreed", "2026-05-02 00:00"),
        ("arrived", "2026-05-02 01:00"),
    )
    assert [due(E, entries[:n], "resolve-p") for n in (2, 3, 4)] == ["2026-05-02 03:40", None, "2026-05-02 05:00"]


@pytest.mark.req("E-27")
@pytest.mark.parametrize("level", ["p1", "p2", "p3", "p4"])
def test_p_levels_follow_their_own_table_only(level: str) -> None:
    clocks = running(E, case(REPORTED, {"level": level, "mode": "onsite", "visit": True}))
    assert set(clocks) == {"respond-p", "diagnose-p", "arrive-p", "resolve-p"}
    assert {clock.clause_id for clock in clocks.values()} == {"A2-10.5"}


@pytest.mark.req("E-27")
@pytest.mark.parametrize(
    ("moment", "state"), [("2026-05-01 23:00:00", State.RUNNING), ("2026-05-01 23:00:01", State.BREACHED)]
)
def test_at_once_is_thirty_minutes_and_passes_with_its_second(moment: str, state: State) -> None:
    assert running(E, case(REPORTED, {"level": "p1"}), moment)["respond-p"].state is state


def test_the_seat_reminds_twice_and_replaces() -> None:
    ladder = next(one for one in example(E).contract.ladders if one.id == "seat-reminders")
    assert [(str(rung.after), rung.action) for rung in ladder.rungs] == [
        ("0min", RungAction.NOTIFY),
        ("30min", RungAction.REMIND),
        ("45min", RungAction.REMIND),
        ("45min", RungAction.REASSIGN),
    ]
    assert ladder.until is Event.RESPONDED
    assert {rung.channels for rung in ladder.rungs} == {(Channel.MAIL, Channel.SMS)}


@pytest.mark.parametrize("level", ["urgent", "p4"])
def test_the_emergency_team_is_on_site_in_four_hours(level: str) -> None:
    entries = case(REPORTED, {"level": level, "kind": "emergency"})
    assert due(E, entries, "arrive-emergency") == "2026-05-02 02:30"


def test_the_file_holds_readings_and_nothing_worse() -> None:
    assert {finding.severity for finding in findings(E)} == {Severity.READING}


@pytest.mark.parametrize(
    ("reading", "clauses"),
    [
        ("two-schemes", {"A2-4.1.1", "A2-4.1.2", "A2-7.2", "A2-10.5"}),
        ("ranges", {"A2-7.2"}),
        ("at-once", {"A2-10.5", "A2-7.2"}),
        ("repair-start", {"A2-10.5"}),
        ("cycle", {"A2-8.4"}),
    ],
)
def test_ambiguities_of_the_paper_are_readings(reading: str, clauses: set[str]) -> None:
    readings = {one.id: one for one in example(E).contract.readings}
    assert set(readings[reading].clauses) == clauses
