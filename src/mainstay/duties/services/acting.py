"""Acting on a duty: lock it, ask the rules, write the entry, keep row and timers in step."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.contracts.public import length_after
from mainstay.directory.public import Actor, draft_of, roles_on
from mainstay.duties.models import Duty
from mainstay.duties.queries.sight import find_duty
from mainstay.duties.queries.terms import Owed, either_or, owed
from mainstay.duties.rules.acts import RULES, check_fields, require_allowed
from mainstay.duties.rules.words import DutyAct, DutyState
from mainstay.kernel.errors import Malformed, Problem, Refused, Stale
from mainstay.kernel.files import bind_files
from mainstay.kernel.time import written

from .raising import raise_duties
from .telling import tell_creditor, tell_owner
from .timing import keep_timers, void
from .writing import write_entries

TOLD_TO_OWNER = frozenset({DutyAct.ACCEPT, DutyAct.SEND_BACK, DutyAct.EXCUSE, DutyAct.SET_DUE})


@transaction.atomic
def act_on_duty(
    duty_id: UUID, act: DutyAct, fields: Mapping[str, Any], *, expected_seq: int, actor: Actor, now: datetime
) -> Duty:
    """One act on a duty, as one entry; whatever is refused changes nothing."""
    duty, others = _lock(duty_id, actor=actor)
    terms = owed(duty)
    grants = {grant.role.value: grant.side.value for grant in roles_on(actor, duty.contract_id)}
    role = require_allowed(act, terms.deciding, roles=list(grants), state=DutyState(duty.state))
    if expected_seq != duty.seq:
        raise Stale(
            "该义务在您打开之后已有新的记录，请查看后再操作。", "There are new entries on this duty; look first."
        )
    payload = _payload(act, check_fields(act, fields), duty, terms, actor=actor, now=now)
    if act is DutyAct.SUBMIT:
        _require_alone(others)
    write_entries(duty, [draft_of(RULES[act].kind, payload, actor=actor, as_=(role, grants[role]), now=now)], now=now)
    duty.save()
    if act is DutyAct.SUBMIT:
        for other in others:
            void(other, reason="either_or", other=duty.obligation, now=now)
        raise_duties(duty, terms, happened_at=now, now=now)
    keep_timers([duty, *(others if act is DutyAct.SUBMIT else ())], reason=RULES[act].kind.value)
    _tell(act, duty, now=now)
    return duty


def _lock(duty_id: UUID, *, actor: Actor) -> tuple[Duty, list[Duty]]:
    """The duty and those that stand for it in the same period, locked in one order."""
    duty = find_duty(duty_id, Duty.objects.all(), actor=actor)
    keys = [duty.key]
    if duty.first_day is not None:
        terms = owed(duty)
        keys += [f"{one.id}:{duty.first_day}" for one in either_or(terms.terms, terms.obligation)]
    rows = Duty.objects.select_for_update().filter(contract_id=duty.contract_id, key__in=keys).order_by("id")
    locked = {row.key: row for row in rows}
    return locked.pop(duty.key), list(locked.values())


def _require_alone(others: Sequence[Duty]) -> None:
    for other in others:
        if other.state in (DutyState.SUBMITTED.value, DutyState.DONE.value):
            name = owed(other).obligation.name
            raise Refused(
                f"本期已履行“{name.zh}”，按合同二者只能择一。",
                f"“{name.in_language('en')}” was done in this period; the contract asks for one of them, never both.",
            )


def _payload(
    act: DutyAct, told: dict[str, object], duty: Duty, terms: Owed, *, actor: Actor, now: datetime
) -> dict[str, Any]:
    payload: dict[str, Any] = {name: value for name, value in told.items() if name == "note"}
    files = told.get("files")
    if isinstance(files, list | tuple):
        bound = bind_files([UUID(str(one)) for one in files], to=duty.stream, by=actor.id)
        payload["files"] = [one.as_payload() for one in bound]
    if act is DutyAct.SUBMIT and terms.obligation.accepted_by is not None:
        within = terms.obligation.accept_within
        until = length_after(terms.terms, terms.obligation.calendar, within, now) if within else None
        payload["accept_by"] = written(until) if until else None
    due = told.get("due")
    if isinstance(due, datetime):
        payload["due"] = written(_require_future(due, now=now))
    return payload


def _require_future(due: datetime, *, now: datetime) -> datetime:
    if due > now:
        return due
    fault = Problem("past", "期限须晚于当前时间", "the due time must lie ahead", "due")
    raise Malformed("提交的内容有误。", "The input is malformed.", [fault])


def _tell(act: DutyAct, duty: Duty, *, now: datetime) -> None:
    what = RULES[act].zh, RULES[act].en
    if act in TOLD_TO_OWNER:
        tell_owner("duty_changed", duty, what, now=now)
    elif act is DutyAct.SUBMIT:
        tell_creditor("duty_changed", duty, what, now=now)
