"""A statement: what a period has added, from the sum down to each record, and the same with open disputes upheld."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.base import Text
from mainstay.kernel.errors import Refused

from .accrual import Accrual, Extension, How, Kind, Right
from .facts import Evidence, Fact, Pair, Standing
from .money import NOTHING, term_of, yuan
from .payments import Stage, Upkeep
from .period import Period
from .sheets import SheetScore, if_upheld
from .state import State, sheets_of, state_through

LIFE = 5  # years after the term in which deposits are given back and late sums settled


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one clause adds in the period: above nought the customer pays, below it comes off.

    `undisputed` is the figure if every open dispute were upheld.
    """

    id: str
    kind: Kind
    term: str
    name: Text
    clause: str
    payer: str
    day: date
    amount: Decimal
    undisputed: Decimal
    evidence: tuple[Evidence, ...]
    how: How
    pairs: tuple[Pair, ...]
    disputed: bool


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a statement. `net` is what the period adds; opening + net - paid = closing."""

    stages: Decimal
    scores: Decimal
    vendor_penalties: Decimal
    customer_penalties: Decimal
    net: Decimal
    undisputed_net: Decimal
    opening: Decimal
    paid: Decimal
    closing: Decimal


@dataclass(frozen=True, slots=True)
class SheetFigures:
    """The score of a sheet, and what it would be with open disputes upheld."""

    sheet: SheetScore
    undisputed: Decimal


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement over a period, computed; `waived` are facts that a named person has let go."""

    terms: CompiledTerms
    period: Period
    totals: Totals
    lines: tuple[Line, ...]
    sheets: tuple[SheetFigures, ...]
    rights: tuple[Right, ...]
    extensions: tuple[Extension, ...]
    stages: tuple[Stage, ...]
    upkeep: Upkeep | None


def settle(terms: CompiledTerms, facts: Sequence[Fact], standing: Standing, period: Period) -> Statement:
    """The statement of a period. Refused outside the term, at a border without a reading, or without a sum.

    What stands at its end less what stood before it began: so the statements of three months add up to that of
    their quarter. The period may reach past the printed term as long as the term is inside its life with deposits.
    """
    require_in_life(terms, period)
    before = state_through(terms, facts, standing, _eve(period))
    after = state_through(terms, facts, standing, period.end)
    upheld = standing.without_disputed()
    if standing.disputed:
        pair = (state_through(terms, facts, upheld, _eve(period)), state_through(terms, facts, upheld, period.end))
    else:
        pair = (before, after)
    lines = _lines((before, after), pair, standing)
    sheets = sheets_of(terms, facts, standing, period)
    return Statement(
        terms,
        period,
        _totals(before, after, lines),
        lines,
        tuple(figures_of(sheet) for sheet in sheets),
        tuple(right for right in after.rights if right.day in period),
        tuple(one for one in after.extensions if one.day in period),
        after.stages,
        after.upkeep,
    )


def figures_of(sheet: SheetScore) -> SheetFigures:
    """A sheet with its score if every open dispute were upheld."""
    return SheetFigures(sheet, if_upheld(sheet).score)


def require_in_life(terms: CompiledTerms, period: Period) -> None:
    """Refused before the contract was signed or began, and more than five years after its end."""
    term = term_of(terms.contract)
    first = min(terms.contract.signed, term.start).replace(day=1)
    last = term.end.replace(year=term.end.year + LIFE, day=1)
    if not first <= period.start <= last:
        raise Refused(
            f"结算期 {period} 不在合同可以结算的期间内：自 {first:%Y-%m} 至 {last:%Y-%m}。",
            f"The period {period} is not one in which the contract is settled: {first:%Y-%m} to {last:%Y-%m}.",
        )


def _eve(period: Period) -> date:
    return date.fromordinal(period.start.toordinal() - 1)


Pairing = tuple[State, State]


def _lines(figures: Pairing, upheld: Pairing, standing: Standing) -> tuple[Line, ...]:
    before, after = (_by_id(state) for state in figures)
    upheld_before, upheld_after = (_by_id(state) for state in upheld)
    found = []
    for key in {**after, **upheld_after, **before}:
        one = after.get(key) or before.get(key) or upheld_after[key]
        amount = _signed(after.get(key)) - _signed(before.get(key))
        undisputed = _signed(upheld_after.get(key)) - _signed(upheld_before.get(key))
        shown = one.kind is Kind.SCORE and key not in before
        if amount or undisputed or shown:
            found.append(_line(one, amount, undisputed, before.get(key), standing))
    return tuple(sorted(found, key=lambda line: (line.kind, line.day, line.id)))


def _by_id(state: State) -> Mapping[str, Accrual]:
    return {one.id: one for one in state.accruals}


def _signed(one: Accrual | None) -> Decimal:
    if one is None:
        return NOTHING
    return one.amount if one.payer == "customer" else -one.amount


def _line(one: Accrual, amount: Decimal, undisputed: Decimal, before: Accrual | None, standing: Standing) -> Line:
    how = one.how
    if before is not None and before.amount:
        now = abs(amount)
        zh = f"；以前各期已计 {yuan(before.amount)} 元，本期 {yuan(now)} 元"
        en = f"; {yuan(before.amount)} was counted in earlier periods, {yuan(now)} in this one"
        how = how.but(zh, en, earlier=str(before.amount), now=str(now))
    return Line(
        id=one.id,
        kind=one.kind,
        term=one.term,
        name=one.name,
        clause=one.clause,
        payer=one.payer,
        day=one.day,
        amount=amount,
        undisputed=undisputed,
        evidence=one.evidence,
        how=how,
        pairs=one.pairs,
        disputed=any(pair in standing.disputed for pair in one.pairs),
    )


def _totals(before: State, after: State, lines: Sequence[Line]) -> Totals:
    def of(kind: Kind, payer: str) -> Decimal:
        return sum((line.amount for line in lines if (line.kind, line.payer) == (kind, payer)), NOTHING)

    return Totals(
        stages=of(Kind.STAGE, "customer"),
        scores=of(Kind.SCORE, "vendor"),
        vendor_penalties=of(Kind.PENALTY, "vendor"),
        customer_penalties=of(Kind.PENALTY, "customer"),
        net=sum((line.amount for line in lines), NOTHING),
        undisputed_net=sum((line.undisputed for line in lines), NOTHING),
        opening=before.balance,
        paid=after.paid - before.paid,
        closing=after.balance,
    )
