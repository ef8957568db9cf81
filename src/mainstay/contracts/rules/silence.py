"""When the customer's silence confirms a solution, for contracts that say so."""

from datetime import datetime

from mainstay.contracts.rules.calendars import Calendar, to_moment, to_second
from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.clocks.counting import count_days, count_seconds
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Measure, Unit


def silence_confirms_at(terms: CompiledTerms, resolved_at: datetime) -> datetime | None:
    """The moment from which silence confirms; None where the contract's `confirm_timeout` is not set.

    Runs on the calendar of the confirm target; without one on the first calendar with working hours when the
    length is in workdays, else on the first calendar.
    """
    length = terms.contract.confirm_timeout
    if length is None:
        return None
    calendar, start = _calendar(terms), to_second(resolved_at)
    if length.is_elapsed:
        due = count_seconds(calendar, length.seconds, start, start, ()).due
    else:
        due = count_days(calendar, length, start, start, ()).due
    return None if due is None else to_moment(due)


def _calendar(terms: CompiledTerms) -> Calendar:
    return terms.calendars[_calendar_id(terms.contract)]


def _calendar_id(contract: Contract) -> str:
    for target in contract.targets:
        if target.measure is Measure.CONFIRM:
            return target.calendar
    worked = [calendar.id for calendar in contract.calendars if calendar.windows]
    if contract.confirm_timeout is not None and contract.confirm_timeout.unit is Unit.WORKDAY and worked:
        return worked[0]
    return contract.calendars[0].id
