"""Days: when a length that begins on a day is over, how many days something is late, when a right arises."""

from datetime import date, timedelta

from mainstay.contracts.rules.calendars import Calendar
from mainstay.contracts.rules.calendars.zone import dated
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Unit

from .facts import Fact, begun_on, day_of

ONE = timedelta(days=1)


def last_day(length: Length, begins: date, calendar: Calendar | None = None) -> date:
    """The last day of a length; the day on which it begins is not counted (Civil Code, article 201).

    Working days need their calendar; hours and shorter end on the day that they run into.
    """
    if (found := dated(begins.toordinal(), length)) is not None:
        return date.fromordinal(found)
    if calendar is None:
        raise ValueError(f"{length} needs a calendar")
    start = calendar.days.midnight(begins.toordinal())
    if length.unit is Unit.WORKDAY:
        return date.fromordinal(calendar.days.day_of(calendar.workday_end(start, length.count) - 1))
    return date.fromordinal(calendar.days.day_of(calendar.due(start, length.seconds) - 1))


def next_workday(calendar: Calendar, day: date) -> date:
    """The day itself when it is worked, else the first one after it that is (Civil Code, article 203)."""
    while not calendar.is_workday(calendar.days.midnight(day.toordinal())):
        day += ONE
    return day


def base_day(terms: CompiledTerms, fact: Fact) -> date:
    """The day from which lateness or waiting is counted: the due day where there is one, else when it happened."""
    zone = terms.labels.zone
    return day_of(fact.due, zone) if fact.due is not None else begun_on(fact.at, zone)


def late_days(terms: CompiledTerms, fact: Fact, until: date) -> int:
    """Days late through the day `until`: the due day is not counted, the day on which it was done is."""
    end = until
    if fact.until is not None:
        end = min(until, day_of(fact.until, terms.labels.zone))
    return max((end - base_day(terms, fact)).days, 0)


def arises_on(terms: CompiledTerms, fact: Fact, after: Length | None) -> date | None:
    """The day on which something follows that needs the cause to last longer than `after`; None when it ended before.

    The length must be over in full: 15 days late on the 15th day is not yet more than 15 days.
    """
    if after is None:
        return begun_on(fact.at, terms.labels.zone)
    calendar = next(iter(terms.calendars.values()))
    last = last_day(after, base_day(terms, fact), calendar)
    if fact.until is not None and day_of(fact.until, terms.labels.zone) <= last:
        return None
    return last + ONE
