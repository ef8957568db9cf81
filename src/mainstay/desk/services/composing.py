"""Composing entries: who acts in which role, what the entry holds, and whether it comes in order. No writing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.desk.queries.terms import Pinned, confirmed_by_silence
from mainstay.desk.rules import flow, orders
from mainstay.desk.rules.acts import ACTS, REPORTERS
from mainstay.desk.rules.vocabulary import check_facts
from mainstay.desk.rules.words import Act, CaseState, Kind
from mainstay.directory.public import Actor, may_see_contract, roles_on
from mainstay.kernel.errors import Forbidden, NotFound
from mainstay.kernel.ledger import Draft, Entry, Head, seal


@dataclass(frozen=True, slots=True)
class Opening:
    """What is reported: words, who reports, what is known of the fault, and when it was reported (now, unless told)."""

    contract_id: UUID
    title: str
    description: str = ""
    reporter: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str | bool | None] = field(default_factory=dict)
    reported_at: datetime | None = None


def require_sight(actor: Actor, contract_id: UUID) -> None:
    """NotFound for a contract that the actor has no role on: what is not seen does not exist."""
    if not may_see_contract(actor, contract_id):
        raise NotFound("没有这个合同，或您无权查看。", "There is no such contract, or none that you may see.")


def compose_report(actor: Actor, opening: Opening, pinned: Pinned, *, now: datetime) -> Draft:
    """The first entry of a case, without its number; refused under the contract's own words."""
    roles = roles_on(actor, opening.contract_id)
    held = next((grant for grant in roles if grant.role in REPORTERS), None)
    if held is None:
        raise Forbidden("您的角色不能报修。", "Your role may not report a case.")
    moment = opening.reported_at or now
    orders.refuse_future(moment, now=now)
    facts = check_facts(opening.facts, pinned.vocabulary)
    if len(pinned.vocabulary.levels) == 1:
        facts.setdefault("level", pinned.vocabulary.levels[0].id)
    payload = {
        "contract": str(opening.contract_id),
        "version": pinned.version,
        "title": opening.title,
        "description": opening.description,
        "reporter": {"name": "", "phone": "", "mail": ""} | opening.reporter,
        "facts": facts,
    }
    return Draft(Kind.REPORTED.value, moment, actor.id, actor.name, held.role.value, held.side.value, payload)


def compose_act(
    actor: Actor, order: orders.Order, pinned: Pinned, entries: Sequence[Entry], *, now: datetime
) -> tuple[Entry, ...]:
    """The entries with the ordered act sealed to their end; Forbidden, Malformed or Refused when it may not be."""
    rule = ACTS[order.act]
    grants = roles_on(actor, pinned.contract_id)
    role = flow.require_role(rule, [grant.role.value for grant in grants])
    side = next(grant.side.value for grant in grants if grant.role == role)
    before = flow.progress_of(flow.effective(entries))
    moment = orders.moment_of(order, rule, now=now)
    payload = orders.payload_of(order, rule, pinned.vocabulary, moment=moment, entries=entries)
    if order.at is not None:
        orders.refuse_future(order.at, now=now)
    if order.act is Act.CORRECT:
        orders.require_same_side(side, entries[(order.corrects or 0) - 1])
    if order.act is Act.CLOSE and before.state is CaseState.RESOLVED and before.resolved_at is not None:
        payload |= _silent(pinned, before.resolved_at, now=now)
    named = order.corrects if order.act is Act.CORRECT else None
    draft = Draft(rule.kind.value, moment, actor.id, actor.name, role, side, payload, named)
    last = entries[-1]
    after = (*entries, *seal(last.stream, Head(last.seq, last.hash), [draft], recorded_at=now))
    flow.require_legal(after)
    return after


def _silent(pinned: Pinned, resolved_at: datetime, *, now: datetime) -> dict[str, Any]:
    return {flow.SILENT: True} if confirmed_by_silence(pinned, resolved_at, now=now) else {}
