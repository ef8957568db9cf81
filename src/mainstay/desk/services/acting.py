"""Acting on a case: lock it, ask the rules, write the entry, keep the row in step."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from mainstay.desk.models import Case, stream_of
from mainstay.desk.queries.cases import lock_case
from mainstay.desk.queries.terms import terms_of
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act, Kind
from mainstay.directory.public import Actor
from mainstay.kernel.errors import Stale
from mainstay.kernel.ledger import Entry, read_stream

from .attaching import bind_named
from .composing import compose_act
from .knowing import known_for
from .linking import link_back, lock_both, open_work_order
from .noting import note_of
from .rewriting import rewrite

NOTED_BY_LADDERS = frozenset({Kind.NOTIFIED, Kind.REMINDED, Kind.ESCALATED})


@transaction.atomic
def act_on_case(number: str, order: Order, *, actor: Actor, now: datetime) -> Case:
    """One act on a case, as one entry; whatever is refused changes nothing."""
    if order.act is Act.LINK:
        lock_both(number, order.fields.get("case"))
    case = lock_case(number, actor=actor)
    _require_seen(case, order.expected_seq)
    act_on_locked(case, read_stream(stream_of(case.id)), order, actor=actor, now=now)
    return case


def act_on_locked(
    case: Case, before: Sequence[Entry], order: Order, *, actor: Actor, now: datetime
) -> tuple[Entry, ...]:
    """The same on a case that the caller has locked and whose entries he has read; its row and entries after it."""
    entries = _entries_after(case, before, order, actor=actor, now=now)
    bind_named(entries[-1], by=actor.id)
    rewrite(case, entries, now=now)
    return entries


def _require_seen(case: Case, seq: int | None) -> None:
    """Stale when somebody has written what the actor has not seen; what ladders note by themselves moves nothing."""
    if seq is None or seq == case.seq:
        return
    unseen = [entry.kind for entry in read_stream(stream_of(case.id)) if entry.seq > seq]
    if seq > case.seq or not NOTED_BY_LADDERS.issuperset(unseen):
        raise Stale(
            "该工单在您打开之后已有新的记录，请查看后再操作。",
            "There are new entries on this case; look at them first.",
        )


def _entries_after(
    case: Case, before: Sequence[Entry], order: Order, *, actor: Actor, now: datetime
) -> tuple[Entry, ...]:
    """The case's entries with the ordered one at their end, and what the act does beside the case done."""
    pinned = terms_of(case.contract_id, case.contract_version)
    known = known_for(order, pinned, actor=actor, now=now, case_id=case.id)
    entries = compose_act(actor, order, pinned, before, known, now=now)
    last = entries[-1]
    if order.act is Act.NOTE:
        note_of(case.id, last, order, known).save(force_insert=True)
    elif order.act is Act.LINK:
        link_back(case, last, actor=actor, now=now)
    elif order.act is Act.ORDER_WORK:
        opened = open_work_order(case, title=last.payload["title"], what=order.note, actor=actor, now=now)
        entries = compose_act(actor, order, pinned, before, replace(known, opened=opened), now=now)
    return entries
