"""Notices as the routes show them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from mainstay.contracts.public import Contract, length_words, list_contracts
from mainstay.directory.public import ROLES, Actor, RoleName, roles_on
from mainstay.kernel.entries import Entry
from mainstay.kernel.schema import Label
from mainstay.notices.models import Notice
from mainstay.notices.queries.reading import Book, Standing, standings
from mainstay.notices.rules.acts import DECIDERS, acts_open
from mainstay.notices.rules.addresses import SIDES, Address, address_at
from mainstay.notices.rules.delivery import rule_for
from mainstay.notices.rules.objections import answering
from mainstay.notices.rules.support import support_end
from mainstay.notices.rules.words import KIND_NAMES, MEDIUM_NAMES, STATE_NAMES, NoticeKind, NoticeMedium

from .schemas import (
    NoticeAddress,
    NoticeBook,
    NoticeClause,
    NoticeDelivery,
    NoticeEntry,
    NoticeFile,
    NoticeFull,
    NoticeOpenAct,
    NoticeRow,
    NoticeRule,
    NoticeSupport,
)

SHOWN_APART = frozenset({"note", "files", "text", "to"})


def show_notices(rows: Sequence[Notice], *, now: datetime) -> list[NoticeRow]:
    """Notices as rows; contracts and entries in one go each."""
    names = _names({row.contract_id for row in rows}, now=now)
    return [NoticeRow(**_row(one, names[one.row.contract_id])) for one in standings(rows)]


def show_notice(one: Standing, *, actor: Actor, now: datetime) -> NoticeFull:
    """A notice with its text, address, rule, entries and the acts open to the viewer."""
    row, contract, first = one.row, one.terms.contract, one.entries[0].payload
    medium = NoticeMedium(row.medium)
    rule, duty = rule_for(contract, medium), answering(contract, row.sender) if row.objection else None
    roles = [grant.role.value for grant in roles_on(actor, row.contract_id)]
    to = Address("vendor" if row.sender == "customer" else "customer", **first["to"])
    return NoticeFull(
        **_row(one, _names([row.contract_id], now=now)[row.contract_id]),
        text=first["text"],
        to=_address(to, counts=False),
        rule=Label.of(rule.deemed) if rule else None,
        rule_clause=_clause(contract, rule.clause) if rule else None,
        answering=_clause(contract, duty.clause) if duty else None,
        silence=duty is not None and duty.silence_accepts,
        seq=row.seq,
        acts=[
            NoticeOpenAct(act=it.act, label=Label(zh=it.zh, en=it.en), required=list(it.asks), optional=list(it.may))
            for it in acts_open(roles, row.sender, medium, one.read.state)
        ],
        entries=[_entry(entry) for entry in one.entries],
    )


def show_book(contract_id: UUID, book: Book, *, actor: Actor, now: datetime) -> NoticeBook:
    """The addresses and rules of a contract."""
    contract, notices = book.terms.contract, book.terms.contract.notices
    code, title = _names([contract_id], now=now)[contract_id]
    within = length_words(notices.change_within) if notices and notices.change_within else None
    mine = next((one.side.value for one in roles_on(actor, contract_id) if one.role.value in DECIDERS), "")
    return NoticeBook(
        contract_id=contract_id,
        contract=title,
        code=code,
        timezone=contract.timezone,
        addresses=[
            _address(one, counts=one == address_at(book.sides[side], now)) for side in SIDES for one in book.sides[side]
        ],
        rules=[_rule(contract, medium) for medium in NoticeMedium],
        change_within=Label(zh=within[0], en=within[1]) if within else None,
        clause=_clause(contract, notices.clause) if notices else None,
        mine=mine,
    )


def _rule(contract: Contract, medium: NoticeMedium) -> NoticeRule:
    zh, en = MEDIUM_NAMES[medium]
    rule = rule_for(contract, medium)
    return NoticeRule(
        medium=medium,
        label=Label(zh=zh, en=en),
        deemed=Label.of(rule.deemed) if rule else None,
        clause=_clause(contract, rule.clause) if rule else None,
    )


def _names(ids: Iterable[UUID], *, now: datetime) -> dict[UUID, tuple[str, Label]]:
    return {one.id: (one.code, Label.of(one.title)) for one in list_contracts(ids, now=now)}


def _clause(contract: Contract, clause: str) -> NoticeClause | None:
    found = next((one for one in contract.clauses if one.id == clause), None)
    return NoticeClause(id=found.id, number=found.number, heading=Label.of(found.heading)) if found else None


def _address(one: Address, *, counts: bool) -> NoticeAddress:
    return NoticeAddress(
        side=one.side,
        receiver=one.receiver,
        address=one.address,
        phone=one.phone,
        mail=one.mail,
        since=one.since,
        told_at=one.told_at,
        told_by=one.told_by,
        counts=counts,
    )


def _row(one: Standing, contract: tuple[str, Label]) -> dict[str, Any]:
    row, read = one.row, one.read
    zh, en = STATE_NAMES[read.state]
    medium = MEDIUM_NAMES[NoticeMedium(row.medium)]
    found = read.delivery
    return {
        "id": row.id,
        "contract_id": row.contract_id,
        "contract": contract[1],
        "code": contract[0],
        "sender": row.sender,
        "medium": row.medium,
        "medium_label": Label(zh=medium[0], en=medium[1]),
        "objection": row.objection,
        "subject": row.subject,
        "sent_at": row.sent_at,
        "state": read.state,
        "label": Label(zh=zh, en=en),
        "delivery": found
        and NoticeDelivery(
            at=found.at,
            deemed=found.deemed,
            why=Label.of(found.why),
            clause=_clause(one.terms.contract, found.clause),
        ),
        "answer_by": read.answer_by,
        "settled_at": read.settled_at,
        "support": _support(one),
    }


def _support(one: Standing) -> NoticeSupport | None:
    """The end of support that the notice tells, by when it was delivered or else sent."""
    told = one.entries[0].payload.get("support_ends_on")
    if told is None:
        return None
    contract, ends_on = one.terms.contract, date.fromisoformat(told)
    found = support_end(contract, ends_on, one.read.delivery.at if one.read.delivery else one.row.sent_at)
    if found is None:
        return None
    clause = _clause(contract, found.clause)
    return NoticeSupport(ends_on=ends_on, tell_by=found.tell_by, days_late=found.days_late, clause=clause)


def _entry(entry: Entry) -> NoticeEntry:
    zh, en = KIND_NAMES[NoticeKind(entry.kind)]
    role, payload = ROLES[RoleName(entry.role)], entry.payload
    return NoticeEntry(
        seq=entry.seq,
        kind=entry.kind,
        label=Label(zh=zh, en=en),
        occurred_at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        actor=entry.actor_name,
        role=Label(zh=role.zh, en=role.en),
        note=str(payload.get("note", "")),
        files=[
            NoticeFile.model_validate({name: one[name] for name in NoticeFile.model_fields})
            for one in payload.get("files", ())
        ],
        payload={name: value for name, value in payload.items() if name not in SHOWN_APART},
        hash=entry.hash.hex(),
    )
