"""Opening a case: the report becomes the first entry of its stream, and the case gets its number."""

import uuid
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from mainstay.desk.models import Case, stream_of
from mainstay.desk.queries.cases import seen_numbers
from mainstay.desk.queries.terms import Pinned, clocks_or_none, terms_at
from mainstay.desk.rules.readout import read_out
from mainstay.directory.public import Actor, require_contract
from mainstay.kernel.errors import NotFound
from mainstay.kernel.ledger import Draft, Entry, Head, place, seal

from .composing import Opening, compose_report
from .keeping import keep
from .numbering import next_number

__all__ = ["Opening", "open_case"]


def open_case(opening: Opening, *, actor: Actor, now: datetime) -> Case:
    """A new case under the contract version in force when it was reported.

    Refused outside the contract's term, in the future, or under a level that the contract lacks. The clocks are
    computed before the number is drawn: drawing it holds a lock until the commit.
    """
    require_contract(actor, opening.contract_id)
    if opening.parent and opening.parent not in seen_numbers([opening.parent], actor=actor):
        raise NotFound("没有上级工单，或您无权查看。", "There is no such parent case, or none that you may see.")
    pinned = terms_at(opening.contract_id, opening.reported_at or now)
    draft = compose_report(actor, opening, pinned, now=now)
    case_id = uuid.uuid4()
    clocks = clocks_or_none(pinned, [place(stream_of(case_id), Head(), draft, recorded_at=now)], now=now)
    with transaction.atomic(savepoint=False):  # nothing is refused in here, so an outer transaction needs no way back
        number = next_number(pinned, draft.occurred_at)
        entry = sealed_report(case_id, draft, number, now=now)
        case = Case(id=case_id, contract_id=pinned.contract_id, **read_out([entry], clocks).columns())
        keep(case, [entry], new=True)
    return case


def sealed_report(case_id: uuid.UUID, draft: Draft, number: str, *, now: datetime) -> Entry:
    """The first entry of a stream, with the case's number in it."""
    numbered = replace(draft, payload={**draft.payload, "number": number})
    return seal(stream_of(case_id), Head(), [numbered], recorded_at=now)[0]


def row_of(case_id: uuid.UUID, pinned: Pinned, entries: tuple[Entry, ...]) -> Case:
    """The row that replaying these entries gives."""
    clocks = clocks_or_none(pinned, entries, now=entries[-1].recorded_at)
    return Case(id=case_id, contract_id=pinned.contract_id, **read_out(entries, clocks).columns())
