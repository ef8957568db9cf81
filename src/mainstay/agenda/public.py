"""The front door of the agenda: modules that have something due offer where it is read from."""

from collections.abc import Sequence
from uuid import UUID

from mainstay.kernel.timers import Pending, pending_timers

from .queries import SOURCES
from .rules import AgendaClause, AgendaContract, Asked, Item, Phrase, Source

__all__ = ["AgendaClause", "AgendaContract", "Asked", "Item", "Phrase", "Source", "offer", "timers_asked"]


def offer(source: Source) -> None:
    """Let the agenda show what this source has; said once, where a module declares what its timers do."""
    SOURCES.append(source)


def timers_asked(asked: Asked) -> dict[UUID, Pending]:
    """The timers that a list asks a source for, by the keys that their items have, in order; one query."""
    found: Sequence[Pending] = pending_timers(
        asked.kinds,
        contracts=asked.contracts,
        subject=asked.subject,
        after=asked.after,
        until=asked.until,
        limit=asked.limit,
    )
    return {one.place.key: one for one in found}
