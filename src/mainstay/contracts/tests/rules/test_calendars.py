"""Working time across National Day and Spring Festival, by hand, and what a calendar refuses."""

from datetime import date

import pytest

from mainstay.contracts.rules.calendars import CalendarMissing, OutOfReach
from mainstay.contracts.tests.rules.making import beijing, calendar, second, tables

SIX_DAYS = [{"days": ["mon", "tue", "wed", "thu", "fri", "sat"], "start": "09:00", "end": "17:00"}]


@pytest.mark.req("A-08")
@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-09-18 17:00", 2, "2026-09-20 09:30"),  # Friday evening into the Sunday worked for National Day
        ("2026-09-30 17:00", 2, "2026-10-08 09:30"),  # over the seven days off
        ("2026-10-03 10:00", 8, "2026-10-08 18:00"),  # from the middle of the holiday: one whole day
        ("2026-10-09 17:30", 1, "2026-10-10 09:00"),  # the Saturday after is worked
        ("2026-10-10 17:30", 1, "2026-10-12 09:00"),  # and the Sunday after that is not
        ("2026-02-13 17:00", 9, "2026-02-14 18:00"),  # the Saturday before Spring Festival is worked
        ("2026-02-14 18:00", 1, "2026-02-24 09:30"),  # the nine days off, then a Tuesday
        ("2026-02-27 18:00", 8, "2026-02-28 18:00"),  # the Saturday worked for it
        ("2026-11-16 11:30", 1, "2026-11-16 14:00"),  # over lunch
    ],
)
def test_working_hours_across_holidays_and_makeup_days(start: str, hours: int, due: str) -> None:
    office = calendar()
    assert beijing(office.due(second(start), hours * 3600)) == due
    assert office.elapsed(second(start), second(due)) == hours * 3600


@pytest.mark.req("A-08")
@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-09-30 10:00", 1, "2026-10-08 18:00"),
        ("2026-09-30 10:00", 3, "2026-10-10 18:00"),
        ("2026-09-30 10:00", 4, "2026-10-12 18:00"),
        ("2026-02-13 23:59", 1, "2026-02-14 18:00"),
        ("2026-02-13 10:00", 2, "2026-02-24 18:00"),
        ("2026-02-20 10:00", 0, "2026-02-24 18:00"),
        ("2026-11-16 10:00", 0, "2026-11-16 18:00"),
        ("2026-11-16 18:01", 0, "2026-11-17 18:00"),
    ],
)
def test_the_nth_working_day_ends_with_its_last_window(start: str, days: int, due: str) -> None:
    assert beijing(calendar().workday_end(second(start), days)) == due


def test_a_working_interval_includes_its_first_second_and_not_its_last() -> None:
    office = calendar()
    assert office.in_hours(second("2026-11-16 08:30"))
    assert not office.in_hours(second("2026-11-16 12:00"))
    assert not office.in_hours(second("2026-11-16 08:30") - 1)


def test_days_of_the_contract_go_before_the_state_councils() -> None:
    own = calendar(extra_off=["2026-10-10", "2026-11-16"], extra_work=["2026-10-03", "2026-11-22"])
    worked = [
        own.is_workday(second(f"{day} 03:00")) for day in ("2026-10-10", "2026-11-16", "2026-10-03", "2026-11-22")
    ]
    assert worked == [False, False, True, True]
    assert beijing(own.due(second("2026-10-01 00:00"), 3600)) == "2026-10-03 09:30"


def test_a_makeup_day_is_worked_like_the_weekday_that_the_contract_names() -> None:
    friday = [{"days": ["fri"], "start": "09:00", "end": "11:00"}, {"days": ["mon"], "start": "09:00", "end": "17:00"}]
    assert beijing(calendar(windows=friday).workday_end(second("2026-10-09 12:00"), 1)) == "2026-10-10 17:00"
    assert beijing(calendar(windows=friday, makeup_as="fri").workday_end(second("2026-10-09 12:00"), 1)) == (
        "2026-10-10 11:00"
    )


def test_windows_that_touch_or_overlap_are_counted_once_and_2400_joins_the_next_day() -> None:
    week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    nights = [
        {"days": week, "start": "22:00", "end": "24:00"},
        {"days": week, "start": "00:00", "end": "06:00"},
        {"days": week, "start": "05:00", "end": "07:00"},
    ]
    night = calendar(windows=nights, holidays=False)
    assert beijing(night.due(second("2026-11-16 21:00"), 8 * 3600)) == "2026-11-17 06:00"
    assert night.elapsed(second("2026-11-16 12:00"), second("2026-11-17 12:00")) == 9 * 3600
    assert beijing(night.workday_end(second("2026-11-16 12:00"), 1)) == "2026-11-18 00:00"


def test_an_endless_calendar_needs_no_tables() -> None:
    always = calendar(windows=[])
    assert beijing(always.due(second("2031-10-01 10:00"), 1800)) == "2031-10-01 10:30"
    assert beijing(always.workday_end(second("2031-10-01 10:00"), 1)) == "2031-10-03 00:00"


def test_a_missing_year_names_itself_and_the_file_to_add() -> None:
    office = calendar()
    assert beijing(office.due(second("2026-12-31 17:00"), 3600)) == "2026-12-31 18:00"
    with pytest.raises(CalendarMissing) as caught:
        office.due(second("2026-12-31 17:00"), 3601)
    assert "2027" in caught.value.zh
    assert "calendars/2027.yaml" in caught.value.detail("zh")
    assert "calendars/2027.yaml" in caught.value.detail("en")


def test_lengths_beyond_the_years_that_can_be_computed_are_refused() -> None:
    with pytest.raises(OutOfReach):
        calendar(holidays=False).due(second("2026-11-16 10:00"), 9_999_999 * 3600)
    with pytest.raises(OutOfReach):
        calendar().date_end(second("2026-11-16 10:00"), 9_999_999)
    with pytest.raises(OutOfReach):
        calendar(holidays=False).workday_end(second("2026-11-16 10:00"), 9_999_999)
    assert calendar(holidays=False).due(second("2026-11-16 10:00"), 9_999_999) > second("2027-01-01 00:00")


def test_a_calendar_never_asks_for_a_year_that_the_answer_does_not_need() -> None:
    six = calendar(windows=SIX_DAYS)
    assert beijing(six.workday_end(second("2026-12-24 10:00"), 5)) == "2026-12-30 17:00"
    assert six.elapsed(second("2020-01-01 00:00"), second("2020-01-03 00:00")) == 8 * 3600


@pytest.mark.parametrize("year", range(2020, 2027))
def test_each_shipped_year_names_its_notice_and_has_its_days(year: int) -> None:
    table = tables().year(year)
    assert all("国办发明电" in source.number for source in table.sources)
    assert all(source.address.startswith("https://www.gov.cn/") for source in table.sources)
    assert {date(year, 1, 1), date(year, 5, 1), date(year, 10, 1), date(year, 10, 7)} <= table.off or year == 2023
    assert all(day.weekday() >= 5 for day in table.worked)
    assert not table.off & table.worked


@pytest.mark.parametrize(
    ("year", "off", "worked"),
    [(2020, 30, 6), (2021, 31, 7), (2022, 32, 7), (2023, 26, 7), (2024, 28, 8), (2025, 28, 5), (2026, 33, 6)],
)
def test_the_number_of_days_is_that_of_the_notices(year: int, off: int, worked: int) -> None:
    table = tables().year(year)
    assert (len(table.off), len(table.worked)) == (off, worked)


def test_spring_festival_of_2020_was_extended_and_its_last_saturday_not_worked() -> None:
    table = tables().year(2020)
    assert {date(2020, 1, 31), date(2020, 2, 1), date(2020, 2, 2)} <= table.off
    assert date(2020, 2, 1) not in table.worked
