"""Acting on an acceptance: lock it, ask the rules, write the entry, keep row and timers in step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.queries.reading import Standing, standing_of
from mainstay.acceptance.queries.sight import find_acceptance
from mainstay.acceptance.rules.acts import DECIDERS, DECIDING, RULES, SIGNING, check_fields, require_role
from mainstay.acceptance.rules.deciding import About, decide
from mainstay.acceptance.rules.words import AcceptanceAct
from mainstay.directory.public import Actor, draft_of, roles_on
from mainstay.kernel.errors import Stale
from mainstay.kernel.files import bind_files

from .telling import tell_other
from .timing import keep_timers
from .writing import write_entries


@dataclass(frozen=True, slots=True)
class Doing:
    """An act as somebody does it: who, what, with which fields, when."""

    actor: Actor
    act: AcceptanceAct
    fields: Mapping[str, Any]
    at: datetime


@transaction.atomic
def act_on_acceptance(
    contract_id: UUID,
    act: AcceptanceAct,
    fields: Mapping[str, Any],
    *,
    expected_seq: int,
    actor: Actor,
    now: datetime,
) -> Standing:
    """One act on a contract's acceptance, as one entry; whatever is refused changes nothing.

    Refused with the list of what is missing where a verdict would pass too early.
    """
    row = find_acceptance(contract_id, Acceptance.objects.select_for_update(), actor=actor)
    about, side, standing = _do(row, Doing(actor, act, fields, now), expected_seq=expected_seq)
    keep_timers(standing, reason=RULES[act].kind.value)
    what = RULES[act].zh, RULES[act].en
    tell_other(standing, side, what, matter=about.matter, clause=about.clause, now=now)
    return standing


@transaction.atomic
def record_acts(contract_id: UUID, told: Sequence[Doing]) -> int:
    """Write what was done earlier, in its order and through the same rules; nobody is told. How many acts."""
    for one in told:
        row = find_acceptance(contract_id, Acceptance.objects.select_for_update(), actor=one.actor)
        standing = _do(row, one, expected_seq=row.seq)[2]
        keep_timers(standing, reason=RULES[one.act].kind.value)
    return len(told)


def _do(row: Acceptance, doing: Doing, *, expected_seq: int) -> tuple[About, str, Standing]:
    """Ask the rules and write the entry: what it is about, by which side, and how things stand then."""
    actor, act, now = doing.actor, doing.act, doing.at
    before = standing_of(row)
    grants = {grant.role.value: grant.side.value for grant in roles_on(actor, row.contract_id)}
    require_role(act, list(grants))
    told = check_fields(act, doing.fields)
    about = decide(act, told, before.contract, before.progress, sides=_sides(grants), now=now)
    role = require_role(act, list(grants), among=_among(act, about))
    if expected_seq != row.seq:
        raise Stale("验收在您打开之后已有新的记录，请查看后再操作。", "There are new entries; look first.")
    payload = about.payload | _files(row, told, actor=actor)
    draft = draft_of(RULES[act].kind, payload, actor=actor, as_=(role, grants[role]), now=now)
    return about, grants[role], write_entries(row, [draft], now=now)


def _sides(grants: Mapping[str, str]) -> frozenset[str]:
    return frozenset(grants.values())


def _among(act: AcceptanceAct, about: About) -> frozenset[str] | None:
    """The roles that the contract leaves: those of the side whose step, or signature, it is."""
    if act is AcceptanceAct.SIGN:
        return SIGNING[about.side]
    return DECIDING.get(about.side, DECIDERS) if about.side else None


def _files(row: Acceptance, told: Mapping[str, Any], *, actor: Actor) -> dict[str, Any]:
    if not told.get("files"):
        return {}
    bound = bind_files([UUID(str(one)) for one in told["files"]], to=row.stream, by=actor.id)
    return {"files": [one.as_payload() for one in bound]}
