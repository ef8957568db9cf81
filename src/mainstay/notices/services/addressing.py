"""Changing the address of one's own side."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.contracts.public import length_after
from mainstay.directory.public import Actor, require, require_contract
from mainstay.kernel.errors import Malformed, Problem
from mainstay.kernel.ledger import Draft, Head, append
from mainstay.kernel.time import written
from mainstay.notices.queries.reading import Book, address_stream, book_of
from mainstay.notices.rules.addresses import CHANGED, FIELDS
from mainstay.notices.rules.permissions import SEND


@transaction.atomic
def change_address(contract_id: UUID, told: Mapping[str, str], *, actor: Actor, now: datetime) -> Book:
    """Tell where notices to one's own side go from now on; it counts after the notice that the contract asks for.

    Until then the address before it counts. Refused while somebody else tells one; nothing is stored then.
    """
    require_contract(actor, contract_id)
    held = require(actor, SEND, contract_id=contract_id)[0]
    book, side = book_of(contract_id, now=now), held.side.value
    latest = book.sides[side][-1]
    if all(told[name] == getattr(latest, name) for name in FIELDS):
        fault = Problem("unchanged", "与现有地址相同", "the same as before", "address")
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])
    notices = book.terms.contract.notices
    within = notices.change_within if notices else None
    since = length_after(book.terms.compiled, notices.calendar, within, now) if notices and within else now
    clause = notices.clause if notices else ""
    payload = {"side": side, "since": written(since), "clause": clause, **{name: told[name] for name in FIELDS}}
    head = Head(book.entries[-1].seq, book.entries[-1].hash) if book.entries else Head()
    draft = Draft(CHANGED, now, actor.id, actor.name, held.role.value, side, payload)
    append(address_stream(contract_id), head, [draft], recorded_at=now)
    return book_of(contract_id, now=now)
