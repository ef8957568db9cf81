"""The periods of a recurrence: which days each takes in, clipped to the contract's term. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mainstay.contracts.rules.calendars import Calendar
from mainstay.contracts.rules.calendars.zone import months_later
from mainstay.contracts.rules.terms.duties import Recurrence
from mainstay.contracts.rules.terms.lengths import DAYS, MONTHS, Length
from mainstay.contracts.rules.terms.vocabulary import Unit

ONE_DAY = timedelta(days=1)
LONGEST_HOLIDAY = 15


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """First and last day, both included."""

    first: date
    last: date

    def clipped(self, term: "Span") -> "Span":
        """The part of it that lies in the term, of which there must be some."""
        return Span(max(self.first, term.first), min(self.last, term.last))


def spans(recurrence: Recurrence, term: Span, calendar: Calendar, window: Span) -> Iterator[Span]:
    """The periods of which some day lies both in the term and in the window, in order, clipped to the term.

    Months, quarters and years are those of the calendar, quarters beginning in January and weeks on Monday, unless the
    recurrence counts from the first day of the term. A period that the term cuts counts with the days that are left.
    CalendarMissing where working days are counted in a year without a table.
    """
    every = recurrence.every
    first, last = max(term.first, window.first), min(term.last, window.last)
    if first > last or every.count == 0 or every.is_elapsed:
        return
    if every.unit is Unit.WORKDAY:
        yield from _workdays(every.count, term, calendar, Span(first, last))
        return
    for span in _from(_start(recurrence, term, first), every):
        if span.first > last:
            return
        if span.last >= first:
            yield span.clipped(term)


def _from(start: date, every: Length) -> Iterator[Span]:
    """Periods one after the other; months are counted from the start, so that a 31st comes back."""
    number = 0
    while True:
        yield Span(_step(start, every, number), _step(start, every, number + 1) - ONE_DAY)
        number += 1


def _step(start: date, every: Length, number: int) -> date:
    months = MONTHS.get(every.unit)
    if months is None:
        return start + timedelta(days=every.count * DAYS[every.unit] * number)
    return date.fromordinal(months_later(start.toordinal(), every.count * months * number))


def _start(recurrence: Recurrence, term: Span, first: date) -> date:
    """The first day of a period at or before `first`, so that no walk begins at the beginning of time."""
    every, origin = recurrence.every, _origin(recurrence, term)
    months = MONTHS.get(every.unit)
    if months is None:
        length = every.count * DAYS[every.unit]
        return origin + timedelta(days=(first - origin).days // length * length)
    passed = (first.year - origin.year) * 12 + first.month - origin.month
    number = max(passed // (every.count * months) - 1, 0)
    if recurrence.align == "calendar":
        return _step(origin, every, number)
    return origin  # counted from its own day of the month, which later months may lack


def _origin(recurrence: Recurrence, term: Span) -> date:
    if recurrence.align == "term":
        return term.first
    every = recurrence.every
    if every.unit is Unit.WEEK:
        return term.first - timedelta(days=term.first.weekday())
    months = MONTHS.get(every.unit)
    if months is None:
        return term.first
    if every.count * months % 12 == 0 or 12 % (every.count * months) == 0:
        return date(term.first.year, 1, 1)
    return term.first.replace(day=1)


def _workdays(count: int, term: Span, calendar: Calendar, window: Span) -> Iterator[Span]:
    """Each working day, year by year, so that a year without a table costs only its own days; or runs of several."""
    if count == 1:
        for year in range(window.first.year, window.last.year + 1):
            part = Span(max(window.first, date(year, 1, 1)), min(window.last, date(year, 12, 31)))
            yield from (Span(day, day) for day in workdays_of(calendar, part))
        return
    ahead = timedelta(days=4 * count + LONGEST_HOLIDAY)
    days = workdays_of(calendar, Span(term.first, min(term.last, window.last + ahead)))
    for index in range(0, len(days), count):
        run = days[index : index + count]
        if run[0] <= window.last and run[-1] >= window.first:
            yield Span(run[0], run[-1])


def workdays_of(calendar: Calendar, window: Span) -> list[date]:
    """The days with working time in a window; every day on a calendar without windows."""
    low, high = window.first.toordinal(), window.last.toordinal()
    if calendar.endless:
        return [date.fromordinal(day) for day in range(low, high + 1)]
    days = calendar.days
    laid_out = calendar.covering(days.midnight(low), days.midnight(high + 1) - 1).workdays
    return [date.fromordinal(day) for day in laid_out[bisect_left(laid_out, low) : bisect_right(laid_out, high)]]
