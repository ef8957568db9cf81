"""The offers of a contract as the entries of its stream give them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mainstay.kernel.entries import Entry

from .renewals import Renewal
from .words import LEADS_TO, OfferKind, OfferState


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer, named by the number of its entry, and the entry that answered it or took it back."""

    entry: Entry
    answer: Entry | None

    @property
    def kind(self) -> OfferKind:
        """A renewal or a quote."""
        return OfferKind(self.entry.kind)

    @property
    def state(self) -> OfferState:
        """How it stands."""
        return OfferState.OPEN if self.answer is None else LEADS_TO[OfferKind(self.answer.kind)]


def offers_of(entries: Sequence[Entry]) -> tuple[Offer, ...]:
    """Every offer in the order in which they were made; the first answer stands."""
    answers: dict[int, Entry] = {}
    for entry in entries:
        if OfferKind(entry.kind) in LEADS_TO:
            answers.setdefault(entry.payload["offer"], entry)
    return tuple(Offer(entry, answers.get(entry.seq)) for entry in entries if OfferKind(entry.kind) not in LEADS_TO)


def renewal_of(offer: Offer) -> Renewal:
    """The fee and the days of a renewal."""
    told = offer.entry.payload
    return Renewal(Decimal(told["fee"]), date.fromisoformat(told["first"]), date.fromisoformat(told["last"]))
