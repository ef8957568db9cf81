"""Counts a length on a calendar around pauses: when it is due, what has passed, what is left."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from mainstay.contracts.rules.calendars import Calendar
from mainstay.contracts.rules.calendars.zone import months_later
from mainstay.contracts.rules.terms.lengths import DAYS, MONTHS, Length
from mainstay.contracts.rules.terms.vocabulary import Unit

from .history import Pause

_DAYS = {Unit.WORKDAY: 1, **DAYS}


class Count(NamedTuple):
    """`due` None while a pause stands that nobody has ended; `left` is negative once it is overdue."""

    due: int | None
    passed: int
    left: int


def count_seconds(calendar: Calendar, seconds: int, start: int, stop: int, pauses: Sequence[Pause]) -> Count:
    """Count working seconds from `start`, as seen at `stop`; `pauses` are in order, apart, and inside the two."""
    if not pauses:
        plain, worked = calendar.due_and_elapsed(start, seconds, stop)
        return Count(plain, worked, seconds - worked)
    passed, running_from = 0, start
    due: int | None = None
    for pause in pauses:
        stretch = calendar.elapsed(running_from, pause.start)
        if due is None and passed + stretch >= seconds:
            due = calendar.due(running_from, seconds - passed)
        passed += stretch
        if pause.end is None:
            return Count(due, passed, seconds - passed)
        running_from = pause.end
    if due is None:
        due = calendar.due(running_from, seconds - passed)
    passed += calendar.elapsed(running_from, stop)
    return Count(due, passed, seconds - passed)


def count_days(calendar: Calendar, length: Length, start: int, stop: int, pauses: Sequence[Pause]) -> Count:
    """Count ends of days, likewise; a day that ends inside a pause does not count, and another takes its place."""
    days = _days(calendar, length, start)
    end_of: Callable[[int, int, int], int] = calendar.date_end
    ends_in: Callable[[int, int, int, int], int] = calendar.date_ends
    if length.unit is Unit.WORKDAY:
        end_of, ends_in = calendar.workday_end, calendar.workday_ends
    skipped, paused = 0, 0
    due = end_of(start, days, 0)
    for pause in pauses:
        if pause.end is None:
            frozen = due - pause.start
            return Count(None if frozen > 0 else due, pause.start - start - paused, frozen)
        if due > pause.start:
            skipped += ends_in(start, days, pause.start, pause.end)
            due = end_of(start, days, skipped)
        paused += pause.end - pause.start
    return Count(due, stop - start - paused, due - stop)


def _days(calendar: Calendar, length: Length, start: int) -> int:
    """How many days a length is, counted from the day of `start`."""
    months = MONTHS.get(length.unit)
    if months is None:
        return length.count * _DAYS[length.unit]
    day = calendar.days.day_of(start)
    return months_later(day, length.count * months) - day
