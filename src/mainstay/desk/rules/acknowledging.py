"""Notices that somebody must acknowledge: which of them still wait, and for whom. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from mainstay.kernel.errors import Refused
from mainstay.kernel.time import read

from .flow import Happened
from .situation import Particular, Payload, Situation
from .words import Act, Kind

BY = "acknowledge_by"
NOTHING_WAITS = ("该通知无须确认，或已确认。", "This notice needs no acknowledgement, or has it already.")


@dataclass(frozen=True, slots=True)
class Awaited:
    """A notice that waits: its entry, those of whom one must acknowledge by id, and until when."""

    seq: int
    asked: frozenset[str]
    at: datetime
    by: datetime

    @property
    def within(self) -> timedelta:
        """The time that was given."""
        return self.by - self.at


def awaited(happened: Iterable[Happened]) -> dict[int, Awaited]:
    """The notices that still wait, by the numbers of their entries.

    One is settled by an acknowledgement, by anything that one of those asked writes after it, by going on to somebody
    else, and by the end of the work.
    """
    found: dict[int, Awaited] = {}
    for one in happened:
        payload, writer = one.entry.payload, str(one.entry.actor_id)
        if one.kind in {Kind.RESOLVED, Kind.CLOSED}:
            found.clear()
        settled = {payload.get("missed"), payload.get("entry") if one.kind is Kind.ACKNOWLEDGED else None}
        found = {seq: notice for seq, notice in found.items() if seq not in settled and writer not in notice.asked}
        if payload.get(BY):
            found[one.entry.seq] = Awaited(one.entry.seq, frozenset(_asked(payload)), one.at, read(payload[BY]))
    return found


def were_asked(happened: Iterable[Happened]) -> frozenset[str]:
    """Everybody who was asked to acknowledge something on the case, or had it in hand: their turn has passed."""
    return frozenset(name for one in happened for name in _asked(one.entry.payload))


def _asked(payload: Mapping[str, object]) -> Iterable[str]:
    people = payload.get("asked") or ([payload["to"]] if payload.get("to") else [])
    return [str(one["id"]) for one in people if isinstance(one, Mapping)] if isinstance(people, list) else []


def _acknowledge(payload: Payload, situation: Situation) -> Payload:
    if payload["entry"] not in awaited(situation.happened):
        raise Refused(*NOTHING_WAITS)
    return payload


PARTICULARS: Mapping[Act, Particular] = {Act.ACKNOWLEDGE: _acknowledge}
