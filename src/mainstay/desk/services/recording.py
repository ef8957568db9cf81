"""Taking over histories: whole cases at once, each act through the same rules, for imports and simulations."""

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mainstay.desk.models import Case, Note
from mainstay.desk.queries.terms import Pinned, terms_at
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act
from mainstay.directory.public import Actor, require_contract
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Draft, Entry

from .attaching import bind_named
from .composing import Opening, compose_act, compose_report
from .keeping import keep_histories
from .knowing import known_for
from .noting import note_of
from .numbering import draw, written_number, year_of
from .opening import row_of, sealed_report

CONCERN_OTHERS = frozenset({Act.LINK, Act.ORDER_WORK})


@dataclass(frozen=True, slots=True)
class Step:
    """One act of a history: by whom, what, and when it was written down."""

    actor: Actor
    order: Order
    recorded_at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """A case from its report on."""

    actor: Actor
    opening: Opening
    recorded_at: datetime
    steps: tuple[Step, ...]


@transaction.atomic
def record_histories(histories: Sequence[History]) -> tuple[str, ...]:
    """Write whole histories in one transaction and say their numbers, in the order given.

    Every act passes the rules that it would pass on the desk; the first refusal refuses them all.
    """
    reports = [_report(history) for history in histories]
    numbers = _numbers(reports)
    rows: list[Case] = []
    entries: list[Entry] = []
    notes: list[Note] = []
    for history, (pinned, draft), number in zip(histories, reports, numbers, strict=True):
        case_id = uuid.uuid4()
        stream: tuple[Entry, ...] = (sealed_report(case_id, draft, number, now=history.recorded_at),)
        for step in history.steps:
            if step.order.act in CONCERN_OTHERS:
                raise Refused(
                    "历史工单不能关联或新建其他工单。", "A history is one case: it neither links nor opens others."
                )
            known = known_for(step.order, pinned, actor=step.actor, now=step.recorded_at, unsaved=rows)
            stream = compose_act(step.actor, step.order, pinned, stream, known, now=step.recorded_at)
            bind_named(stream[-1], by=step.actor.id)
            if step.order.act is Act.NOTE:
                notes.append(note_of(case_id, stream[-1], step.order, known))
        entries.extend(stream)
        rows.append(row_of(case_id, pinned, stream))
    keep_histories(rows, entries)
    Note.objects.bulk_create(notes)
    return numbers


def _report(history: History) -> tuple[Pinned, Draft]:
    require_contract(history.actor, history.opening.contract_id)
    pinned = terms_at(history.opening.contract_id, history.opening.reported_at or history.recorded_at)
    return pinned, compose_report(history.actor, history.opening, pinned, now=history.recorded_at)


def _numbers(reports: Sequence[tuple[Pinned, Draft]]) -> tuple[str, ...]:
    wanted: dict[tuple[uuid.UUID, str, int], list[int]] = defaultdict(list)
    for place, (pinned, draft) in enumerate(reports):
        wanted[pinned.contract_id, pinned.code, year_of(pinned, draft.occurred_at)].append(place)
    numbers = [""] * len(reports)
    for (contract_id, code, year), places in sorted(wanted.items(), key=str):
        last = draw(contract_id, year, len(places))
        for running, place in enumerate(places, start=last - len(places) + 1):
            numbers[place] = written_number(code, year, running)
    return tuple(numbers)
