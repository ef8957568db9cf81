"""Follow-ups: what was fixed only for now stays alive until it is fixed for good; the makers may have it in hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mainstay.kernel.errors import Refused

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something left to do, named by the number of its entry; `work_order` is the case that takes it over."""

    seq: int
    what: str
    until: str | None
    done: bool = False
    work_order: str = ""


def follow_ups_of(happened: Iterable[Happened]) -> tuple[FollowUp, ...]:
    """All follow-ups of a case, in the order in which they were opened."""
    found: dict[int, FollowUp] = {}
    for one in happened:
        payload = one.entry.payload
        if one.kind is Kind.FOLLOW_UP_OPENED:
            found[one.entry.seq] = FollowUp(one.entry.seq, payload["note"], payload.get("until"))
        elif one.kind in {Kind.FOLLOW_UP_FINISHED, Kind.WORK_ORDERED} and payload.get("follow_up") in found:
            found[payload["follow_up"]] = replace(found[payload["follow_up"]], **_news(one.kind, payload))
    return tuple(found.values())


def _news(kind: Kind, payload: Mapping[str, Any]) -> dict[str, Any]:
    return {"done": True} if kind is Kind.FOLLOW_UP_FINISHED else {"work_order": payload["number"]}


def _finish(payload: Payload, situation: Situation) -> Payload:
    _require_open(payload["follow_up"], situation)
    return payload


def _order_work(payload: Payload, situation: Situation) -> Payload:
    """The number of the case that was opened for the makers comes with what is known."""
    if "follow_up" in payload and _require_open(payload["follow_up"], situation).work_order:
        raise Refused("该遗留事项已转原厂任务单。", "This follow-up has been handed to a work order already.")
    return {**payload, "number": situation.known.opened}


def _require_open(seq: int, situation: Situation) -> FollowUp:
    for one in follow_ups_of(situation.happened):
        if one.seq == seq and not one.done:
            return one
    raise Refused("没有这一遗留事项，或已办结。", "There is no such follow-up, or it is finished.")


PARTICULARS: Mapping[Act, Particular] = {Act.FINISH_FOLLOW_UP: _finish, Act.ORDER_WORK: _order_work}
