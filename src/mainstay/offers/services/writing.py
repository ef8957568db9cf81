"""Appending to the stream of a contract's offers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.directory.public import Actor, Grant, draft_of
from mainstay.kernel.ledger import Head, append
from mainstay.offers.queries.reading import Book, offers_stream
from mainstay.offers.rules.words import OfferKind


def write_entry(
    contract_id: UUID,
    book: Book,
    kind: OfferKind,
    payload: Mapping[str, Any],
    *,
    actor: Actor,
    held: Grant,
    now: datetime,
) -> int:
    """One entry after those that were read, in the caller's transaction; its number.

    Refused when somebody else has written meanwhile.
    """
    head = Head(book.entries[-1].seq, book.entries[-1].hash) if book.entries else Head()
    draft = draft_of(kind, payload, actor=actor, as_=(held.role.value, held.side.value), now=now)
    (entry,) = append(offers_stream(contract_id), head, [draft], recorded_at=now)
    return entry.seq
