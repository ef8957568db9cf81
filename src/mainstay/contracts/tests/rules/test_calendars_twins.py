"""The calendar arithmetic against stepping, in zones that change their clocks, and against its vectorised twin."""

from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mainstay.contracts.rules.calendars import Calendar, HolidayTables
from mainstay.contracts.rules.calendars.columns import due_many, elapsed_many
from mainstay.contracts.rules.terms.targets import CalendarTerms
from mainstay.contracts.tests.rules.making import calendar, calendar_terms, year_tables
from mainstay.contracts.tests.rules.oracle import SlowCalendar

FIRST = 1_772_200_000
SECONDS = st.lists(st.tuples(st.integers(0, 40 * 86_400), st.integers(-5, 90_000)), min_size=1, max_size=30)
ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Asia/Beirut", "Australia/Lord_Howe", "UTC"]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(calendar_terms("k"), year_tables(), SECONDS, st.sampled_from(ZONES))
def test_the_vectorised_twin_equals_the_exact_one(
    terms: dict[str, Any], tables: HolidayTables, pairs: list[tuple[int, int]], zone: str
) -> None:
    one = Calendar(CalendarTerms.model_validate(terms), tables, zone)
    starts = np.array([FIRST + start for start, _ in pairs], dtype=np.int64)
    lengths = np.array([length for _, length in pairs], dtype=np.int64)
    dues = due_many(one, starts, lengths)
    expected = [one.due(int(start), int(length)) for start, length in zip(starts, lengths, strict=True)]
    assert dues.tolist() == expected
    ends = starts + lengths * 7
    worked = [one.elapsed(int(start), int(end)) for start, end in zip(starts, ends, strict=True)]
    assert elapsed_many(one, starts, ends).tolist() == worked


def test_the_vectorised_twin_takes_empty_columns_and_one_length_for_all() -> None:
    empty = np.empty(0, dtype=np.int64)
    assert due_many(calendar(), empty, 3600).size == 0
    assert elapsed_many(calendar(), empty, empty).size == 0
    starts = np.arange(FIRST, FIRST + 100_000, 3, dtype=np.int64)
    exact = [calendar().due(int(starts[-1]), 3600)]
    assert due_many(calendar(), starts, 3600)[-1:].tolist() == exact


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(calendar_terms("k"), year_tables(), st.integers(0, 20 * 1440), st.integers(0, 3 * 1440))
def test_counting_equals_stepping_minute_by_minute(
    terms: dict[str, Any], tables: HolidayTables, offset: int, span: int
) -> None:
    shape = CalendarTerms.model_validate(terms)
    quick, slow = Calendar(shape, tables, "Asia/Shanghai"), SlowCalendar(shape, dict(tables.years), "Asia/Shanghai")
    start = datetime(2026, 2, 27, 16, tzinfo=UTC) + timedelta(minutes=offset)
    worked = sum(slow.works(start + timedelta(minutes=step)) for step in range(span))
    begin = int(start.timestamp())
    assert quick.elapsed(begin, begin + span * 60) == worked * 60
    assert quick.in_hours(begin) == slow.works(start)
    assert quick.is_workday(begin) == any(slow.minutes(slow.day(start)))
    if worked:
        due = quick.due(begin, worked * 60)
        assert due <= begin + span * 60
        assert quick.elapsed(begin, due) == worked * 60
        assert quick.elapsed(begin, due - 1) == worked * 60 - 1


@pytest.mark.parametrize(
    ("zone", "day"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, tzinfo=UTC)),
        ("Europe/Berlin", datetime(2026, 10, 24, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 3, 7, tzinfo=UTC)),
        ("Asia/Beirut", datetime(2026, 3, 28, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, tzinfo=UTC)),
    ],
)
@pytest.mark.parametrize("window", [("00:00", "24:00"), ("08:00", "17:00"), ("00:00", "12:00"), ("23:00", "24:00")])
def test_days_on_which_clocks_change_equal_stepping(zone: str, day: datetime, window: tuple[str, str]) -> None:
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    shape = CalendarTerms.model_validate(
        {"id": "k", "name": "k", "clause": "c", "windows": [{"days": week, "start": window[0], "end": window[1]}]}
    )
    quick, slow = Calendar(shape, HolidayTables(), zone), SlowCalendar(shape, {}, zone)
    begin, worked = int(day.timestamp()), 0
    for step in range(3 * 1440):
        assert quick.in_hours(begin + step * 60) == slow.works(day + timedelta(minutes=step))
        worked += slow.works(day + timedelta(minutes=step))
    assert quick.elapsed(begin, begin + 3 * 86_400) == worked * 60


@pytest.mark.parametrize(
    ("window", "hours"),
    [(("02:30", "05:00"), 2.0), (("01:00", "02:30"), 1.0), (("02:10", "02:50"), 0.0)],
)
def test_a_window_that_clocks_jump_over_begins_or_ends_with_the_jump(window: tuple[str, str], hours: float) -> None:
    sunday = [{"days": ["sun"], "start": window[0], "end": window[1]}]
    berlin = calendar("Europe/Berlin", windows=sunday, holidays=False)
    spring = int(datetime(2026, 3, 28, 22, tzinfo=UTC).timestamp())
    assert berlin.elapsed(spring, spring + 86_400) == hours * 3600
