"""Which duties a recurrence brings and when each is due: exact days, and an oracle that walks day by day."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.clocks import CompiledTerms, compile_terms
from mainstay.contracts.rules.obligations import Plan, Span, due_after, plan
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.tests.make import small

HOLIDAYS = load_holidays(None)
ZONE = ZoneInfo("Asia/Shanghai")
OFFICE = {
    "id": "office",
    "name": "工作时间",
    "clause": "c3",
    "holidays": True,
    "windows": [{"days": ["mon", "tue", "wed", "thu", "fri"], "start": "09:00", "end": "17:00"}],
}
YEAR = Span(date(2026, 1, 1), date(2026, 12, 31))


def terms(*obligations: dict[str, Any], term: tuple[str, str] = ("2026-01-01", "2026-12-31")) -> CompiledTerms:
    data = small()
    data["term"] = {"start": term[0], "end": term[1], "clause": "c1"}
    data["calendars"] += [OFFICE]
    data["obligations"] = [
        {"id": "duty", "name": "义务", "what": "做事", "clause": "c3", "calendar": "office"} | one
        for one in obligations
    ]
    return compile_terms(Contract.model_validate(data), HOLIDAYS)


def planned(recurrence: dict[str, Any], window: Span = YEAR, **more: Any) -> Plan:
    return plan(terms({"recurrence": recurrence, **more}), window)


def dues(found: Plan) -> list[str]:
    """Local times."""
    return [f"{one.due.astimezone(ZONE):%m-%d %H:%M}" if one.due else "" for one in found.duties]


@pytest.mark.req("A-11")
def test_the_fifth_workday_after_the_quarter_counts_holidays_and_make_up_days() -> None:
    found = planned({"every": "3 months", "anchor": "period_end", "due": "5 workdays"})
    # April 2026: 4 to 6 are Qingming. July and October as they fall; 1 to 7 October are off, 10 October is worked.
    assert dues(found) == ["04-08 17:00", "07-07 17:00", "10-13 17:00"]
    assert [one.key for one in found.duties] == ["duty:2026-01-01", "duty:2026-04-01", "duty:2026-07-01"]


def test_what_needs_a_missing_table_is_a_gap_and_the_rest_stands() -> None:
    found = planned({"every": "3 months", "anchor": "period_end", "due": "5 workdays"})
    assert [(gap.obligation.id, gap.first) for gap in found.gaps] == [("duty", date(2026, 10, 1))]
    assert "2027" in found.gaps[0].missing.zh


def test_every_workday_of_a_week_with_a_make_up_saturday() -> None:
    found = planned({"every": "1 workday", "due": "0 days"}, Span(date(2026, 10, 5), date(2026, 10, 11)))
    assert [one.span.first.day for one in found.duties] == [8, 9, 10]


def test_before_work_on_each_workday() -> None:
    recurrence = {"every": "1 workday", "anchor": "period_start", "due": "0 days", "before": True, "at": "09:00"}
    assert dues(planned(recurrence, Span(date(2026, 3, 2), date(2026, 3, 3)))) == ["03-02 09:00", "03-03 09:00"]


def test_thirty_days_ahead_of_the_end_of_the_year() -> None:
    recurrence = {"every": "1 year", "align": "term", "anchor": "period_end", "due": "30 days", "before": True}
    assert dues(planned(recurrence)) == ["12-02 00:00"]


def test_workdays_ahead_pass_over_holidays() -> None:
    recurrence = {"every": "3 months", "anchor": "period_end", "due": "2 workdays", "before": True}
    # Two working days lie between the end of the last day in time and the end of the quarter's last day.
    assert dues(planned(recurrence))[2] == "09-29 00:00"


def test_weeks_begin_on_monday_and_the_term_cuts_the_first() -> None:
    found = planned({"every": "1 week", "due": "0 days"}, Span(date(2026, 1, 1), date(2026, 1, 11)))
    assert [(one.span.first.day, one.span.last.day) for one in found.duties] == [(1, 4), (5, 11)]


def test_months_of_the_term_keep_its_day() -> None:
    made = terms(
        {"recurrence": {"every": "1 month", "align": "term", "due": "0 days"}}, term=("2026-01-31", "2026-05-30")
    )
    found = plan(made, YEAR)
    assert [one.span.first.isoformat()[5:] for one in found.duties] == ["01-31", "02-28", "03-31", "04-30"]
    assert found.duties[-1].span.last == date(2026, 5, 30)


def test_a_duty_that_also_names_an_event_waits_for_it() -> None:
    found = planned({"every": "1 year"}, trigger="inspection_done", due="1 week")
    assert [(one.key, one.due) for one in found.duties] == [("duty:2026-01-01", None)]


def test_a_plan_outside_the_term_is_empty() -> None:
    assert planned({"every": "1 month"}, Span(date(2028, 1, 1), date(2028, 12, 31))) == Plan((), ())


@pytest.mark.parametrize(
    ("due", "before", "expected"),
    [
        ("24h", False, "2026-10-02T02:00"),
        ("3 workdays", False, "2026-10-10T09:00"),
        ("1 week", True, "2026-09-24T16:00"),
        ("6 months", True, "2026-04-01T16:00"),
        ("at_once", False, "2026-10-01T02:00"),
    ],
)
def test_after_an_event(due: str, *, before: bool, expected: str) -> None:
    calendar = "office" if due == "3 workdays" else "always"
    made = terms({"trigger": "case_resolved", "due": due, "before": before, "calendar": calendar})
    happened = datetime(2026, 10, 1, 2, tzinfo=UTC)
    duty = made.contract.obligations[0]
    found = due_after(made.contract, duty, made.calendars[calendar], happened_at=happened, asked=None)
    assert found is not None
    assert f"{found:%Y-%m-%dT%H:%M}" == expected


def test_what_the_customer_asks_for_has_the_time_that_he_asked_for() -> None:
    made = terms({"trigger": "customer_asked", "due": "as_asked"})
    duty, office = made.contract.obligations[0], made.calendars["office"]
    happened, asked = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 9, 9, tzinfo=UTC)
    assert due_after(made.contract, duty, office, happened_at=happened, asked=None) is None
    assert due_after(made.contract, duty, office, happened_at=happened, asked=asked) == asked


def works(day: date) -> bool:
    """Whether the office works on a day, from the State Council's table."""
    table = HOLIDAYS.year(day.year)
    return day in table.worked or (day not in table.off and day.weekday() < 5)


def walked(first: date, count: int, *, workdays: bool) -> date:
    """The count-th day after a day, walked."""
    day = first
    while count:
        day += timedelta(days=1)
        count -= works(day) if workdays else 1
    return day


@given(
    start=st.dates(date(2024, 1, 1), date(2025, 6, 1)),
    length=st.integers(1, 500),
    months=st.sampled_from([1, 2, 3, 4, 6, 12]),
    count=st.integers(1, 20),
    workdays=st.booleans(),
)
def test_periods_and_dues_equal_a_walk_day_by_day(
    start: date, length: int, months: int, count: int, *, workdays: bool
) -> None:
    end = start + timedelta(days=length)
    recurrence = {"every": f"{months} months", "due": f"{count} {'workdays' if workdays else 'days'}"}
    found = plan(terms({"recurrence": recurrence}, term=(str(start), str(end))), Span(start, end))
    days = [start + timedelta(days=number) for number in range(length + 1)]
    last = [day for day in days if day == end or ((day + timedelta(1)).day == 1 and day.month % months == 0)]
    assert [one.span.last for one in found.duties] == last
    assert [one.span.first for one in found.duties] == [start, *(day + timedelta(days=1) for day in last[:-1])]
    for one in found.duties:
        due = walked(one.span.last, count, workdays=workdays)
        assert one.due is not None
        assert (one.due - timedelta(seconds=1)).astimezone(ZONE).date() == due
