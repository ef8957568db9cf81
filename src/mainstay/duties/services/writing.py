"""Writing a duty's entries: the first one tells what was planned, the row follows from them all."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from mainstay.directory.public import BY_SYSTEM, SYSTEM, Actor, draft_of
from mainstay.duties.models import Duty
from mainstay.duties.rules.readout import planned_payload, read_duty
from mainstay.duties.rules.words import DutyKind
from mainstay.kernel.ledger import Draft, Entry, Head, append, read_stream
from mainstay.kernel.time import written


def planned(
    duty: Duty, *, now: datetime, actor: Actor = SYSTEM, as_: tuple[str, str] = BY_SYSTEM, **more: Any
) -> Draft:
    """The first entry: what the duty is by its contract."""
    span = [duty.first_day.isoformat(), duty.last_day.isoformat()] if duty.first_day and duty.last_day else None
    payload = planned_payload(
        contract=str(duty.contract_id),
        version=duty.version,
        obligation=duty.obligation,
        clause=duty.clause,
        key=duty.key,
        opens=written(duty.opens_at),
        due=written(duty.due_at) if duty.due_at else None,
        span=span,
        cause=duty.cause,
        **more,
    )
    return draft_of(DutyKind.PLANNED, payload, actor=actor, as_=as_, now=now)


def write_entries(duty: Duty, drafts: Sequence[Draft], *, now: datetime) -> tuple[Entry, ...]:
    """Append to the duty's stream, in the caller's transaction and behind its row's lock, and set its columns."""
    before = read_stream(duty.stream) if duty.seq else ()
    first = () if before or drafts[0].kind == DutyKind.PLANNED else (planned(duty, now=now),)
    head = Head(duty.seq, bytes(duty.head_hash)) if duty.seq else Head()
    new = append(duty.stream, head, [*first, *drafts], recorded_at=now)
    entries = (*before, *new)
    for column, value in asdict(read_duty(entries)).items():
        setattr(duty, column, value)
    return entries
