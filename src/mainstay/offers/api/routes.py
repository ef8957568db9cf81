"""Routes of offers: what the contract says of prices, and what was offered under it."""

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status
from ninja.decorators import decorate_view
from pydantic import Field

from mainstay.directory.public import actor_on
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.time import now
from mainstay.offers import services
from mainstay.offers.rules.renewals import Renewal
from mainstay.offers.rules.words import OfferAnswer

from .schemas import AnswerBody, OfferBook, QuoteBody, RenewalBody, WithdrawalBody
from .showing import show_book

router = Router(tags=["offers"])
ROOT = "/contracts/{uuid:contract_id}"
Seq = Annotated[int, Field(ge=1, le=2**31 - 1)]


@router.get(ROOT, response=OfferBook, summary="Rates and offers of a contract")
def get_book(request: HttpRequest, contract_id: UUID) -> OfferBook:
    """The caps and cards of the contract, and every offer with what does not keep to it. 409 before it is agreed."""
    return show_book(contract_id, actor=actor_on(request), now=now())


@router.post(f"{ROOT}/renewals", response={201: OfferBook}, summary="Offer a renewal")
@decorate_view(answer_once)
def offer_renewal(request: HttpRequest, contract_id: UUID, body: RenewalBody) -> Status[OfferBook]:
    """Record the fee that the vendor asks after the term; one over the cap is kept, flagged and not to be accepted."""
    actor, moment = actor_on(request), now()
    renewal = Renewal(Decimal(body.fee), body.first, body.last)
    services.offer_renewal(contract_id, body.rate, renewal, body.note.strip(), actor=actor, now=moment)
    return Status(201, show_book(contract_id, actor=actor, now=moment))


@router.post(f"{ROOT}/quotes", response={201: OfferBook}, summary="Quote from a rate card")
@decorate_view(answer_once)
def quote(request: HttpRequest, contract_id: UUID, body: QuoteBody) -> Status[OfferBook]:
    """Record a quote: each line priced to the fen by the contract's card, the sum in capitals as well."""
    actor, moment = actor_on(request), now()
    asked = {name: Decimal(quantity) for name, quantity in body.quantities.items()}
    services.quote_from_card(contract_id, body.rate, asked, body.note.strip(), actor=actor, now=moment)
    return Status(201, show_book(contract_id, actor=actor, now=moment))


@router.post(f"{ROOT}/{{seq}}/answers", response=OfferBook, summary="Answer an offer")
@decorate_view(answer_once)
def answer_offer(request: HttpRequest, contract_id: UUID, seq: Path[Seq], body: AnswerBody) -> OfferBook:
    """The customer's approver accepts or declines, once; 409 afterwards, and for accepting what is over the cap."""
    actor, moment = actor_on(request), now()
    services.answer_offer(contract_id, seq, body.answer, body.note.strip(), actor=actor, now=moment)
    return show_book(contract_id, actor=actor, now=moment)


@router.post(f"{ROOT}/{{seq}}/withdrawal", response=OfferBook, summary="Take an offer back")
@decorate_view(answer_once)
def withdraw(request: HttpRequest, contract_id: UUID, seq: Path[Seq], body: WithdrawalBody) -> OfferBook:
    """The vendor takes back an offer that is not answered yet."""
    actor, moment = actor_on(request), now()
    services.answer_offer(contract_id, seq, OfferAnswer.WITHDRAW, body.note.strip(), actor=actor, now=moment)
    return show_book(contract_id, actor=actor, now=moment)
