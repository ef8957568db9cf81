"""Composing entries: who acts in which role, what the entry holds, and whether it comes in order. No writing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.desk.queries.terms import Pinned, confirmed_by_silence
from mainstay.desk.rules import flow, orders
from mainstay.desk.rules.acts import ACTS
from mainstay.desk.rules.openers import openers_of
from mainstay.desk.rules.situation import Known, Situation
from mainstay.desk.rules.vocabulary import check_facts
from mainstay.desk.rules.words import TYPE_NAMES, Act, CaseChannel, CaseState, CaseType, Kind
from mainstay.directory.public import Actor, roles_on
from mainstay.kernel.errors import Forbidden, Refused
from mainstay.kernel.ledger import Draft, Entry, Head, seal


@dataclass(frozen=True, slots=True)
class Opening:
    """What is reported: words, who reports, what is known of the fault, and when it was reported (now, unless told).

    `item` is the catalogue's entry asked for, {id, version, answers}; `parent` the number of the case it belongs to.
    """

    contract_id: UUID
    title: str
    description: str = ""
    reporter: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str | bool | None] = field(default_factory=dict)
    reported_at: datetime | None = None
    type: CaseType = CaseType.FAULT
    channel: CaseChannel = CaseChannel.WEB
    item: Mapping[str, Any] | None = None
    parent: str = ""


def compose_report(actor: Actor, opening: Opening, pinned: Pinned, *, now: datetime) -> Draft:
    """The first entry of a case, without its number; refused under the contract's own words."""
    roles = roles_on(actor, opening.contract_id)
    held = next((grant for grant in roles if grant.role in openers_of(opening.type)), None)
    if held is None:
        zh, en = TYPE_NAMES[opening.type]
        raise Forbidden(f"您的角色不能登记“{zh}”。", f"Your role may not open this: {en}.")
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
        "type": opening.type.value,
        "channel": opening.channel.value,
    }
    payload |= {"item": dict(opening.item)} if opening.item else {}
    payload |= {"parent": opening.parent} if opening.parent else {}
    return Draft(Kind.REPORTED.value, moment, actor.id, actor.name, held.role.value, held.side.value, payload)


def compose_act(
    actor: Actor,
    order: orders.Order,
    pinned: Pinned,
    entries: Sequence[Entry],
    known: Known,
    *,
    now: datetime,
) -> tuple[Entry, ...]:
    """The entries with the ordered act sealed to their end; Forbidden, Malformed or Refused when it may not be."""
    situation = _situation(actor, order, pinned, entries, known, now=now)
    rule = situation.rule
    if order.act is Act.CONFIRM_BY_SILENCE:
        _require_silence(situation, pinned, now=now)
    payload = orders.payload_of(order, situation)
    before = situation.progress
    if rule.beside and (words := flow.why_not(rule, before)) is not None:
        raise Refused(*words)
    if order.act is Act.CLOSE and before.state is CaseState.RESOLVED and before.resolved_at is not None:
        payload |= _silent(pinned, before.resolved_at, now=now)
    named = order.fields.get("corrects") if order.act is Act.CORRECT else None
    draft = Draft(
        kind=rule.kind.value,
        occurred_at=situation.moment,
        actor_id=actor.id,
        actor_name=actor.name,
        role=situation.role,
        side=situation.side,
        payload=payload,
        corrects=named if isinstance(named, int) else None,
    )
    last = entries[-1]
    after = (*entries, *seal(last.stream, Head(last.seq, last.hash), [draft], recorded_at=now))
    flow.require_legal(after)
    return after


def _situation(
    actor: Actor, order: orders.Order, pinned: Pinned, entries: Sequence[Entry], known: Known, *, now: datetime
) -> Situation:
    rule = ACTS[order.act]
    grants = roles_on(actor, pinned.contract_id)
    role = flow.require_role(rule, [grant.role.value for grant in grants])
    happened = flow.effective(entries)
    return Situation(
        rule=rule,
        known=known,
        entries=entries,
        happened=happened,
        progress=flow.progress_of(happened),
        actor_id=actor.id,
        actor_name=actor.name,
        role=role,
        side=next(grant.side.value for grant in grants if grant.role == role),
        moment=orders.moment_of(order, rule, now=now),
        now=now,
    )


def _require_silence(situation: Situation, pinned: Pinned, *, now: datetime) -> None:
    """Refused while the contract's time has not passed, or where silence never confirms."""
    resolved_at = situation.progress.resolved_at
    if resolved_at is None or not confirmed_by_silence(pinned, resolved_at, now=now):
        raise Refused(*flow.UNCONFIRMED)


def _silent(pinned: Pinned, resolved_at: datetime, *, now: datetime) -> dict[str, Any]:
    return {flow.SILENT: True} if confirmed_by_silence(pinned, resolved_at, now=now) else {}
