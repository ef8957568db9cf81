"""Follow-ups: what was fixed only for now stays alive until it is fixed for good or the makers have it in hand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mainstay.kernel.errors import Refused

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something left to do, named by the number of its entry."""

    seq: int
    what: str
    done: bool


def follow_ups_of(happened: Iterable[Happened]) -> tuple[FollowUp, ...]:
    """All follow-ups of a case, in the order in which they were opened."""
    opened: dict[int, str] = {}
    done: set[int] = set()
    for one in happened:
        if one.kind is Kind.FOLLOW_UP_OPENED:
            opened[one.entry.seq] = one.entry.payload["note"]
        elif one.kind is Kind.FOLLOW_UP_FINISHED:
            done.add(one.entry.payload["follow_up"])
    return tuple(FollowUp(seq, what, seq in done) for seq, what in opened.items())


def _finish(payload: Payload, situation: Situation) -> Payload:
    require_open(payload["follow_up"], situation)
    return payload


def require_open(seq: int, situation: Situation) -> FollowUp:
    """The open follow-up of this number; Refused when there is none."""
    for one in follow_ups_of(situation.happened):
        if one.seq == seq and not one.done:
            return one
    raise Refused("没有这一遗留事项，或已办结。", "There is no such follow-up, or it is finished.")


PARTICULARS: Mapping[Act, Particular] = {Act.FINISH_FOLLOW_UP: _finish}
