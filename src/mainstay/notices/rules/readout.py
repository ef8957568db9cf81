"""A notice as its entries give it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.kernel.entries import Entry
from mainstay.kernel.time import read as read_time

from .delivery import Delivery, delivery_by
from .objections import answer_due, answering
from .words import NoticeKind, NoticeMedium, NoticeState


@dataclass(frozen=True, slots=True)
class ReadOut:
    """How a notice stands: its delivery, and of an objection until when it is answered and when it was."""

    state: NoticeState = NoticeState.SENT
    delivery: Delivery | None = None
    answer_by: datetime | None = None
    settled_at: datetime | None = None


def read_notice(terms: CompiledTerms, entries: Sequence[Entry]) -> ReadOut:
    """Replay the entries of a notice's stream under the terms of its version."""
    first = entries[0].payload
    medium, read = NoticeMedium(first["medium"]), ReadOut()
    for entry in entries:
        read = _after(read, entry, terms, medium, objection=first["objection"], side=entries[0].side)
    return read


def _after(
    read: ReadOut, entry: Entry, terms: CompiledTerms, medium: NoticeMedium, *, objection: bool, side: str
) -> ReadOut:
    match NoticeKind(entry.kind):
        case NoticeKind.ANSWERED:
            return replace(read, state=NoticeState.ANSWERED, settled_at=entry.occurred_at)
        case NoticeKind.UNANSWERED:
            return replace(read, state=NoticeState.CONCEDED, settled_at=entry.occurred_at)
        case NoticeKind.COMMENTED:
            return read
        case kind:
            return _travelled(read, entry, terms, medium, kind, objection=objection, side=side)


def _travelled(
    read: ReadOut,
    entry: Entry,
    terms: CompiledTerms,
    medium: NoticeMedium,
    kind: NoticeKind,
    *,
    objection: bool,
    side: str,
) -> ReadOut:
    """What was sent, received, refused or came back; the first delivery stands."""
    if read.delivery is not None:
        return read
    at = read_time(entry.payload["at"])
    delivery = delivery_by(terms.contract, medium, kind, at)
    if delivery is None:
        failed = kind in (NoticeKind.RETURNED, NoticeKind.REFUSED)
        return replace(read, state=NoticeState.UNDELIVERED) if failed else read
    duty = answering(terms.contract, side) if objection else None
    if duty is None:
        return replace(read, state=NoticeState.DELIVERED, delivery=delivery)
    until = answer_due(terms, duty, delivery.at)
    return replace(read, state=NoticeState.WAITING, delivery=delivery, answer_by=until)
