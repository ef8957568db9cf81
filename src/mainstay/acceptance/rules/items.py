"""Deliverables as the entries give them: how much is handed over, on which media, whether it is checked. Pure."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.duties import Deliverable
from mainstay.kernel.entries import Entry

from .words import AcceptanceKind, ItemState

NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class ItemStanding:
    """A deliverable: what has come of it, with the files; `said` is the last note of the customer."""

    item: Deliverable
    quantity: Decimal = NOTHING
    media: frozenset[str] = frozenset()
    files: tuple[dict[str, Any], ...] = ()
    handed_at: datetime | None = None
    checked_at: datetime | None = None
    checked_by: str = ""
    sent_back: str = ""

    @property
    def media_missing(self) -> tuple[str, ...]:
        """The media on which it has not come yet, in the paper's order."""
        return tuple(one for one in self.item.media if one not in self.media)

    @property
    def quantity_missing(self) -> Decimal:
        """How much has not come yet."""
        return max(self.item.quantity - self.quantity, NOTHING)

    @property
    def state(self) -> ItemState:
        """Checked, handed over whole, in part, or not at all."""
        if self.checked_at is not None:
            return ItemState.CHECKED
        if self.handed_at is None:
            return ItemState.OPEN
        return ItemState.PART if self.quantity_missing or self.media_missing else ItemState.HANDED_OVER


def no_items(contract: Contract) -> dict[str, ItemStanding]:
    """The deliverables of a contract, nothing handed over yet."""
    return {one.id: ItemStanding(one) for one in contract.deliverables}


def items_after(items: dict[str, ItemStanding], entry: Entry) -> dict[str, ItemStanding]:
    """The deliverables after one more entry; what an amendment has struck out is passed over."""
    found = items.get(entry.payload.get("item", ""))
    if found is None:
        return items
    match entry.kind:
        case AcceptanceKind.HANDED_OVER:
            new = _handed_over(found, entry)
        case AcceptanceKind.CHECKED:
            new = replace(found, checked_at=entry.occurred_at, checked_by=entry.actor_name)
        case AcceptanceKind.SENT_BACK:
            new = ItemStanding(found.item, sent_back=entry.payload["note"])
        case _:
            return items
    return items | {found.item.id: new}


def _handed_over(found: ItemStanding, entry: Entry) -> ItemStanding:
    payload = entry.payload
    return replace(
        found,
        quantity=found.quantity + Decimal(payload["quantity"]),
        media=found.media | frozenset(payload.get("media", ())),
        files=(*found.files, *payload.get("files", ())),
        handed_at=entry.occurred_at,
        sent_back="",
    )
