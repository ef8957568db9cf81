"""The hours in which a contract counts the time to answer: those in which somebody should be there. Pure."""

from datetime import datetime

from mainstay.contracts.rules.calendars import Calendar, to_moment, to_second
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.targets import CalendarTerms
from mainstay.contracts.rules.terms.vocabulary import Measure

Stretch = tuple[datetime, datetime]


def answering_calendar(contract: Contract) -> CalendarTerms:
    """The calendar of the first target for answers; the first calendar of a contract without one."""
    named = next((target.calendar for target in contract.targets if target.measure is Measure.RESPOND), None)
    return next((one for one in contract.calendars if one.id == named), contract.calendars[0])


def worked_hours(calendar: Calendar, begins: datetime, ends: datetime) -> tuple[Stretch, ...]:
    """The working time between two moments, in order; CalendarMissing where a holiday table is absent."""
    low, high = to_second(begins), to_second(ends)
    if calendar.endless:
        return ((begins, ends),)
    span = calendar.covering(low, high)
    found = ((max(opens, low), min(closes, high)) for opens, closes in zip(span.opens, span.closes, strict=True))
    return tuple((to_moment(opens), to_moment(closes)) for opens, closes in found if opens < closes)
