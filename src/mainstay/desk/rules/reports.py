"""The written report that the customer asks for: by a moment that lies ahead, and who is late with it."""

from collections.abc import Iterable
from datetime import datetime

from mainstay.kernel.errors import Refused
from mainstay.kernel.time import read

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind


def reports_owed(happened: Iterable[Happened]) -> dict[int, datetime]:
    """The moment of each request, by the number of its entry, that no report has answered yet."""
    owed: dict[int, datetime] = {}
    for one in happened:
        if one.kind is Kind.REPORT_ASKED:
            owed[one.entry.seq] = read(one.entry.payload["due"])
        elif one.kind is Kind.REPORT_GIVEN:
            owed.clear()
    return owed


def _ask(payload: Payload, situation: Situation) -> Payload:
    if read(payload["due"]) <= situation.now:
        raise Refused("提交期限应晚于当前时间。", "The report must be due in the future.")
    return payload


PARTICULARS: dict[Act, Particular] = {Act.ASK_REPORT: _ask}
