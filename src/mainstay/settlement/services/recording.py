"""Writing into the settlement records of a contract: one act, one entry, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.desk.public import contract_of_case
from mainstay.directory.public import ROLES, Actor, RoleName, roles_on
from mainstay.kernel.errors import Forbidden, Malformed, Problem, Refused, Stale
from mainstay.kernel.ledger import Draft, Entry, Head, append
from mainstay.settlement.models import Book
from mainstay.settlement.queries.gathering import Gathered, gather, lock_book
from mainstay.settlement.queries.sight import Settled, access_contract, stream_of
from mainstay.settlement.queries.statements import signers_of, today_of
from mainstay.settlement.rules.canonical import sheet_digest, sheet_name
from mainstay.settlement.rules.checks import check_fields, require_role
from mainstay.settlement.rules.facts import Pair
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.records import noon_of
from mainstay.settlement.rules.state import facts_through, pairs_through, sheets_of
from mainstay.settlement.rules.statement import SheetFigures, figures_of
from mainstay.settlement.rules.words import ACTS, RecordAct, RecordKind

WAIVERS = {"vendor": RoleName.CUSTOMER_APPROVER, "customer": RoleName.VENDOR_MANAGER}
VOIDABLE = frozenset(RecordKind) - {RecordKind.VOID, RecordKind.SIGN, RecordKind.ISSUED}


@dataclass(frozen=True, slots=True)
class RecordOrder:
    """What somebody wants to write; `expected_seq` is the last record that he has seen."""

    act: RecordAct
    fields: Mapping[str, Any] = field(default_factory=dict)
    expected_seq: int | None = None


@transaction.atomic
def record(contract_id: UUID, order: RecordOrder, *, actor: Actor, now: datetime) -> Entry:
    """Write one record. NotFound, Forbidden, Malformed, Refused or Stale; nothing is written then."""
    settled = access_contract(contract_id, actor=actor, now=now)
    rule = ACTS[order.act]
    role = require_role(rule, [grant.role.value for grant in roles_on(actor, contract_id)])
    fields = check_fields(rule, order.fields, settled.terms, today_of(settled, now=now))
    book = lock_book(settled)
    if order.expected_seq is not None and order.expected_seq != book.seq:
        raise Stale("内容在您打开之后已有更新，请查看后再操作。", "There are new records; look at them first.")
    corrects = _check(settled, order.act, fields, role, now=now)
    occurred = noon_of(date.fromisoformat(fields["on"]), settled.zone) if "on" in fields else now
    draft = Draft(
        rule.kind.value,
        min(occurred, now),
        actor.id,
        actor.name,
        role,
        ROLES[RoleName(role)].side.value,
        fields,
        corrects,
    )
    return write_record(book, settled, draft, now=now)


def write_record(book: Book, settled: Settled, draft: Draft, *, now: datetime) -> Entry:
    """Append to the stream of a contract whose book is locked."""
    head = Head(book.seq, bytes(book.head_hash))
    (entry,) = append(stream_of(settled.id), head, [draft], recorded_at=now)
    book.seq, book.head_hash = entry.seq, entry.hash
    book.save(update_fields=["seq", "head_hash"])
    return entry


def _check(settled: Settled, act: RecordAct, fields: Mapping[str, Any], role: str, *, now: datetime) -> int | None:
    """What the state of the contract has against the act; the number of the record that it corrects."""
    _cases(settled, fields)
    if act in (RecordAct.DISPUTE, RecordAct.WAIVE, RecordAct.WITHDRAW_DISPUTE):
        _line(settled, act, (fields["rule"], fields["fact"]), role, now=now)
    elif act is RecordAct.ASSIGN:
        _known_fact(settled, fields["fact"], now=now)
    elif act is RecordAct.SIGN:
        _sheet(settled, fields, role, now=now)
    elif act is RecordAct.VOID:
        return _void(settled, fields["record"], role, now=now)
    return None


def _cases(settled: Settled, fields: Mapping[str, Any]) -> None:
    for number in fields.get("cases", ()):
        if contract_of_case(number) != settled.id:
            code = settled.summary.code
            zh = f"工单 {number} 不属于合同 {code}，不能作为凭据"
            fault = Problem("foreign_evidence", zh, f"case {number} is not under contract {code}", "cases")
            raise Malformed("凭据不属于本合同，未作任何改动。", "The evidence is of another contract.", [fault])


def _gather(settled: Settled, *, now: datetime) -> tuple[Gathered, date]:
    today = today_of(settled, now=now)
    return gather(settled, until=today, now=now), today


def _line(settled: Settled, act: RecordAct, pair: Pair, role: str, *, now: datetime) -> None:
    gathered, today = _gather(settled, now=now)
    standing = gathered.records.standing
    side = ROLES[RoleName(role)].side.value
    if act is RecordAct.WITHDRAW_DISPUTE:
        said = next((one for one in gathered.records.said if (one.rule, one.fact) == pair), None)
        if said is None or pair not in standing.disputed:
            raise Refused("没有这一异议，或已了结。", "There is no such open dispute.")
        if said.side != side:
            raise Forbidden("只有提出异议的一方可以撤回。", "Only the side that raised the dispute withdraws it.")
        return
    payer = pairs_through(settled.terms, gathered.facts, standing, today).get(pair)
    if payer is None:
        raise Refused("没有这一条目，或已免除。", "There is no such line, or it is waived already.")
    if act is RecordAct.DISPUTE and pair in standing.disputed:
        raise Refused("该条目已有异议，尚未了结。", "The line is disputed already.")
    if act is RecordAct.WAIVE and role != WAIVERS[payer].value:
        who = ROLES[WAIVERS[payer]]
        raise Forbidden(f"该条目只能由{who.zh}免除。", f"Only the {who.en.lower()} may waive this line.")


def _known_fact(settled: Settled, fact: str, *, now: datetime) -> None:
    gathered, today = _gather(settled, now=now)
    if fact not in {one.id for one in facts_through(settled.terms, gathered.facts, today)}:
        raise Refused("没有这一事实。", "There is no such fact.")


def _sheet(settled: Settled, fields: Mapping[str, Any], role: str, *, now: datetime) -> None:
    figures, gathered = find_sheet(settled, fields["sheet"], fields.get("month", ""), now=now)
    if sheet_digest(figures) != fields["digest"]:
        raise Stale("考核表在您打开之后已有变化，请查看后再确认。", "The sheet has changed; look at it first.")
    if figures.sheet.open_facts or figures.sheet.unmarked:
        raise Refused("尚有待归类的事实或待评分的条目，不能确认。", "Facts wait for a rule, or rules for their points.")
    side = ROLES[RoleName(role)].side.value
    if any(one.side == side for one in signers_of(figures, gathered.records.signatures)):
        raise Refused("本方已经确认。", "Your side has signed already.")


def find_sheet(settled: Settled, sheet: str, month: str, *, now: datetime) -> tuple[SheetFigures, Gathered]:
    """A sheet of a month that is over, or of the whole contract; Refused otherwise."""
    gathered, today = _gather(settled, now=now)
    period = Period.parse(month) if month else Period.month_of(today)
    if month and period.end >= today:
        raise Refused(f"{month} 尚未结束。", f"{month} is not over.")
    for one in sheets_of(settled.terms, gathered.facts, gathered.records.standing, period):
        if sheet_name(one) == (f"{sheet}/{month}" if month else sheet):
            return figures_of(one), gathered
    raise Refused("合同没有这一考核表。", "The contract has no such sheet.")


def _void(settled: Settled, seq: int, role: str, *, now: datetime) -> int:
    gathered, _ = _gather(settled, now=now)
    entry = next((one for one in gathered.entries if one.seq == seq), None)
    gone = {one.corrects for one in gathered.entries if one.kind == RecordKind.VOID}
    if entry is None or seq in gone or RecordKind(entry.kind) not in VOIDABLE:
        raise Refused("没有可以作废的这条记录。", "There is no such record to void.")
    if entry.side not in (ROLES[RoleName(role)].side.value, "neutral"):
        raise Forbidden("只能作废本方的记录；对另一方的记录请提出异议。", "Void your own side's records only.")
    return seq
