"""A duty as its entries give it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mainstay.kernel.entries import Entry
from mainstay.kernel.time import read as read_time

from .words import UNFINISHED, DutyKind, DutyState


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The columns of a duty that its entries give.

    `delivered_at` is when the evidence was handed in that stands; a duty is late when that, or the present, is after
    its due time. `falls_at` is where it stands in lists: its due time, else the moment from which it can be done.
    """

    version: int
    opens_at: datetime
    due_at: datetime | None
    falls_at: datetime
    state: str
    late: bool
    delivered_at: datetime | None
    done_at: datetime | None
    accept_by: datetime | None
    seq: int
    head_hash: bytes


def planned_payload(
    *, contract: str, version: int, obligation: str, clause: str, key: str, opens: str, due: str | None, **more: Any
) -> dict[str, Any]:
    """What the first entry of a stream holds; more tells the period, or the event that brought the duty."""
    return {
        "contract": contract,
        "version": version,
        "obligation": obligation,
        "clause": clause,
        "key": key,
        "opens": opens,
        "due": due,
        **{name: value for name, value in more.items() if value},
    }


def read_duty(entries: Sequence[Entry]) -> ReadOut:
    """Replay the entries of a duty's stream, of which there is at least the first."""
    first = entries[0].payload
    opens, due = read_time(first["opens"]), _moment(first["due"])
    read = ReadOut(first["version"], opens, due, due or opens, DutyState.OPEN.value, False, None, None, None, 0, b"")
    for entry in entries:
        read = _after(read, entry)
    return read


def span_of(payload: dict[str, Any]) -> tuple[date, date] | None:
    """First and last day of the period that a first entry tells."""
    span = payload.get("span")
    return (date.fromisoformat(span[0]), date.fromisoformat(span[1])) if span else None


def is_late(due: datetime | None, delivered: datetime | None, *, now: datetime) -> bool:
    """Whether a duty was handed in after its due time, or is not handed in although that has passed."""
    return due is not None and (delivered or now) > due


def _after(read: ReadOut, entry: Entry) -> ReadOut:
    read = replace(read, seq=entry.seq, head_hash=entry.hash)
    payload = entry.payload
    match DutyKind(entry.kind):
        case DutyKind.SUBMITTED:
            return _submitted(read, entry)
        case DutyKind.ACCEPTED | DutyKind.ACCEPTED_BY_SILENCE:
            return replace(read, state=DutyState.DONE.value, done_at=entry.occurred_at, accept_by=None)
        case DutyKind.SENT_BACK:
            state = DutyState.OPEN.value
            return replace(read, state=state, delivered_at=None, accept_by=None, late=_passed(read, entry))
        case DutyKind.EXCUSED:
            return replace(read, state=DutyState.EXCUSED.value, accept_by=None, done_at=entry.occurred_at)
        case DutyKind.VOIDED:
            return replace(read, state=DutyState.VOID.value, accept_by=None, late=False, done_at=entry.occurred_at)
        case DutyKind.LATE:
            return replace(read, late=True)
        case DutyKind.DUE_SET | DutyKind.MOVED:
            return _moved(read, payload)
        case DutyKind.PLANNED | DutyKind.COMMENTED:
            return read


def _submitted(read: ReadOut, entry: Entry) -> ReadOut:
    """Handed in: done at once where nobody accepts it."""
    accepted = "accept_by" in entry.payload
    return replace(
        read,
        state=(DutyState.SUBMITTED if accepted else DutyState.DONE).value,
        delivered_at=entry.occurred_at,
        late=is_late(read.due_at, entry.occurred_at, now=entry.occurred_at),
        accept_by=_moment(entry.payload.get("accept_by")),
        done_at=None if accepted else entry.occurred_at,
    )


def _moved(read: ReadOut, payload: Any) -> ReadOut:
    due = _moment(payload["due"])
    version = payload.get("version", read.version)
    late = read.late and read.delivered_at is not None and is_late(due, read.delivered_at, now=read.delivered_at)
    return replace(read, due_at=due, falls_at=due or read.opens_at, version=version, late=late)


def _passed(read: ReadOut, entry: Entry) -> bool:
    return read.due_at is not None and entry.occurred_at > read.due_at


def _moment(text: str | None) -> datetime | None:
    return read_time(text) if text else None


def is_unfinished(state: str) -> bool:
    """True while something is still to be done."""
    return DutyState(state) in UNFINISHED
