"""How early a change of contacts must be told, for contracts that say so."""

from datetime import datetime

from mainstay.contracts.rules.calendars import Calendar, to_moment, to_second
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.clocks.counting import count_days, count_seconds
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Side, Trigger


def contact_change_told_by(terms: CompiledTerms, side: Side, changed_at: datetime) -> tuple[datetime, str] | None:
    """The moment until which a side tells a change of its contacts, and the clause; None where nothing is agreed.

    The side's own duty goes before the general term on notices. Workdays are counted from the day after the change
    to the end of working hours of the last one.
    """
    found = _agreed(terms, side)
    if found is None:
        return None
    length, calendar, clause = found
    due = _count(terms.calendars[calendar], length, to_second(changed_at))
    return None if due is None else (to_moment(due), clause)


def _agreed(terms: CompiledTerms, side: Side) -> tuple[Length, str, str] | None:
    for duty in terms.contract.obligations:
        if duty.trigger is Trigger.CONTACT_CHANGED and duty.owner is side and isinstance(duty.due, Length):
            return duty.due, duty.calendar, duty.clause
    notices = terms.contract.notices
    if notices is None or notices.change_within is None:
        return None
    return notices.change_within, notices.calendar, notices.clause


def _count(calendar: Calendar, length: Length, start: int) -> int | None:
    if length.is_elapsed:
        return count_seconds(calendar, length.seconds, start, start, ()).due
    return count_days(calendar, length, start, start, ()).due
