"""Duties as the routes show them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.contracts.public import Clause, Contract, Obligation, list_contracts
from mainstay.directory.public import ROLES, Actor, RoleName, roles_on
from mainstay.duties.models import Duty
from mainstay.duties.queries.terms import either_or, owed
from mainstay.duties.rules.acts import acts_open
from mainstay.duties.rules.words import KIND_NAMES, STATE_NAMES, DutyKind, DutyState
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.kernel.schema import Label
from mainstay.kernel.time import read

from .schemas import DutyClause, DutyEntry, DutyFile, DutyFull, DutyRow, OpenAct

SHOWN_APART = frozenset({"note", "files", "due"})


def clause_of(contract: Contract, clause: str) -> DutyClause:
    """A clause of a contract."""
    found: Clause = next(one for one in contract.clauses if one.id == clause)
    return DutyClause(id=found.id, number=found.number, heading=Label.of(found.heading), text=Label.of(found.text))


def show_duties(rows: Sequence[Duty], *, now: datetime) -> list[DutyRow]:
    """Duties as rows; the contracts in one go."""
    codes = _codes({row.contract_id for row in rows}, now=now)
    return [DutyRow(**_row(row, codes[row.contract_id])) for row in rows]


def show_duty(duty: Duty, *, actor: Actor, now: datetime) -> DutyFull:
    """A duty with its entries and the acts open to the viewer."""
    found = owed(duty)
    obligation = found.obligation
    roles = [grant.role.value for grant in roles_on(actor, duty.contract_id)]
    codes = _codes([duty.contract_id], now=now)
    return DutyFull(
        **_row(duty, codes[duty.contract_id]),
        what=Label.of(obligation.what),
        evidence=[Label.of(one) for one in obligation.evidence],
        cause=duty.cause,
        accepted_by=found.deciding.accepted_by,
        accept_by=duty.accept_by,
        silence_accepts=obligation.silence_accepts,
        instead=show_duties(_instead(duty, either_or(found.terms, obligation)), now=now),
        seq=duty.seq,
        acts=[
            OpenAct(
                act=rule.act,
                label=Label(zh=rule.zh, en=rule.en),
                required=list(rule.required),
                optional=list(rule.optional),
            )
            for rule in acts_open(found.deciding, roles=roles, state=DutyState(duty.state))
        ],
        entries=[_entry(one) for one in (read_stream(duty.stream) if duty.seq else ())],
    )


def _instead(duty: Duty, group: Iterable[Obligation]) -> list[Duty]:
    keys = [f"{one.id}:{duty.first_day}" for one in group if one.id != duty.obligation]
    if duty.first_day is None or not keys:
        return []
    return list(Duty.objects.filter(contract_id=duty.contract_id, key__in=keys).order_by("key"))


def _codes(ids: Iterable[UUID], *, now: datetime) -> dict[UUID, tuple[str, Label]]:
    return {one.id: (one.code, Label.of(one.title)) for one in list_contracts(ids, now=now)}


def _row(duty: Duty, contract: tuple[str, Label]) -> dict[str, Any]:
    found = owed(duty)
    zh, en = STATE_NAMES[DutyState(duty.state)]
    return {
        "id": duty.id,
        "contract_id": duty.contract_id,
        "contract": contract[1],
        "code": contract[0],
        "obligation": duty.obligation,
        "name": Label.of(found.obligation.name),
        "clause": clause_of(found.terms.contract, duty.clause),
        "owner": duty.owner,
        "first_day": duty.first_day,
        "last_day": duty.last_day,
        "opens": duty.opens_at,
        "due": duty.due_at,
        "state": duty.state,
        "label": Label(zh=zh, en=en),
        "late": duty.late,
        "delivered_at": duty.delivered_at,
        "done_at": duty.done_at,
    }


def _entry(entry: Entry) -> DutyEntry:
    zh, en = KIND_NAMES[DutyKind(entry.kind)]
    role, payload = ROLES[RoleName(entry.role)], entry.payload
    due = payload.get("due")
    return DutyEntry(
        seq=entry.seq,
        kind=entry.kind,
        label=Label(zh=zh, en=en),
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        actor=entry.actor_name,
        role=Label(zh=role.zh, en=role.en),
        note=str(payload.get("note", "")),
        files=[
            DutyFile.model_validate({name: one[name] for name in DutyFile.model_fields})
            for one in payload.get("files", ())
        ],
        due=read(due) if due else None,
        payload={name: value for name, value in payload.items() if name not in SHOWN_APART},
        hash=entry.hash.hex(),
    )
