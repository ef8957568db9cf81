"""Answering an offer, or taking it back."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import NotFound, Refused
from mainstay.offers.queries.reading import Book, access_book, findings_behind
from mainstay.offers.rules.permissions import MAY_ANSWER
from mainstay.offers.rules.readout import Offer
from mainstay.offers.rules.words import LEAVES, OfferAnswer, OfferState

from .writing import write_entry


@transaction.atomic
def answer_offer(contract_id: UUID, seq: int, answer: OfferAnswer, note: str, *, actor: Actor, now: datetime) -> int:
    """Accept, decline or withdraw an open offer; the number of the entry. NotFound, Forbidden.

    Refused once it is answered, and for accepting what is over the contract's cap.
    """
    book = access_book(contract_id, actor=actor, now=now)
    held = require(actor, MAY_ANSWER[answer], contract_id=contract_id)[0]
    offer = _open_offer(book, seq)
    if answer is OfferAnswer.ACCEPT:
        _require_within(contract_id, offer, book)
    payload = {"offer": seq, "note": note}
    return write_entry(contract_id, book, LEAVES[answer], payload, actor=actor, held=held, now=now)


def _open_offer(book: Book, seq: int) -> Offer:
    offer = next((one for one in book.offers if one.entry.seq == seq), None)
    if offer is None:
        raise NotFound("没有这份报价。", "There is no such offer.")
    if offer.state is not OfferState.OPEN:
        raise Refused("该报价已答复或撤回。", "The offer is answered or withdrawn already.")
    return offer


def _require_within(contract_id: UUID, offer: Offer, book: Book) -> None:
    for finding in findings_behind(contract_id, offer, book):
        if finding.severity == "error":
            raise Refused(f"不能接受：{finding.text.zh}", f"It cannot be accepted. {finding.text.en}")
