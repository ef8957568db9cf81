"""Rosters: shifts over midnight, days that take the place of weeks, stand-ins, gaps."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mainstay.people.rules import OnDuty, Shift, gaps, monday_of, on_duty, turns_between, why_not

ZONE = ZoneInfo("Asia/Shanghai")
MONDAY = date(2026, 10, 12)
SPACE = UUID(int=7)


def person(name: str) -> UUID:
    return uuid5(SPACE, name)


def shift(name: str, starts: str = "08:30", ends: str = "17:30", **others: Any) -> Shift:
    wished: dict[str, Any] = {"role": "vendor_engineer", "weekdays": (0, 1, 2, 3, 4), "first_day": MONDAY}
    return Shift(
        id=uuid5(SPACE, f"{name}{starts}{others}"),
        person=person(name),
        name=name,
        starts=time.fromisoformat(starts),
        ends=time.fromisoformat(ends),
        **wished | {"last_day": None, "stand_in": False} | others,
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def test_a_shift_ends_before_its_last_moment() -> None:
    shifts = [shift("罗一鸣")]
    on = OnDuty((person("罗一鸣"),))
    found = [on_duty(shifts, at(f"2026-10-12 {clock}"), ZONE) for clock in ("08:29", "08:30", "17:29", "17:30")]
    assert found == [OnDuty(), on, on, OnDuty()]


def test_a_night_belongs_to_the_day_on_which_it_begins() -> None:
    night = [shift("陆川", "17:30", "08:30", weekdays=(4,))]
    assert on_duty(night, at("2026-10-17 03:00"), ZONE).people == (person("陆川"),)
    assert on_duty(night, at("2026-10-16 03:00"), ZONE).people == ()


def test_the_same_time_twice_is_a_whole_day() -> None:
    (turn,) = turns_between([shift("陆川", "09:00", "09:00", weekdays=(0,))], at("2026-10-12"), at("2026-10-14"), ZONE)
    assert turn.ends - turn.begins == timedelta(days=1)


def test_a_day_takes_the_place_of_the_week_for_as_long_as_it_lasts() -> None:
    day = shift("苏白", "08:30", "12:00", weekdays=(), last_day=MONDAY)
    shifts = [shift("罗一鸣"), day]
    assert on_duty(shifts, at("2026-10-12 09:00"), ZONE).people == (person("苏白"),)
    assert on_duty(shifts, at("2026-10-12 12:00"), ZONE).people == (person("罗一鸣"),)


def test_who_is_on_duty_does_not_stand_in_for_himself() -> None:
    shifts = [shift("罗一鸣"), shift("罗一鸣", stand_in=True), shift("陆川", stand_in=True)]
    assert on_duty(shifts, at("2026-10-13 09:00"), ZONE) == OnDuty((person("罗一鸣"),), (person("陆川"),))


def test_gaps_are_what_is_counted_and_not_manned() -> None:
    hours = [(at("2026-10-12 08:00"), at("2026-10-12 18:00"))]
    shifts = [
        shift("罗一鸣", "08:30", "12:00"),
        shift("陆川", "11:00", "17:00"),
        shift("苏白", "17:00", "18:00", stand_in=True),
    ]
    assert gaps(shifts, hours, ZONE) == [
        (at("2026-10-12 08:00"), at("2026-10-12 08:30")),
        (at("2026-10-12 17:00"), at("2026-10-12 18:00")),
    ]
    assert gaps([shift("罗一鸣", "00:00", "00:00", weekdays=tuple(range(7)))], hours, ZONE) == []


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (shift("罗一鸣", role="assessor"), "This role has no roster."),
        (shift("罗一鸣", first_day=MONDAY - timedelta(days=1)), "The past has no room for new shifts."),
        (shift("罗一鸣", last_day=MONDAY - timedelta(days=1)), "The last day is before the first."),
        (shift("罗一鸣", weekdays=(6,), last_day=MONDAY), "None of these weekdays lies between the two days."),
        (shift("罗一鸣", "17:00", "20:00", weekdays=(4, 5)), "罗一鸣 is on duty in this role then already."),
        (shift("罗一鸣", "17:30", "20:00"), None),
        (shift("罗一鸣", weekdays=(), last_day=MONDAY), None),
        (shift("罗一鸣", stand_in=True), None),
        (shift("陆川"), None),
    ],
)
def test_what_cannot_stand_on_a_roster(wanted: Shift, reason: str | None) -> None:
    words = why_not(wanted, [shift("罗一鸣")], today=MONDAY, zone=ZONE)
    assert (words and words[1]) == reason


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 23), st.integers(0, 23), st.sets(st.integers(0, 6), min_size=1)), max_size=5),
    st.integers(0, 7 * 48 - 1),
)
def test_a_moment_is_in_a_gap_or_somebody_is_on_duty(wishes: list[tuple[int, int, set[int]]], half_hours: int) -> None:
    """Also across midnight and the week's end; 30 minutes past, so that no moment is on a border."""
    shifts = [
        shift(
            f"第{place}人",
            f"{starts:02}:00",
            f"{ends:02}:00",
            weekdays=tuple(days),
            first_day=MONDAY - timedelta(days=8),
        )
        for place, (starts, ends, days) in enumerate(wishes)
    ]
    begins = datetime.combine(MONDAY, time(), ZONE).astimezone(UTC)
    moment = begins + timedelta(minutes=30 * half_hours + 7)
    empty = gaps(shifts, [(begins, begins + timedelta(days=7))], ZONE)
    in_gap = any(opens <= moment < closes for opens, closes in empty)
    assert in_gap != bool(on_duty(shifts, moment, ZONE).people)


def test_a_week_begins_on_monday() -> None:
    assert {monday_of(MONDAY + timedelta(days=number)) for number in range(7)} == {MONDAY}
