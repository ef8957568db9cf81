"""Offers as the routes show them."""

from datetime import datetime
from uuid import UUID

from mainstay.contracts.public import Contract, Rate
from mainstay.directory.public import Actor, roles_on
from mainstay.kernel.capitals import write_capitals
from mainstay.kernel.schema import Label
from mainstay.offers.queries.reading import Book, access_book, findings_behind, terms_behind
from mainstay.offers.rules.permissions import MAKE, MAY_ANSWER
from mainstay.offers.rules.quotes import find_rate
from mainstay.offers.rules.readout import Offer, renewal_of
from mainstay.offers.rules.renewals import YEAR, OfferFinding, most_for, share_words
from mainstay.offers.rules.words import STATE_NAMES, OfferKind, OfferState

from .schemas import (
    CardLine,
    OfferAnswered,
    OfferBook,
    OfferClause,
    OfferFindingOut,
    OfferLine,
    OfferOut,
    OfferRate,
)

NOBODY: frozenset[str] = frozenset()


def show_book(contract_id: UUID, *, actor: Actor, now: datetime) -> OfferBook:
    """The rates and offers of a contract that the actor may see."""
    book = access_book(contract_id, actor=actor, now=now)
    contract = book.terms.contract
    roles = {grant.role.value for grant in roles_on(actor, contract_id)}
    return OfferBook(
        contract_id=contract_id,
        code=contract.code,
        rates=[_rate(contract, one) for one in contract.rates],
        offers=[_offer(contract_id, one, book, roles) for one in reversed(book.offers)],
        covered_until=book.covered_until,
        may_offer=bool((MAKE.roles or NOBODY) & roles),
    )


def _rate(contract: Contract, rate: Rate) -> OfferRate:
    yearly = most_for(contract, rate, YEAR)
    return OfferRate(
        id=rate.id,
        name=Label.of(rate.name),
        basis=Label.of(rate.basis),
        clause=_clause(contract, rate.clause),
        share=share_words(rate),
        yearly=None if yearly is None else f"{yearly:.2f}",
        card=[
            CardLine(id=one.id, name=Label.of(one.name), unit=Label.of(one.unit), price=f"{one.price:.2f}")
            for one in rate.card
        ],
    )


def _offer(contract_id: UUID, offer: Offer, book: Book, roles: set[str]) -> OfferOut:
    entry, contract = offer.entry, terms_behind(contract_id, offer)
    rate = find_rate(contract, entry.payload["rate"])
    renewal = renewal_of(offer) if offer.kind is OfferKind.RENEWAL else None
    most = None if renewal is None else most_for(contract, rate, renewal.months)
    zh, en = STATE_NAMES[offer.state]
    return OfferOut(
        seq=entry.seq,
        kind=offer.kind.value,
        by=entry.actor_name,
        at=entry.recorded_at,
        rate=Label.of(rate.name),
        clause=_clause(contract, rate.clause),
        version=entry.payload["version"],
        total=entry.payload["total"] if renewal is None else f"{renewal.fee:.2f}",
        capitals=entry.payload["capitals"] if renewal is None else write_capitals(renewal.fee),
        first=None if renewal is None else renewal.first,
        last=None if renewal is None else renewal.last,
        months=None if renewal is None else renewal.months,
        most=None if most is None else f"{most:.2f}",
        lines=[OfferLine.model_validate(one) for one in entry.payload.get("lines", ())],
        note=entry.payload["note"],
        findings=[_finding(contract, one) for one in findings_behind(contract_id, offer, book)],
        state=offer.state,
        label=Label(zh=zh, en=en),
        answer=_answer(offer),
        open_to=[
            one for one, may in MAY_ANSWER.items() if offer.state is OfferState.OPEN and (may.roles or NOBODY) & roles
        ],
        hash=entry.hash.hex(),
    )


def _answer(offer: Offer) -> OfferAnswered | None:
    made = offer.answer
    if made is None:
        return None
    return OfferAnswered(seq=made.seq, by=made.actor_name, at=made.recorded_at, note=made.payload["note"])


def _finding(contract: Contract, found: OfferFinding) -> OfferFindingOut:
    return OfferFindingOut(
        code=found.code,
        severity=found.severity,
        text=Label.of(found.text),
        clause=_clause(contract, found.clause),
    )


def _clause(contract: Contract, clause: str) -> OfferClause:
    found = next(one for one in contract.clauses if one.id == clause)
    return OfferClause(id=found.id, number=found.number, heading=Label.of(found.heading))
