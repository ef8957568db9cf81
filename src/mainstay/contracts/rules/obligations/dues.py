"""When a duty is due: a length after or ahead of a moment, on the obligation's calendar. Pure."""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta

from mainstay.contracts.rules.calendars import Calendar, to_moment, to_second
from mainstay.contracts.rules.calendars.zone import dated, first_instant
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.clocks.counting import count_days, count_seconds
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Obligation, Recurrence
from mainstay.contracts.rules.terms.lengths import Length

from .spans import LONGEST_HOLIDAY, Span, workdays_of


def due_in_period(recurrence: Recurrence, calendar: Calendar, span: Span) -> datetime:
    """When the duty of a period is due. CalendarMissing where working days run into a year without a table.

    Days are counted from the period's last day, or with `period_start` from its first; that day itself is not counted
    (Civil Code, article 201), and `0 days` is its end. Without a length it is due when the period ends, or begins.
    """
    days = calendar.days
    begins, ends = days.midnight(span.first.toordinal()), days.midnight(span.last.toordinal() + 1)
    at_end = recurrence.anchor == "period_end"
    if recurrence.due is None:
        due = ends if at_end else begins
    elif recurrence.due.is_elapsed:
        due = _counted(calendar, recurrence.due, ends if at_end else begins, ahead=recurrence.before)
    else:
        due = _counted(calendar, recurrence.due, ends - 1 if at_end else begins, ahead=recurrence.before)
    if recurrence.at is not None:
        hour, minute = recurrence.at.split(":")
        due = first_instant(days.day_of(due - 1), int(hour) * 60 + int(minute), days.zone)
    return to_moment(due)


def due_after(
    contract: Contract, obligation: Obligation, calendar: Calendar, *, happened_at: datetime, asked: datetime | None
) -> datetime | None:
    """When the duty that an event brings is due; `asked` is the moment that the customer asked for.

    None where the contract sets no limit, or leaves it to the customer and none was asked for yet.
    """
    due = obligation.due
    if due is None or due == "as_asked":
        return asked
    if due == "at_once":
        if contract.at_once is None:
            return happened_at
        due = contract.at_once.length
    return to_moment(_counted(calendar, due, to_second(happened_at), ahead=obligation.before))


def length_after(terms: CompiledTerms, calendar: str, length: Length, start: datetime) -> datetime:
    """The moment a length after another, on a calendar of the contract."""
    return to_moment(_counted(terms.calendars[calendar], length, to_second(start), ahead=False))


def _counted(calendar: Calendar, length: Length, start: int, *, ahead: bool) -> int:
    """The moment a length after `start`, or ahead of it."""
    if not ahead or length.count == 0:
        count = count_seconds(calendar, length.seconds, start, start, ()) if length.is_elapsed else None
        due = (count or count_days(calendar, length, start, start, ())).due
        assert due is not None, "nothing pauses a duty"  # noqa: S101  only an open pause leaves it open
        return due
    if length.is_elapsed:
        return _seconds_ahead(calendar, length.seconds, start)
    day = calendar.days.day_of(start)
    return calendar.days.midnight(_days_ahead(calendar, length, day) + 1)


def _days_ahead(calendar: Calendar, length: Length, day: int) -> int:
    """The last day on which it is still in time: so many days lie between its end and the end of `day`."""
    if (earlier := dated(day, length, ahead=True)) is not None:
        return earlier
    back = timedelta(days=2 * length.count + LONGEST_HOLIDAY)
    last = date.fromordinal(day) - timedelta(days=1)
    while len(found := workdays_of(calendar, Span(last - back, last))) < length.count:
        back *= 2
    return found[-length.count].toordinal()


def _seconds_ahead(calendar: Calendar, seconds: int, start: int) -> int:
    """The instant from which `seconds` of working time pass until `start`."""
    if calendar.endless:
        return start - seconds
    low = start - seconds
    while calendar.elapsed(low, start) < seconds:
        low -= max(seconds - calendar.elapsed(low, start), 86_400)
    span = calendar.covering(low, start)
    index = bisect_right(span.opens, start) - 1
    wanted = span.before[index] + min(span.closes[index], start) - span.opens[index] - seconds
    place = max(bisect_left(span.before, wanted) - 1, 0)
    return span.opens[place] + wanted - span.before[place]
