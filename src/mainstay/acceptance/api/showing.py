"""Acceptances as the routes show them."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.queries.reading import Standing
from mainstay.acceptance.rules.acts import acts_open
from mainstay.acceptance.rules.deciding import event_name
from mainstay.acceptance.rules.items import ItemStanding
from mainstay.acceptance.rules.missing import missing_for
from mainstay.acceptance.rules.progress import events_asked
from mainstay.acceptance.rules.words import KIND_NAMES, STATE_NAMES, AcceptanceKind, AcceptanceState
from mainstay.contracts.public import Contract, Text, list_contracts
from mainstay.directory.public import ROLES, Actor, RoleName, roles_on
from mainstay.kernel.entries import Entry
from mainstay.kernel.schema import Label

from .forms import contract_facts, show_form
from .schemas import (
    AcceptanceEntry,
    AcceptanceFull,
    AcceptanceItem,
    AcceptanceRow,
    EventAsked,
    Missing,
)
from .steps import show_steps
from .wording import clause_of, files_of

SHOWN_APART = frozenset({"note", "files", "outcome"})


def show_acceptances(rows: Sequence[Acceptance], *, now: datetime) -> list[AcceptanceRow]:
    """Acceptances as rows; the contracts in one go."""
    names = _names({row.contract_id for row in rows}, now=now)
    return [AcceptanceRow(**_row(row, names[row.contract_id])) for row in rows]


def show_acceptance(standing: Standing, *, actor: Actor, now: datetime) -> AcceptanceFull:
    """An acceptance with everything on its page."""
    row, contract, progress = standing.row, standing.contract, standing.progress
    roles = [grant.role.value for grant in roles_on(actor, row.contract_id)]
    names = _names([row.contract_id], now=now)
    return AcceptanceFull(
        **_row(row, names[row.contract_id]),
        version=row.version,
        round=progress.round,
        seq=row.seq,
        stream=row.stream,
        facts=contract_facts(contract),
        steps=show_steps(contract, progress.steps, roles=roles),
        deliverables=[_item(contract, one) for one in progress.items],
        missing=[
            Missing(code=one.code, text=Label(zh=one.zh, en=one.en), path=one.path)
            for one in missing_for(contract, progress)
        ],
        events=[
            EventAsked(event=one.value, name=Label.of(event_name(one)))
            for one in events_asked(contract, progress.events)
        ],
        form=show_form(standing),
        acts=list(acts_open(roles)),
        entries=[_entry(contract, one) for one in standing.entries],
    )


def _names(ids: Iterable[UUID], *, now: datetime) -> dict[UUID, tuple[str, Label]]:
    return {one.id: (one.code, Label.of(one.title)) for one in list_contracts(ids, now=now)}


def _row(row: Acceptance, contract: tuple[str, Label]) -> dict[str, Any]:
    zh, en = STATE_NAMES[AcceptanceState(row.state)]
    return {
        "contract_id": row.contract_id,
        "contract": contract[1],
        "code": contract[0],
        "state": row.state,
        "label": Label(zh=zh, en=en),
        "items": row.items,
        "checked": row.checked,
        "next_due": row.next_due,
        "late": row.late,
        "passed_at": row.passed_at,
    }


def _item(contract: Contract, one: ItemStanding) -> AcceptanceItem:
    item = one.item
    return AcceptanceItem(
        id=item.id,
        name=Label.of(item.name),
        group=Label.of(item.group) if item.group else None,
        clause=clause_of(contract, item.clause),
        unit=Label.of(item.unit),
        quantity=f"{item.quantity.normalize():f}",
        handed=f"{one.quantity.normalize():f}",
        media=list(item.media),
        media_missing=list(one.media_missing),
        blocks=item.blocks_acceptance,
        state=one.state,
        handed_at=one.handed_at,
        checked_at=one.checked_at,
        checked_by=one.checked_by,
        sent_back=one.sent_back,
        files=files_of(one.files),
    )


def _entry(contract: Contract, entry: Entry) -> AcceptanceEntry:
    zh, en = KIND_NAMES[AcceptanceKind(entry.kind)]
    role, payload = ROLES[RoleName(entry.role)], entry.payload
    about = _about(contract, payload)
    return AcceptanceEntry(
        seq=entry.seq,
        kind=entry.kind,
        label=Label(zh=zh, en=en),
        about=Label.of(about) if about else None,
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        actor=entry.actor_name,
        role=Label(zh=role.zh, en=role.en),
        note=str(payload.get("note", "")),
        outcome=payload.get("outcome"),
        files=files_of(payload.get("files", ())),
        payload={name: value for name, value in payload.items() if name not in SHOWN_APART},
        hash=entry.hash.hex(),
    )


def _about(contract: Contract, payload: Any) -> Text | None:
    """The name of the deliverable, the step or the event that an entry is about."""
    named = {one.id: one.name for one in contract.deliverables} if "item" in payload else {}
    if "step" in payload:
        named = {one.id: one.name for one in contract.acceptance}
    if "event" in payload:
        return event_name(payload["event"])
    return named.get(payload.get("item") or payload.get("step") or "")
