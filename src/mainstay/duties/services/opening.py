"""A duty that an event brings: the customer asked for something, a key date is set, staff will change."""

import uuid
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.contracts.public import Obligation, due_after, terms_in_force
from mainstay.directory.public import Actor, require, require_contract
from mainstay.duties.models import Duty
from mainstay.duties.rules.permissions import ACT
from mainstay.kernel.errors import Malformed, Problem

from .telling import tell_owner
from .timing import keep_timers
from .writing import planned, write_entries


@dataclass(frozen=True, slots=True)
class Asking:
    """What happened, when, and by when the customer asks it to be done, where the contract leaves that to him."""

    contract_id: UUID
    obligation: str
    what: str
    happened_at: datetime
    asked: datetime | None = None


@transaction.atomic
def open_duty(asking: Asking, *, actor: Actor, now: datetime) -> Duty:
    """Open the duty that an event brings, under the version in force when it happened.

    NotFound for contracts not seen, Forbidden without a role of one of the sides, Malformed for an obligation that no
    event brings.
    """
    require_contract(actor, asking.contract_id)
    held = require(actor, ACT, contract_id=asking.contract_id)[0]
    version = terms_in_force(asking.contract_id, asking.happened_at)
    obligation = _brought(version.compiled.contract.obligations, asking.obligation)
    calendar = version.compiled.calendars[obligation.calendar]
    due = due_after(
        version.contract, obligation, calendar, happened_at=asking.happened_at, asked=_asked(asking, obligation)
    )
    duty = Duty(
        contract_id=asking.contract_id,
        version=version.version,
        obligation=obligation.id,
        key=f"{obligation.id}@{uuid.uuid4().hex}",
        clause=obligation.clause,
        owner=obligation.owner.value,
        cause=asking.what,
        opens_at=asking.happened_at,
        due_at=due,
        falls_at=due or asking.happened_at,
    )
    as_ = (held.role.value, held.side.value)
    write_entries(duty, [planned(duty, now=now, actor=actor, as_=as_, event=str(obligation.trigger))], now=now)
    duty.save(force_insert=True)
    keep_timers([duty], reason=duty.state)
    tell_owner("duty_changed", duty, ("义务产生", "it has arisen"), now=now)
    return duty


def _brought(obligations: tuple[Obligation, ...], name: str) -> Obligation:
    for one in obligations:
        if one.id == name and one.trigger is not None and one.recurrence is None:
            return one
    fault = Problem("not_by_event", "该义务不由事件产生", "no event brings this obligation", "obligation")
    raise Malformed("提交的内容有误。", "The input is malformed.", [fault])


def _asked(asking: Asking, obligation: Obligation) -> datetime | None:
    if asking.asked is None:
        return None
    if obligation.due != "as_asked":
        fault = Problem("due_by_contract", "合同已约定期限，不能另行指定", "the contract sets the time", "asked")
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])
    if asking.asked <= asking.happened_at:
        fault = Problem("past", "期限须晚于事件发生时间", "the time must lie after the event", "asked")
        raise Malformed("提交的内容有误。", "The input is malformed.", [fault])
    return asking.asked
