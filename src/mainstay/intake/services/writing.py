"""Entries of the intake's own streams: each row is a read-out of its stream."""

from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from mainstay.directory.public import Actor, roles_on
from mainstay.kernel.ledger import Draft, Head, append

NOWHERE = UUID(int=0)


class Recorded(Protocol):
    """A row with its place in the ledger."""

    seq: int
    head_hash: Any

    @property
    def stream(self) -> str:
        """The name of its stream."""


def record(
    row: Recorded,
    kind: str,
    payload: dict[str, Any],
    *,
    actor: Actor,
    now: datetime,
    contract_id: UUID | None = None,
    at: datetime | None = None,
) -> None:
    """Append one entry to the row's stream and move the row's head; the caller saves the row."""
    grants = roles_on(actor, contract_id or NOWHERE) or actor.grants
    role, side = (grants[0].role.value, grants[0].side.value) if grants else ("", "neutral")
    draft = Draft(kind, at or now, actor.id, actor.name[:100], role, side, payload)
    head = Head(row.seq, bytes(row.head_hash)) if row.seq else Head()
    last = append(row.stream, head, [draft], recorded_at=now)[-1]
    row.seq, row.head_hash = last.seq, last.hash
