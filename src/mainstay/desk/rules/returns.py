"""Parts sent back to their maker: each return is opened, sent and returned in this order."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from mainstay.kernel.errors import Refused

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind

STATES: Mapping[str, tuple[str, str]] = {
    "opened": ("待寄出", "To be sent"),
    "sent": ("已寄出", "Sent"),
    "returned": ("已返回", "Returned"),
}


@dataclass(frozen=True, slots=True)
class Return:
    """A part on its way, named by the number of its first entry; `state` is opened, sent or returned."""

    seq: int
    part: str
    serial: str
    state: str = "opened"
    tracking: str = ""


def returns_of(happened: Iterable[Happened]) -> tuple[Return, ...]:
    """All returns of a case, in the order in which they were opened."""
    found: dict[int, Return] = {}
    for one in happened:
        payload = one.entry.payload
        if one.kind is Kind.RMA_OPENED:
            found[one.entry.seq] = Return(one.entry.seq, payload["part"], payload["serial"])
        elif one.kind in {Kind.RMA_SENT, Kind.RMA_RETURNED} and payload["rma"] in found:
            state = "sent" if one.kind is Kind.RMA_SENT else "returned"
            found[payload["rma"]] = replace(found[payload["rma"]], state=state, tracking=payload["tracking"])
    return tuple(found.values())


def awaiting(happened: Iterable[Happened], act: Act) -> tuple[Return, ...]:
    """The returns for which this act is next."""
    before = "opened" if act is Act.RMA_SENT else "sent"
    return tuple(one for one in returns_of(happened) if one.state == before)


def _follow(payload: Payload, situation: Situation) -> Payload:
    if payload["rma"] not in {one.seq for one in awaiting(situation.happened, situation.rule.act)}:
        zh = f"没有这一返修，或其当前状态不能登记“{situation.rule.zh}”。"
        raise Refused(zh, f"There is no such return, or “{situation.rule.en}” is not next for it.")
    return payload


PARTICULARS: Mapping[Act, Particular] = {Act.RMA_SENT: _follow, Act.RMA_RETURNED: _follow}
