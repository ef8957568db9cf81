"""Making an offer: the fee of a renewal, or a quote from the contract's rate card."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import Refused
from mainstay.offers.queries.reading import access_book
from mainstay.offers.rules.permissions import MAKE
from mainstay.offers.rules.quotes import find_rate, make_quote, written_line
from mainstay.offers.rules.renewals import Renewal, check_period
from mainstay.offers.rules.words import OfferKind

from .writing import write_entry


@transaction.atomic
def offer_renewal(contract_id: UUID, rate_id: str, renewal: Renewal, note: str, *, actor: Actor, now: datetime) -> int:
    """Record what the vendor asks for services after the term; its number. One over the cap is kept and flagged.

    NotFound, Forbidden, Malformed for an unknown rate and days that are not whole months; Refused for a rate without
    a cap on the year.
    """
    book = access_book(contract_id, actor=actor, now=now)
    held = require(actor, MAKE, contract_id=contract_id)[0]
    rate = find_rate(book.terms.contract, rate_id)
    if rate.cap_share is None:
        raise Refused("该费率不是期满后的年费。", "This rate is no yearly fee after the term.")
    check_period(renewal)
    payload = {
        "contract": str(contract_id),
        "version": book.terms.version,
        "rate": rate.id,
        "fee": f"{renewal.fee:.2f}",
        "first": renewal.first.isoformat(),
        "last": renewal.last.isoformat(),
        "note": note,
    }
    return write_entry(contract_id, book, OfferKind.RENEWAL, payload, actor=actor, held=held, now=now)


@transaction.atomic
def quote_from_card(
    contract_id: UUID, rate_id: str, quantities: Mapping[str, Decimal], note: str, *, actor: Actor, now: datetime
) -> int:
    """Record a quote from the rate card; its number. NotFound, Forbidden, Malformed, Refused without a card."""
    book = access_book(contract_id, actor=actor, now=now)
    held = require(actor, MAKE, contract_id=contract_id)[0]
    found = make_quote(find_rate(book.terms.contract, rate_id), quantities)
    payload = {
        "contract": str(contract_id),
        "version": book.terms.version,
        "rate": found.rate.id,
        "lines": [written_line(one) for one in found.lines],
        "total": f"{found.total:.2f}",
        "capitals": found.capitals,
        "note": note,
    }
    return write_entry(contract_id, book, OfferKind.QUOTE, payload, actor=actor, held=held, now=now)
