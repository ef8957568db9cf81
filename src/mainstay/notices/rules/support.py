"""The end of a product's support: whether it was told as early as the contract asks. Pure."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars.zone import dated
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Trigger


@dataclass(frozen=True, slots=True)
class SupportEnd:
    """The last day of support, until when it had to be told, by which clause, and by how many days it was later."""

    ends_on: date
    tell_by: date
    clause: str
    days_late: int


def support_end(contract: Contract, ends_on: date, told_at: datetime) -> SupportEnd | None:
    """The end of support as told at a moment; None where the contract sets no days for telling it ahead."""
    told_on = told_at.astimezone(ZoneInfo(contract.timezone)).date()
    for duty in contract.obligations:
        if duty.trigger is not Trigger.SUPPORT_ENDING or not duty.before or not isinstance(duty.due, Length):
            continue
        day = dated(ends_on.toordinal(), duty.due, ahead=True)
        if day is not None:
            tell_by = date.fromordinal(day)
            return SupportEnd(ends_on, tell_by, duty.clause, max((told_on - tell_by).days, 0))
    return None
