"""Taking over what was done before: whole duties at once, each act through the same rules, and nobody is told."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import Actor, draft_of, roles_on
from mainstay.duties.models import Duty
from mainstay.duties.queries.terms import owed
from mainstay.duties.rules.acts import RULES, check_fields, require_allowed
from mainstay.duties.rules.readout import read_duty
from mainstay.duties.rules.words import DutyAct, DutyKind, DutyState
from mainstay.kernel.ledger import Draft, Entry, Head, seal, write
from mainstay.kernel.time import written

from .timing import keep_timers
from .writing import planned

BATCH = 500


@dataclass(frozen=True, slots=True)
class Done:
    """One act of a history: by whom, what, when."""

    actor: Actor
    act: DutyAct
    at: datetime
    fields: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def record_performances(told: Mapping[UUID, Sequence[Done]]) -> int:
    """Write the histories of duties that nobody has acted on yet; how many. The first refusal refuses them all.

    A duty that was not handed in by its due time gets the entry that it is late, at that time.
    """
    rows: list[Duty] = []
    entries: list[Entry] = []
    there = Duty.objects.select_for_update().filter(seq=0).in_bulk(list(told))
    for duty_id, acts in told.items():
        duty = there[duty_id]
        stream: tuple[Entry, ...] = _sealed(duty, (), planned(duty, now=duty.opens_at))
        for one in acts:
            if one.act is DutyAct.SUBMIT and duty.due_at is not None and one.at > duty.due_at:
                stream = _sealed(duty, stream, _late(duty))
            stream = _sealed(duty, stream, _draft(duty, one))
        if not acts and duty.due_at is not None:
            stream = _sealed(duty, stream, _late(duty))
        entries += stream
        rows.append(duty)
    write(entries)
    Duty.objects.bulk_update(rows, list(asdict(read_duty(stream))) if rows else [], batch_size=BATCH)
    keep_timers(rows, reason="taken_over")
    return len(rows)


def _sealed(duty: Duty, before: tuple[Entry, ...], draft: Draft) -> tuple[Entry, ...]:
    head = Head(before[-1].seq, before[-1].hash) if before else Head()
    after = (*before, *seal(duty.stream, head, [draft], recorded_at=draft.occurred_at))
    for column, value in asdict(read_duty(after)).items():
        setattr(duty, column, value)
    return after


def _late(duty: Duty) -> Draft:
    assert duty.due_at is not None, "what has no due time is never late"  # noqa: S101  the callers ask first
    return draft_of(DutyKind.LATE, {"due": written(duty.due_at)}, now=duty.due_at)


def _draft(duty: Duty, done: Done) -> Draft:
    terms = owed(duty)
    grants = {grant.role.value: grant.side.value for grant in roles_on(done.actor, duty.contract_id)}
    role = require_allowed(done.act, terms.deciding, roles=list(grants), state=DutyState(duty.state))
    payload = check_fields(done.act, done.fields)
    if done.act is DutyAct.SUBMIT and terms.obligation.accepted_by is not None:
        payload["accept_by"] = None
    return draft_of(RULES[done.act].kind, payload, actor=done.actor, as_=(role, grants[role]), now=done.at)
