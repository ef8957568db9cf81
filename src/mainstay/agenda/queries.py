"""What is due next over all subjects, read page by page from the modules that have something due."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.directory.public import Actor, sees_all_contracts, visible_contracts
from mainstay.kernel.paging import MOST, Page, place_after, read_place

from .rules import Asked, Item, Phrase, Source, begins_after, merged

SOURCES: list[Source] = []


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the list; empty ones do not. `late` is what was due before now, or only what was not."""

    kinds: Collection[str] = ()
    contract: UUID | None = None
    subject: str = ""
    late: bool | None = None


def kinds() -> dict[str, Phrase]:
    """The kinds of things that may be due, in the order in which modules offered them."""
    return {kind: name for source in SOURCES for kind, name in source.kinds.items()}


def list_agenda(
    filters: Filters, *, actor: Actor, now: datetime, cursor: str | None = None, limit: int = 50
) -> Page[Item]:
    """One page of what is due under the actor's contracts, the longest overdue first; each source is asked once."""
    limit = max(1, min(limit, MOST))
    after = begins_after(read_place(cursor) if cursor else None, filters.late, now)
    contracts = _contracts(actor, filters.contract)
    until = now if filters.late else None
    found = [
        source.upcoming(Asked(wanted, contracts, filters.subject, after, until, limit + 1, now))
        for source in SOURCES
        if (wanted := [kind for kind in source.kinds if not filters.kinds or kind in filters.kinds])
    ]
    items = merged(found, limit + 1)
    following = place_after(items[limit - 1].place) if len(items) > limit else None
    return Page(items[:limit], following)


def _contracts(actor: Actor, asked: UUID | None) -> Collection[UUID] | None:
    """The contracts to read: None for all of them."""
    if sees_all_contracts(actor):
        return None if asked is None else (asked,)
    seen = visible_contracts(actor)
    return seen if asked is None else seen & {asked}
