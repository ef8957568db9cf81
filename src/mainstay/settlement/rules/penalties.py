"""Penalties through a day, one function for each form that a clause may have. Rights and extensions move no money."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.money import (
    Extension,
    Fixed,
    Loss,
    Penalty,
    PerDay,
    PerOccurrence,
    Repetition,
    Right,
    ShareOf,
)
from mainstay.contracts.rules.terms.vocabulary import Unit

from . import accrual as results
from . import wording
from .accrual import Accrual, How, Kind
from .days import last_day, late_days
from .facts import Fact, Standing
from .inspections import runs_of
from .matching import OTHER, facts_of, payer_of, since
from .money import NOTHING, Sum, sum_of, to_fen

Unpaid = Mapping[str, Sequence[tuple[date, Decimal]]]


@dataclass(frozen=True, slots=True)
class Through:
    """What every form is given: the terms, all facts in order, what people have said, and the day.

    `unpaid` tells for each stage that is late what stood unpaid from which day on.
    """

    terms: CompiledTerms
    facts: Sequence[Fact]
    standing: Standing
    day: date
    unpaid: Unpaid


def accrue_penalties(through: Through, payers: frozenset[str]) -> tuple[Accrual, ...]:
    """Every penalty in money that these sides owe through the day, before caps."""
    found: list[Accrual] = []
    for penalty in through.terms.contract.penalties:
        form = FORMS.get(type(penalty))
        if form is None:
            continue
        counted = facts_of(through.terms, penalty, through.facts, through.standing, through.day)
        counted = tuple(fact for fact in counted if payer_of(penalty, fact) in payers)
        found += form(through, penalty, counted)
    return tuple(found)


def _per_day(through: Through, penalty: PerDay, facts: Sequence[Fact]) -> Iterator[Accrual]:
    grace = penalty.grace.count if penalty.grace is not None else 0
    for fact in facts:
        days = max(late_days(through.terms, fact, through.day) - grace, 0)
        if not days:
            continue
        if penalty.basis == "unpaid_amount":
            weight, how = _unpaid_days(through, penalty, fact, grace, days)
        else:
            basis = _basis(through, penalty.basis, fact)
            weight, how = basis.amount * days, wording.per_day(basis, penalty.share, days, grace)
        yield _accrual(through, penalty, fact, to_fen(weight * penalty.share), how)


def _unpaid_days(through: Through, penalty: PerDay, fact: Fact, grace: int, days: int) -> tuple[Decimal, How]:
    """The sum of what stood unpaid on each day late."""
    steps = through.unpaid[fact.stage]
    pieces: list[tuple[Decimal, int]] = []
    left = days
    for index, (start, amount) in enumerate(steps):
        until = steps[index + 1][0] if index + 1 < len(steps) else date.max
        length = min(max((min(until, date.max) - start).days - (grace if index == 0 else 0), 0), left)
        if length:
            pieces.append((amount, length))
        left -= length
    weight = sum((amount * length for amount, length in pieces), NOTHING)
    return weight, wording.unpaid_days(pieces, penalty.share)


def _share(through: Through, penalty: ShareOf, facts: Sequence[Fact]) -> Iterator[Accrual]:
    """Once for each cause where the basis is the fee of a period, else once for each side."""
    seen: set[str] = set()
    for fact in facts:
        basis = _basis(through, penalty.basis, fact)
        once = f"{payer_of(penalty, fact)}" if basis.period is None else fact.id
        if once in seen:
            continue
        seen.add(once)
        yield _accrual(
            through, penalty, fact, to_fen(basis.amount * penalty.share), wording.share(basis, penalty.share)
        )


def _repetition(through: Through, penalty: Repetition, facts: Sequence[Fact]) -> Iterator[Accrual]:
    places = runs_of(facts) if penalty.consecutive else {fact.id: place for place, fact in enumerate(facts, start=1)}
    for fact in facts:
        place = places[fact.id]
        share = penalty.shares[min(place, len(penalty.shares)) - 1]
        if not share:
            continue
        basis = _basis(through, penalty.basis, fact)
        how = wording.repetition(basis, share, place, consecutive=penalty.consecutive)
        yield _accrual(through, penalty, fact, to_fen(basis.amount * share), how)


def _per_occurrence(through: Through, penalty: PerOccurrence, facts: Sequence[Fact]) -> Iterator[Accrual]:
    for fact in facts:
        yield _accrual(through, penalty, fact, penalty.amount * fact.count, wording.fixed(penalty.amount, fact.count))


def _fixed(through: Through, penalty: Fixed, facts: Sequence[Fact]) -> Iterator[Accrual]:
    for fact in facts[:1]:
        yield _accrual(through, penalty, fact, penalty.amount, wording.fixed(penalty.amount, 1))


def _loss(through: Through, penalty: Loss, facts: Sequence[Fact]) -> Iterator[Accrual]:
    """The loss that was claimed; where it counts only above another penalty, what is over that one."""
    floor = _floor(through, penalty)
    for fact in facts:
        claimed = fact.amount or NOTHING
        amount = max(claimed - floor, NOTHING)
        yield _accrual(through, penalty, fact, amount, wording.loss(claimed, floor))
        floor = max(floor - claimed, NOTHING)


def _floor(through: Through, penalty: Loss) -> Decimal:
    other = next((one for one in through.terms.contract.penalties if one.id == penalty.above), None)
    if not isinstance(other, ShareOf):
        return NOTHING
    basis = sum_of(through.terms, other.basis, through.day, through.facts)
    return to_fen(basis.amount * other.share)


# What a form is written as in a contract file, and what runs it. The values take the penalty of their own key.
FORMS: Mapping[type, Callable[[Through, Any, Sequence[Fact]], Iterator[Accrual]]] = {
    PerDay: _per_day,
    ShareOf: _share,
    Repetition: _repetition,
    PerOccurrence: _per_occurrence,
    Fixed: _fixed,
    Loss: _loss,
}


def _basis(through: Through, basis: str, fact: Fact) -> Sum:
    return sum_of(through.terms, basis, min(since_day(through, fact), through.day), through.facts)


def since_day(through: Through, fact: Fact) -> date:
    """The local day of a fact."""
    return fact.at.astimezone(through.terms.labels.zone).date()


def _accrual(through: Through, penalty: Penalty, fact: Fact, amount: Decimal, how: How) -> Accrual:
    pool, cap = _cap(through, penalty, fact)
    return Accrual(
        id=f"penalty:{penalty.id}:{fact.id}",
        kind=Kind.PENALTY,
        term=penalty.id,
        name=penalty.name,
        clause=penalty.clause,
        payer=payer_of(penalty, fact),
        amount=amount,
        day=since(through.terms, penalty, fact),
        evidence=fact.evidence,
        how=how,
        pairs=((penalty.id, fact.id),),
        pool=pool,
        cap=cap,
    )


def _cap(through: Through, penalty: Penalty, fact: Fact) -> tuple[str, Decimal | None]:
    """The pool that a cap belongs to: the fee of a period is taken off once whatever the clause, else the clause's."""
    if penalty.cap_share is None or penalty.cap_basis is None:
        return "", None
    basis = _basis(through, penalty.cap_basis, fact)
    amount = to_fen(basis.amount * penalty.cap_share)
    if basis.period is not None:
        return f"{penalty.cap_basis}:{fact.system}:{basis.period}", amount
    return f"{penalty.clause}:{payer_of(penalty, fact)}", amount


def rights_through(through: Through) -> tuple[results.Right, ...]:
    """The rights that have arisen through the day."""
    found = [
        _right(through, penalty, fact)
        for penalty in through.terms.contract.penalties
        if isinstance(penalty, Right)
        for fact in facts_of(through.terms, penalty, through.facts, through.standing, through.day)
    ]
    return tuple(sorted(found, key=lambda one: (one.day, one.id)))


def _right(through: Through, penalty: Right, fact: Fact) -> results.Right:
    day = since(through.terms, penalty, fact)
    calendar = next(iter(through.terms.calendars.values()))
    return results.Right(
        id=f"right:{penalty.id}:{fact.id}",
        term=penalty.id,
        name=penalty.name,
        clause=penalty.clause,
        right=penalty.right,
        holder=OTHER[payer_of(penalty, fact)],
        day=day,
        until=None if penalty.within is None else last_day(penalty.within, day, calendar),
        evidence=fact.evidence,
        pairs=((penalty.id, fact.id),),
    )


def extensions_through(through: Through, period: str, begins: date, ends: date | None) -> tuple[results.Extension, ...]:
    """What has made a period longer through the day, in order; only causes inside the period as it then stood count.

    Without an end that is known, such as that of a warranty for each part, the lengths alone are told.
    """
    found: list[results.Extension] = []
    wanted = [
        (fact, penalty)
        for penalty in through.terms.contract.penalties
        if isinstance(penalty, Extension) and penalty.period == period
        for fact in facts_of(through.terms, penalty, through.facts, through.standing, through.day)
    ]
    for fact, penalty in sorted(wanted, key=lambda one: (one[0].at, one[0].id)):
        day = since_day(through, fact)
        if day < begins or (ends is not None and day > ends):
            continue
        length = _lost(through, fact) if penalty.length is None else penalty.length
        if ends is not None and length is not None:
            ends = last_day(length, ends)
        found.append(_extension(penalty, fact, day, length, ends if length is not None else None))
    return tuple(found)


def _lost(through: Through, fact: Fact) -> Length | None:
    """The time lost, once it is over."""
    return None if fact.until is None else Length(late_days(through.terms, fact, through.day), Unit.DAY)


def _extension(
    penalty: Extension, fact: Fact, day: date, length: Length | None, ends: date | None
) -> results.Extension:
    return results.Extension(
        id=f"extension:{penalty.id}:{fact.id}",
        term=penalty.id,
        name=penalty.name,
        clause=penalty.clause,
        period=penalty.period,
        length="" if length is None else str(length),
        day=day,
        ends=ends,
        evidence=fact.evidence,
        pairs=((penalty.id, fact.id),),
    )
