"""Cases in columns judged under terms: the clocks that are missed, level by level, and the money that comes off."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from mainstay.contracts.rules.calendars import to_moment, to_second
from mainstay.contracts.rules.clocks import CompiledTerms, State
from mainstay.contracts.rules.clocks.cases import NEVER, CaseColumns, Places, Seconds
from mainstay.contracts.rules.clocks.columns import STATES, Evaluated, TargetColumn, evaluate_columns, excluded_in
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger
from mainstay.settlement.rules.accrual import Accrual
from mainstay.settlement.rules.facts import Evidence, Fact, Standing
from mainstay.settlement.rules.money import NOTHING, term_of
from mainstay.settlement.rules.period import ONE, Period
from mainstay.settlement.rules.state import vendor_accruals_through

MONTHS_MOST = 120
OPENINGS = frozenset({Trigger.CASE_OPENED, Trigger.INCIDENT_AFTER_INSPECTION})
_COUNTED = tuple(STATES.index(state) for state in (State.RUNNING, State.PAUSED, State.MET, State.BREACHED))


@dataclass(frozen=True, slots=True)
class CaseName:
    """What a case is called, which system it is of, and the record of its report."""

    number: str
    title: str = ""
    system: str = ""
    report: Evidence | None = None

    @property
    def proof(self) -> Evidence:
        """The record that shows the case."""
        return self.report or Evidence("case", self.number, 1)


@dataclass(frozen=True, eq=False, slots=True)
class Cases:
    """Cases with their names in the order of the columns, and what else a contract is settled from.

    `faults` are the rows that count as incidents of their level, unless they are excluded. `names` None are
    simulated cases.
    """

    columns: CaseColumns
    faults: NDArray[np.bool_]
    names: Sequence[CaseName] | None = None
    facts: Sequence[Fact] = ()
    standing: Standing = field(default_factory=Standing)

    def name(self, row: int) -> CaseName:
        """What a case is called."""
        return CaseName(f"S-{row + 1:06d}") if self.names is None else self.names[row]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many clocks of one target ran in cases of one level, and how many of them were missed."""

    level: str
    target: str
    counted: int
    breached: int


@dataclass(frozen=True, eq=False, slots=True)
class Judged:
    """What terms make of cases in a period: `missed` is one mask a target, `months` the clocks missed by month."""

    terms: CompiledTerms
    found: Evaluated
    columns: tuple[TargetColumn, ...]
    tallies: tuple[Tally, ...]
    months: Mapping[Period, int]
    missed: NDArray[np.bool_]
    accruals: Mapping[str, Accrual]
    amounts: Mapping[str, Decimal]

    @property
    def breached(self) -> int:
        """All clocks missed."""
        return sum(tally.breached for tally in self.tallies)

    @property
    def counted(self) -> int:
        """All clocks that ran."""
        return sum(tally.counted for tally in self.tallies)

    @property
    def comes_off(self) -> Decimal:
        """What comes off the vendor's pay in the period."""
        return sum(self.amounts.values(), NOTHING)


def judge(terms: CompiledTerms, cases: Cases, period: Period, now: datetime, known: Judged | None = None) -> Judged:
    """Judge cases as they stand at the end of a period, or now when that is earlier.

    Clocks are told of cases reported in the period; money is what the period adds, by the settlement's rules, as if
    the terms had held from the first day of the contract. The customer's own clocks are left out. `known` are the
    same cases judged under terms that differ in lengths, hours and sums only: what is counted alike is taken from it.
    """
    zone = terms.labels.zone
    first, last = (to_second(datetime.combine(day, time(), zone)) for day in (period.start, period.end + ONE))
    moment = min(to_second(now), last - 1)
    found = evaluate_columns(terms, cases.columns, moment, None if known is None else known.found)
    columns = tuple(one for one in found.targets if one.table.target.measure is not Measure.CONFIRM)
    levels = np.array([str(one.get("level", "")) for one in found.facts], dtype=object)[found.groups]
    reported = cases.columns.first("reported")
    inside = (reported >= first) & (reported < last)
    missed = np.array([one.breached for one in columns], dtype=np.bool_).reshape(len(columns), cases.columns.size)
    accruals, amounts = _money(terms, cases, columns, (levels, reported, moment), _so_far(period, now, terms))
    told = missed & inside
    return Judged(
        terms,
        found,
        columns,
        tuple(_tallies(terms.contract, columns, levels, inside)),
        _by_month(told, reported, period, terms),
        told,
        accruals,
        amounts,
    )


def _so_far(period: Period, now: datetime, terms: CompiledTerms) -> Period:
    """The part of a period that has passed: days to come are not late yet."""
    today = now.astimezone(terms.labels.zone).date()
    return replace(period, end=max(min(period.end, today), period.start))


Told = tuple[NDArray[np.object_], Seconds, int]


def _tallies(
    contract: Contract, columns: Iterable[TargetColumn], levels: NDArray[np.object_], inside: NDArray[np.bool_]
) -> Iterator[Tally]:
    by_level = [(level.id, inside & (levels == level.id)) for level in contract.levels]
    by_level.append(("", inside & (levels == "")))
    for level, rows in by_level:
        for column in columns:
            ran = rows & (column.row >= 0) & np.isin(column.state, _COUNTED)
            counted = int(np.count_nonzero(ran))
            if counted:
                yield Tally(level, column.table.target.id, counted, int(np.count_nonzero(ran & column.breached)))


def _by_month(missed: NDArray[np.bool_], reported: Seconds, period: Period, terms: CompiledTerms) -> dict[Period, int]:
    zone, found = terms.labels.zone, {}
    each = missed.sum(axis=0)
    for month in period.months()[:MONTHS_MOST]:
        first, last = (to_second(datetime.combine(day, time(), zone)) for day in (month.start, month.end + ONE))
        found[month] = int(each[(reported >= first) & (reported < last)].sum())
    return found


def _money(
    terms: CompiledTerms, cases: Cases, columns: Sequence[TargetColumn], told: Told, period: Period
) -> tuple[dict[str, Accrual], dict[str, Decimal]]:
    """What comes off in the period: what stands at its end less what stood before it began."""
    if not _moves_money(terms.contract):
        return {}, {}
    facts = [*cases.facts, *_breaches(cases, columns, told[0]), *_openings(terms, cases, told)]
    before = _through(terms, facts, cases.standing, period.start - ONE)
    after = _through(terms, facts, cases.standing, period.end)
    accruals = before | after
    amounts = {key: _sum(after, key) - _sum(before, key) for key in accruals}
    return accruals, {key: amount for key, amount in amounts.items() if amount}


def _moves_money(contract: Contract) -> bool:
    return bool(contract.penalties or contract.bands)


def _through(terms: CompiledTerms, facts: Sequence[Fact], standing: Standing, day: date) -> dict[str, Accrual]:
    if day < term_of(terms.contract).start:
        return {}
    return {one.id: one for one in vendor_accruals_through(terms, facts, standing, day)}


def _sum(accruals: Mapping[str, Accrual], key: str) -> Decimal:
    return accruals[key].amount if key in accruals else NOTHING


def _breaches(cases: Cases, columns: Sequence[TargetColumn], levels: NDArray[np.object_]) -> Iterator[Fact]:
    """Each clock that was missed, as the settlement gathers it from the desk."""
    for column in columns:
        target = column.table.target
        for row in np.flatnonzero(column.breached).tolist():
            name, due, ended = cases.name(row), to_moment(int(column.due[row])), int(column.ended[row])
            yield Fact(
                id=f"case:{name.number}:{target.id}",
                trigger=Trigger.CLOCK_BREACHED,
                at=due,
                evidence=(name.proof,),
                note=name.title,
                due=due,
                until=None if ended == NEVER else to_moment(ended),
                level=levels[row],
                target=target.id,
                measure=target.measure,
                system=name.system,
            )


def _openings(terms: CompiledTerms, cases: Cases, told: Told) -> Iterator[Fact]:
    """Each incident of a level that a penalty counts; none where the contract hangs nothing on incidents."""
    wanted = {level for one in terms.contract.penalties if one.trigger in OPENINGS for level in one.levels}
    levels, reported, moment = told
    excluded = excluded_in(terms, cases.columns)
    rows: Places = np.flatnonzero(cases.faults & ~excluded & np.isin(levels, list(wanted)) & (reported <= moment))
    for row in rows.tolist():
        name = cases.name(row)
        yield Fact(
            id=f"case:{name.number}",
            trigger=Trigger.CASE_OPENED,
            at=to_moment(int(reported[row])),
            evidence=(name.proof,),
            note=name.title,
            level=levels[row],
            system=name.system,
        )
