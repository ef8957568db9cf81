"""Statements computed from what is recorded now, and those that were issued."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from mainstay.kernel.errors import NotFound, Refused
from mainstay.settlement.models import IssuedStatement
from mainstay.settlement.rules.canonical import sheet_digest, sheet_name
from mainstay.settlement.rules.money import term_of
from mainstay.settlement.rules.period import ONE, Period
from mainstay.settlement.rules.records import Signature
from mainstay.settlement.rules.state import State, sheets_of, state_through
from mainstay.settlement.rules.statement import SheetFigures, Statement, figures_of, require_in_life, settle

from .gathering import Gathered, gather
from .sight import Settled


@dataclass(frozen=True, slots=True)
class Computed:
    """A statement as it stands now. `is_over` is false while its period still runs."""

    settled: Settled
    gathered: Gathered
    statement: Statement
    is_over: bool


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """A month in the overview: what it adds, its scores, and who has signed them."""

    period: Period
    net: Decimal
    closing: Decimal
    scores: tuple[tuple[str, Decimal, Decimal, tuple[str, ...]], ...]
    is_over: bool


def today_of(settled: Settled, *, now: datetime) -> date:
    """The present day in the contract's zone."""
    return now.astimezone(settled.zone).date()


def require_begun(settled: Settled, period: Period, *, now: datetime) -> date:
    """The present day; Refused before a period's beginning."""
    today = today_of(settled, now=now)
    if period.start > today:
        raise Refused(f"结算期 {period} 尚未开始。", f"The period {period} has not begun.")
    return today


def compute(settled: Settled, period: Period, *, now: datetime) -> Computed:
    """The statement of a period; of one that still runs, through today. Refused before its beginning."""
    today = require_begun(settled, period, now=now)
    require_in_life(settled.terms, period)
    gathered = gather(settled, until=period.end, now=now)
    is_over = period.end < today
    shown = period if is_over else replace(period, end=today)
    statement = settle(settled.terms, gathered.facts, gathered.records.standing, shown)
    return Computed(settled, gathered, replace(statement, period=period), is_over)


def signers_of(figures: SheetFigures, signatures: Sequence[Signature]) -> tuple[Signature, ...]:
    """Who has signed a sheet as it stands now, the first of each side."""
    name, digest = sheet_name(figures.sheet), sheet_digest(figures)
    found: dict[str, Signature] = {}
    for one in signatures:
        if (one.sheet, one.digest) == (name, digest):
            found.setdefault(one.side, one)
    return tuple(found[side] for side in sorted(found))


def overview(settled: Settled, *, now: datetime) -> tuple[State, tuple[MonthFigures, ...], Gathered]:
    """How the contract stands today, and each month from its beginning, the latest first."""
    today = today_of(settled, now=now)
    term = term_of(settled.terms.contract)
    first = min(settled.terms.contract.signed, term.start).replace(day=1)
    last = min(Period.month_of(today).end, max(term.end, Period.month_of(_last_life(settled, today)).end))
    gathered = gather(settled, until=today, now=now)
    standing = gathered.records.standing
    before = state_through(settled.terms, gathered.facts, standing, first - ONE)
    months = []
    for month in Period(first, last).months() if last >= first else ():
        after = state_through(settled.terms, gathered.facts, standing, min(month.end, today))
        months.append(_month(settled, gathered, month, before, after, is_over=month.end < today))
        before = after
    return before, tuple(reversed(months)), gathered


def _last_life(settled: Settled, today: date) -> date:
    """Past its term a contract lives on while something is to be paid."""
    return today if settled.terms.contract.payments else settled.terms.contract.term.end


def _month(
    settled: Settled, gathered: Gathered, month: Period, before: State, after: State, *, is_over: bool
) -> MonthFigures:
    standing = gathered.records.standing
    scores = []
    for sheet in sheets_of(settled.terms, gathered.facts, standing, month) if is_over else ():
        if sheet.sheet.period == "project":
            continue
        figures = figures_of(sheet)
        signers = tuple(one.side for one in signers_of(figures, gathered.records.signatures))
        scores.append((sheet.sheet.id, sheet.score, figures.undisputed, signers))
    return MonthFigures(month, after.owed - before.owed, after.balance, tuple(scores), is_over)


def list_issued(settled: Settled, period: Period | None = None) -> list[IssuedStatement]:
    """The statements that were issued, of one period or of all, the latest first, without their bytes."""
    rows = IssuedStatement.objects.filter(contract_id=settled.id).defer("content")
    if period is not None:
        rows = rows.filter(period_start=period.start, period_end=period.end)
    return list(rows.order_by("-period_end", "-period_start", "-revision")[:500])


def get_issued(settled: Settled, period: Period, revision: int) -> IssuedStatement:
    """One revision with its bytes; NotFound."""
    row = IssuedStatement.objects.filter(
        contract_id=settled.id, period_start=period.start, period_end=period.end, revision=revision
    ).first()
    if row is None:
        raise NotFound("没有这份结算单。", "There is no such statement.")
    return row


def latest_issued(contract_ids: Sequence[UUID]) -> dict[UUID, IssuedStatement]:
    """The statement of each contract that was issued last; one query."""
    rows = IssuedStatement.objects.filter(contract_id__in=contract_ids).defer("content")
    found = rows.order_by("contract_id", "-issued_at", "-revision").distinct("contract_id")
    return {row.contract_id: row for row in found}
