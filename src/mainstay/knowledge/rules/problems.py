"""A problem as its entries give it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from mainstay.kernel.entries import Entry

from .words import ProblemKind, ProblemState

_STATES = {
    ProblemKind.KNOWN: ProblemState.KNOWN_ERROR,
    ProblemKind.SOLVED: ProblemState.SOLVED,
    ProblemKind.CLOSED: ProblemState.CLOSED,
}


@dataclass(frozen=True, slots=True)
class ProblemReadOut:
    """The columns of a problem; `cases` are the numbers linked now, in the order of linking."""

    number: str
    title: str
    description: str
    cause: str
    workaround: str
    solution: str
    state: str
    owner_id: UUID
    owner_name: str
    seq: int
    head_hash: bytes
    opened_at: datetime
    solved_at: datetime | None
    updated_at: datetime
    cases: tuple[str, ...] = ()


def read_problem(entries: Sequence[Entry]) -> ProblemReadOut:
    """Replay the entries of a problem's stream."""
    first = entries[0]
    read = ProblemReadOut(
        number=first.payload["number"],
        title=first.payload["title"],
        description=first.payload["description"],
        cause="",
        workaround="",
        solution="",
        state=ProblemState.OPEN.value,
        owner_id=UUID(first.payload["owner"]["id"]),
        owner_name=first.payload["owner"]["name"],
        seq=first.seq,
        head_hash=first.hash,
        opened_at=first.recorded_at,
        solved_at=None,
        updated_at=first.recorded_at,
        cases=tuple(first.payload.get("cases", ())),
    )
    for entry in entries[1:]:
        read = _after(read, entry)
    return read


def _after(read: ProblemReadOut, entry: Entry) -> ProblemReadOut:
    kind, payload = ProblemKind(entry.kind), entry.payload
    told = {
        name: payload[name]
        for name in ("title", "description", "cause", "workaround", "solution")
        if name in payload and kind is not ProblemKind.COMMENTED
    }
    read = replace(read, seq=entry.seq, head_hash=entry.hash, updated_at=entry.recorded_at, **told)
    if kind in _STATES:
        read = replace(read, state=_STATES[kind].value)
    if kind is ProblemKind.SOLVED:
        return replace(read, solved_at=entry.recorded_at)
    if kind is ProblemKind.REOPENED:
        state = ProblemState.KNOWN_ERROR if read.workaround else ProblemState.OPEN
        return replace(read, state=state.value, solved_at=None)
    if kind is ProblemKind.HANDED_OVER:
        return replace(read, owner_id=UUID(payload["owner"]["id"]), owner_name=payload["owner"]["name"])
    if kind is ProblemKind.CASES_LINKED:
        return replace(read, cases=(*read.cases, *payload["cases"]))
    if kind is ProblemKind.CASE_UNLINKED:
        return replace(read, cases=tuple(one for one in read.cases if one != payload["case"]))
    return read
