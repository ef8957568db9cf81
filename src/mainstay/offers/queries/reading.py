"""The offers of a contract with its terms, for those who may see it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.acceptance.public import passing_entry
from mainstay.contracts.public import Contract, TermsVersion, terms_of, version_begun
from mainstay.directory.public import Actor, require_contract
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.offers.rules.quotes import find_rate
from mainstay.offers.rules.readout import Offer, offers_of, renewal_of
from mainstay.offers.rules.renewals import OfferFinding, covered_until, findings_of
from mainstay.offers.rules.words import OfferKind


@dataclass(frozen=True, slots=True)
class Book:
    """The terms that have begun last, the offers, the entries, and the last day that the price covers, once known."""

    terms: TermsVersion
    offers: tuple[Offer, ...]
    entries: tuple[Entry, ...]
    covered_until: date | None


def offers_stream(contract_id: UUID) -> str:
    """The ledger stream of a contract's offers."""
    return f"offers:{contract_id}"


def access_book(contract_id: UUID, *, actor: Actor, now: datetime) -> Book:
    """The offers of a contract; NotFound for contracts not seen, Refused before any version is agreed."""
    require_contract(actor, contract_id)
    terms, entries = version_begun(contract_id, now=now), read_stream(offers_stream(contract_id))
    return Book(terms, offers_of(entries), entries, _covered_until(contract_id, terms.contract))


def terms_behind(contract_id: UUID, offer: Offer) -> Contract:
    """The version of the contract under which an offer was made."""
    return terms_of(contract_id, offer.entry.payload["version"]).contract


def _covered_until(contract_id: UUID, contract: Contract) -> date | None:
    passed = None if contract.maintenance is None else passing_entry(contract_id)
    zone = ZoneInfo(contract.timezone)
    return covered_until(contract, None if passed is None else passed.occurred_at.astimezone(zone).date())


def findings_behind(contract_id: UUID, offer: Offer, book: Book) -> tuple[OfferFinding, ...]:
    """Where a renewal does not keep to the contract; a quote from its card always does."""
    if offer.kind is not OfferKind.RENEWAL:
        return ()
    contract = terms_behind(contract_id, offer)
    rate = find_rate(contract, offer.entry.payload["rate"])
    return findings_of(contract, rate, renewal_of(offer), book.covered_until)
