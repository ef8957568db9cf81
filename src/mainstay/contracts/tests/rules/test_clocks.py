"""Clocks on small contracts, by hand: one rule of the terms a test."""

from datetime import timedelta
from typing import Any

import pytest

from mainstay.contracts.rules.clocks import CaseEntry, Clock, CompiledTerms, State, clocks
from mainstay.contracts.rules.terms.vocabulary import Side
from mainstay.contracts.tests.rules.making import Line, at, compiled, entries

CUSTOMER, VENDOR = {"side": Side.CUSTOMER}, {"side": Side.VENDOR}
PAUSES = [
    {"id": "access", "name": "等待甲方提供权限", "side": "customer", "clause": "c"},
    {"id": "parts", "name": "等待备件", "side": "vendor", "measures": ["resolve"], "clause": "c"},
]


def table(measure: str, length: str, **more: Any) -> dict[str, Any]:
    return {"id": measure, "measure": measure, "rows": [{"length": length}]} | more


def one(terms: CompiledTerms, case: list[CaseEntry], now: str) -> Clock:
    (clock,) = clocks(terms, case, at(now))
    return clock


def reported(text: str = "11-16 10:00", **facts: Any) -> Line:
    return (text, "reported", {"facts": {"level": "I"} | facts})


@pytest.mark.req("A-08")
def test_each_level_has_its_own_calendar() -> None:
    rows = [
        {"when": {"level": "I"}, "length": "2h"},
        {"when": {"level": "II"}, "length": "2h", "calendar": "office"},
    ]
    terms = compiled([{"id": "arrive", "measure": "arrive", "rows": rows}])
    for level, due in (("I", "10-01 19:00"), ("II", "10-08 09:30")):
        clock = one(terms, entries(("09-30 17:00", "reported", {"facts": {"level": level}})), "09-30 17:30")
        expected = due if level == "II" else "09-30 19:00"
        assert (clock.state, clock.due) == (State.RUNNING, at(expected))


@pytest.mark.req("E-27")
@pytest.mark.parametrize(
    ("visit", "start", "due"), [(True, "11-16 14:00", "11-16 18:00"), (False, "11-16 11:00", "11-16 15:00")]
)
def test_repair_counts_from_arrival_when_a_visit_is_needed_else_from_diagnosis(
    visit: bool, start: str, due: str
) -> None:
    rows = [
        {"when": {"visit": True}, "length": "4h", "start": "arrived"},
        {"when": {"visit": False}, "length": "4h", "start": "diagnosed"},
    ]
    facts = [{"name": "visit", "label": "上门", "default": False}]
    terms = compiled([{"id": "resolve", "measure": "resolve", "rows": rows}], facts=facts)
    lines: list[Line] = [reported(), ("11-16 11:00", "diagnosed")]
    lines += [("11-16 11:10", "visit_agreed"), ("11-16 14:00", "arrived")] if visit else []
    clock = one(terms, entries(*lines), "11-16 14:30")
    assert (clock.start, clock.due, clock.row_index) == (at(start), at(due), 0 if visit else 1)


@pytest.mark.req("B-15")
def test_a_case_from_before_the_signing_is_measured() -> None:
    terms = compiled([table("respond", "30min")], signed="2026-02-10")
    clock = one(terms, entries(reported("01-05 10:00"), ("01-05 10:31", "responded")), "01-06 10:00")
    assert (clock.state, clock.due, clock.remaining_seconds) == (State.BREACHED, at("01-05 10:30"), -60)


@pytest.mark.req("D-03")
def test_a_promise_sets_a_clock_that_only_the_customer_moves() -> None:
    terms = compiled([table("promise", "promised", start="promised")])
    case = entries(
        reported(),
        ("11-16 11:00", "promised", VENDOR | {"due": at("11-17 12:00")}),
        ("11-16 12:00", "promised", VENDOR | {"due": at("11-20 12:00")}),
        ("11-16 13:00", "promise_moved", VENDOR | {"due": at("11-20 12:00")}),
    )
    assert one(terms, case[:1], "11-16 12:00").state is State.WAITING
    assert one(terms, case, "11-17 12:01").state is State.BREACHED
    moved = CaseEntry(5, "promise_moved", at("11-16 14:00"), side=Side.CUSTOMER, due=at("11-18 12:00"))
    clock = one(terms, [*case, moved], "11-17 12:01")
    assert (clock.state, clock.due, clock.length) == (State.RUNNING, at("11-18 12:00"), "promised")
    assert "甲方于 2026-11-16 14:00 同意改期" in clock.explain("zh")


def test_a_met_clock_ends_at_the_due_second_and_no_later() -> None:
    terms = compiled([table("respond", "30min")])
    case = entries(reported(), ("11-16 10:30", "responded"))
    assert one(terms, case, "11-16 11:00").state is State.MET
    late = [case[0], CaseEntry(2, "responded", at("11-16 10:30") + timedelta(seconds=1))]
    assert one(terms, late, "11-16 11:00").state is State.BREACHED


def test_a_change_of_level_counts_from_the_original_start() -> None:
    rows = [{"when": {"level": "I"}, "length": "1h"}, {"when": {"level": "II"}, "length": "8h"}]
    terms = compiled([{"id": "resolve", "measure": "resolve", "rows": rows}])
    case = entries(reported(level="II"), ("11-16 12:00", "classified", {"facts": {"level": "I"}}))
    assert one(terms, case, "11-16 11:59").due == at("11-16 18:00")
    raised = one(terms, case, "11-16 12:00")
    assert (raised.state, raised.due, raised.row_index) == (State.BREACHED, at("11-16 11:00"), 0)


def test_a_pause_stops_only_its_measures_and_names_whose_time_it_is() -> None:
    terms = compiled([table("respond", "1h"), table("arrive", "4h"), table("resolve", "4h")], pauses=PAUSES)
    case = entries(reported(), ("11-16 10:30", "paused", {"reason": "parts"}))
    respond, arrive, resolve = clocks(terms, case, at("11-16 12:00"))
    assert (respond.state, arrive.state, resolve.state) == (State.BREACHED, State.RUNNING, State.PAUSED)
    assert (resolve.due, resolve.elapsed_seconds, resolve.remaining_seconds) == (None, 1800, 12_600)
    assert resolve.pauses[0].side is Side.VENDOR
    resumed = entries(reported(), ("11-16 10:30", "paused", {"reason": "access"}), ("11-16 12:30", "resumed"))
    respond, arrive, resolve = clocks(terms, resumed, at("11-16 13:00"))
    assert (respond.due, arrive.due, resolve.due) == (at("11-16 11:00"), at("11-16 16:00"), at("11-16 16:00"))


def test_a_clock_overdue_before_the_pause_stays_breached() -> None:
    terms = compiled([table("resolve", "1h")], pauses=PAUSES)
    case = entries(reported(), ("11-16 11:00", "paused", {"reason": "access"}))
    assert one(terms, case, "11-16 11:00").state is State.RUNNING
    assert one(terms, case, "11-16 11:01").state is State.BREACHED


@pytest.mark.parametrize(
    ("length", "calendar", "due"),
    [
        ("3 workdays", "office", "10-10 18:00"),
        ("4 workdays", "office", "10-12 18:00"),
        ("3 days", "office", "10-05 00:00"),
        ("0 days", "office", "10-02 00:00"),
        ("2 weeks", "office", "10-16 00:00"),
        ("1 month", "always", "11-02 00:00"),
        ("1 year", "always", "2027-10-02 00:00"),
        ("2 workdays", "always", "10-04 00:00"),
    ],
)
def test_lengths_in_days_end_with_the_day(length: str, calendar: str, due: str) -> None:
    terms = compiled([table("resolve", length, calendar=calendar)])
    assert one(terms, entries(reported("10-01 10:00")), "10-01 11:00").due == at(due)


def test_months_are_clamped_to_the_shorter_month() -> None:
    terms = compiled([table("resolve", "1 month")])
    assert one(terms, entries(reported("01-31 10:00")), "02-01 11:00").due == at("03-01 00:00")


def test_a_day_whose_end_is_paused_is_not_counted() -> None:
    terms = compiled([table("resolve", "2 workdays", calendar="office")], pauses=PAUSES)
    lines: list[Line] = [reported(), ("11-17 17:00", "paused", {"reason": "access"}), ("11-17 19:00", "resumed")]
    assert one(terms, entries(*lines[:1]), "11-16 11:00").due == at("11-18 18:00")
    assert one(terms, entries(*lines), "11-17 20:00").due == at("11-19 18:00")


def test_arrival_is_void_once_resolved_in_time_and_breached_when_it_was_late() -> None:
    terms = compiled([table("arrive", "2h")])
    assert one(terms, entries(reported(), ("11-16 11:00", "resolved")), "11-17 10:00").state is State.VOID
    late = one(terms, entries(reported(), ("11-16 12:01", "resolved")), "11-17 10:00")
    assert (late.state, late.remaining_seconds) == (State.BREACHED, -60)


def test_reopening_takes_the_resolution_back_and_leaves_the_time_between_out() -> None:
    terms = compiled([table("resolve", "4h"), table("report", "1 days", start="resolved")])
    lines: list[Line] = [
        reported(),
        ("11-16 11:00", "resolved"),
        ("11-18 11:00", "reopened"),
        ("11-18 13:30", "resolved"),
    ]
    resolve, report = clocks(terms, entries(*lines[:3]), at("11-18 12:00"))
    assert (resolve.state, resolve.due, resolve.elapsed_seconds) == (State.RUNNING, at("11-18 14:00"), 7200)
    assert report.state is State.WAITING
    resolve, report = clocks(terms, entries(*lines), at("11-18 14:00"))
    assert (resolve.state, resolve.ended) == (State.MET, at("11-18 13:30"))
    assert (report.state, report.due) == (State.RUNNING, at("11-20 00:00"))
    assert resolve.pauses[0].side is Side.NEUTRAL


def test_a_correction_moves_or_takes_out_the_entry_it_names() -> None:
    terms = compiled([table("respond", "30min")])
    case = entries(reported(), ("11-16 11:00", "responded"))
    moved = CaseEntry(3, "corrected", at("11-16 10:20"), corrects=2)
    assert one(terms, [*case, moved], "11-16 12:00").ended == at("11-16 10:20")
    void = CaseEntry(3, "corrected", at("11-16 11:30"), corrects=2, void=True)
    assert one(terms, [*case, void], "11-16 12:00").ended is None
    taken_back = CaseEntry(4, "corrected", at("11-16 11:40"), corrects=3, void=True)
    assert one(terms, [*case, void, taken_back], "11-16 12:00").ended == at("11-16 11:00")


def test_a_withdrawn_case_voids_what_was_not_yet_due() -> None:
    terms = compiled([table("respond", "30min"), table("resolve", "4h"), table("report", "1h", start="resolved")])
    case = entries(reported(), ("11-16 11:00", "closed"))
    assert [clock.state for clock in clocks(terms, case, at("11-20 10:00"))] == ["breached", "void", "void"]


def test_a_step_taken_before_its_clock_began_is_in_time() -> None:
    terms = compiled([table("diagnose", "1h", start="arrived")])
    case = entries(reported(), ("11-16 10:30", "diagnosed"), ("11-16 15:00", "arrived"))
    clock = one(terms, case, "11-17 10:00")
    assert (clock.state, clock.ended, clock.elapsed_seconds) == (State.MET, at("11-16 10:30"), 0)


def test_no_limit_and_other_scopes_give_no_clock() -> None:
    rows = [{"when": {"level": "I"}, "length": "none"}, {"when": {"level": "II"}, "length": "1h"}]
    terms = compiled(
        [{"id": "respond", "measure": "respond", "rows": rows}, table("arrive", "1h", scope={"level": "II"})]
    )
    assert clocks(terms, entries(reported()), at("11-16 11:00")) == ()
    assert len(clocks(terms, entries(reported(level="II")), at("11-16 11:00"))) == 2


def test_the_order_in_which_entries_are_handed_over_does_not_matter() -> None:
    terms = compiled([table("respond", "30min"), table("resolve", "8h")], pauses=PAUSES)
    case = entries(reported(), ("11-16 10:20", "responded"), ("11-16 11:00", "paused", {"reason": "access"}))
    assert clocks(terms, case[::-1], at("11-16 12:00")) == clocks(terms, case, at("11-16 12:00"))
