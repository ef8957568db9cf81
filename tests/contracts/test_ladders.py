"""The ladders of the example contracts, running on cases."""

import pytest

from mainstay.contracts.rules.ladders import ladder_rungs

from .examples import Facts, at, case, shown, terms

NINE = "2026-10-12 09:00"
Rungs = list[tuple[str, str, str | None]]


def rungs(name: str, facts: Facts, *later: tuple[str, str], now: str = NINE, ladder: str = "") -> Rungs:
    """Clock, rung and moment of each rung of a case reported on Monday at nine."""
    found = ladder_rungs(terms(name), case(NINE, facts, *later), at(now))
    return [(one.clock, one.rung.id, shown(one.due)) for one in found if one.ladder.id == ladder or not ladder]


@pytest.mark.req("E-19")
def test_the_seat_reminds_at_30_and_45_minutes_and_another_takes_over() -> None:
    assert rungs("e-laboratory", {"level": "general"}, ladder="seat-reminders") == [
        ("seat-reminders", "told", "2026-10-12 09:00"),
        ("seat-reminders", "first", "2026-10-12 09:30"),
        ("seat-reminders", "second", "2026-10-12 09:45"),
        ("seat-reminders", "replace", "2026-10-12 09:45"),
    ]


@pytest.mark.req("E-19")
@pytest.mark.parametrize("answer", ["responded", "support_started", "resolved"])
def test_an_answer_ends_the_reminders(answer: str) -> None:
    found = rungs("e-laboratory", {}, (answer, "2026-10-12 09:40"), now="2026-10-12 10:00", ladder="seat-reminders")
    assert found == [("seat-reminders", "told", "2026-10-12 09:00")]


@pytest.mark.req("E-17")
def test_the_level_chooses_the_rungs_and_resolution_ends_them() -> None:
    resolved = ("resolved", "2026-10-12 13:30")
    found = rungs("e-laboratory", {"level": "serious"}, resolved, now="2026-10-13 18:00", ladder="escalation")
    assert [(rung, due) for _, rung, due in found] == [
        ("serious-1h", "2026-10-12 10:00"),
        ("serious-4h", "2026-10-12 13:00"),
    ]


def test_without_a_level_nothing_escalates() -> None:
    assert rungs("e-laboratory", {}, ladder="escalation") == []


def test_time_between_resolution_and_reopening_does_not_count() -> None:
    later = (("resolved", "2026-10-12 09:20"), ("reopened", "2026-10-12 15:20"))
    found = rungs("e-laboratory", {"level": "urgent"}, *later, now="2026-10-12 15:20", ladder="escalation")
    assert [due for _, _, due in found][:2] == ["2026-10-12 15:30", "2026-10-12 16:00"]


@pytest.mark.req("A-16")
def test_a_missed_time_is_brought_to_the_superior_and_to_sales_at_the_due_second() -> None:
    found = rungs("a-messaging-platform", {"level": "I"}, now="2026-10-12 09:00:01", ladder="missed-time")
    first = [one for one in found if one[0] == "missed-time:respond"]
    assert [rung for _, rung, _ in first] == ["superior", "sales"]
    assert {due for _, _, due in first} == {"2026-10-12 09:30"}


@pytest.mark.req("A-16")
def test_what_was_done_in_time_is_brought_to_nobody() -> None:
    later = (("responded", "2026-10-12 09:05"),)
    found = rungs("a-messaging-platform", {"level": "I"}, *later, now="2026-10-12 11:00", ladder="missed-time")
    assert not [one for one in found if one[0] == "missed-time:respond"]


@pytest.mark.req("A-14")
def test_the_report_has_its_own_rung_after_a_level_ii_fault_is_resolved() -> None:
    later = (("responded", "2026-10-12 09:05"), ("resolved", "2026-10-12 10:00"))
    found = rungs("a-messaging-platform", {"level": "II"}, *later, now="2026-10-12 10:00", ladder="missed-time")
    report = [one for one in found if one[0] == "missed-time:fault-report"]
    assert [rung for _, rung, _ in report] == ["superior", "sales"]
    again = (*later, ("reopened", "2026-10-12 11:00"), ("resolved", "2026-10-12 12:00"))
    found = rungs("a-messaging-platform", {"level": "II"}, *again, now="2026-10-12 12:00", ladder="missed-time")
    assert {one[0] for one in found if "fault-report" in one[0]} == {"missed-time:fault-report:2"}


def test_ladders_of_duties_do_not_run_on_cases() -> None:
    found = rungs("b-approval-system", {"level": "1"}, now="2026-10-19 09:00")
    assert {clock.split(":")[0] for clock, _, _ in found}.isdisjoint({"missed-round"})


@pytest.mark.req("A-17")
def test_a_sudden_incident_is_reported_at_once() -> None:
    found = rungs("a-messaging-platform", {"level": "I"}, ladder="sudden-incident")
    assert found == [("sudden-incident", "responsible", shown(at(NINE)))]
    assert rungs("a-messaging-platform", {"level": "III"}, ladder="sudden-incident") == []
