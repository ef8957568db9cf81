"""The end of a product's support: whether it was told as early as the contract asks. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars.zone import months_later
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Obligation
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Trigger, Unit

MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


@dataclass(frozen=True, slots=True)
class SupportEnd:
    """The last day of support, until when it had to be told, by which clause, and by how many days it was later."""

    ends_on: date
    tell_by: date
    clause: str
    days_late: int


def support_end(contract: Contract, ends_on: date, told_at: datetime) -> SupportEnd | None:
    """The end of support as told at a moment; None where the contract sets no time for telling it."""
    duty = telling(contract)
    if duty is None or not isinstance(duty.due, Length):
        return None
    by = days_before(ends_on, duty.due)
    told_on = told_at.astimezone(ZoneInfo(contract.timezone)).date()
    return SupportEnd(ends_on, by, duty.clause, max((told_on - by).days, 0))


def telling(contract: Contract) -> Obligation | None:
    """The duty to tell the end of support ahead, in days, weeks, months or years."""
    for one in contract.obligations:
        in_days = isinstance(one.due, Length) and one.due.unit in MONTHS | DAYS
        if one.trigger is Trigger.SUPPORT_ENDING and one.before and in_days:
            return one
    return None


def days_before(day: date, length: Length) -> date:
    """The same date so many months earlier, or that month's last day where it is shorter; or so many days earlier."""
    if length.unit in MONTHS:
        return date.fromordinal(months_later(day.toordinal(), -length.count * MONTHS[length.unit]))
    return date.fromordinal(day.toordinal() - length.count * DAYS[length.unit])
