"""A contract's terms made ready to run clocks: calendars built, rows indexed, words at hand. Done once a version."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars import Calendar, HolidayTables
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Clause, Contract
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.targets import Condition, PauseReason, Row, Target
from mainstay.contracts.rules.terms.vocabulary import FactName, Measure
from mainstay.kernel.errors import Refused

from .entries import FactValue

_RESOLVING = ("resolved",)
_WORKING = ("diagnosed", "arrived", "worked_around", "resolved")
USUAL_ENDS: dict[Measure, tuple[str, ...]] = {
    Measure.RESPOND: ("responded", "support_started", *_WORKING),
    Measure.ENGAGE: ("third_party_engaged",),
    Measure.SUPPORT: ("support_started", *_WORKING),
    Measure.DIAGNOSE: ("diagnosed", "resolved"),
    Measure.ARRIVE: ("arrived",),
    Measure.WORKAROUND: ("worked_around", "resolved"),
    Measure.RESOLVE: _RESOLVING,
    Measure.REPORT: ("report_filed",),
    Measure.CONFIRM: ("confirmed", "closed"),
    Measure.PROMISE: _RESOLVING,
}
AFTERWARDS = frozenset(["resolved", "report_filed", "confirmed", "closed"])
DERIVED = (FactName.REPORTED_ON_WORKDAY, FactName.REPORTED_IN_HOURS)

Test = tuple[str, frozenset[FactValue]]
_MEMORY = 4096  # combinations of facts remembered for each table


@dataclass(frozen=True, eq=False, slots=True)
class CompiledRow:
    """A row with everything it inherits from its table.

    `steps` are those of its `ends` that come before a resolution; `afterwards` tells that there are others.
    `length` None is the promised moment; `seconds` is None for lengths that end with a day.
    """

    index: int
    target: Target
    tests: tuple[Test, ...]
    length: Length | None
    seconds: int | None
    at_once: bool
    start: str
    ends: tuple[str, ...]
    steps: tuple[str, ...]
    afterwards: bool
    calendar: Calendar
    clause: Clause
    pausable: frozenset[str | None]
    labels: "Labels"


@dataclass(frozen=True, eq=False, slots=True)
class CompiledTarget:
    """A decision table: `asks` are the facts it looks at, `rows` holds None where the contract sets no limit."""

    target: Target
    scope: tuple[Test, ...]
    asks: tuple[str, ...]
    rows: tuple[tuple[tuple[Test, ...], CompiledRow | None], ...]
    found: dict[tuple[FactValue | None, ...], CompiledRow | None] = field(default_factory=dict)

    def row_for(self, facts: Mapping[str, FactValue]) -> CompiledRow | None:
        """The first row whose conditions hold, or None outside the scope and where no limit is set."""
        key = tuple([facts.get(name) for name in self.asks])
        try:
            return self.found[key]
        except KeyError:
            row = self._look_up(facts)
        if len(self.found) < _MEMORY:
            self.found[key] = row
        return row

    def counts_like(self, other: "CompiledTarget") -> bool:
        """Whether every clock comes out the same by the other table, of the same contract under changed terms."""
        if self.target != other.target:
            return False
        rows = zip(self.rows, other.rows, strict=True)
        return all(a is None or b is None or a.calendar.counts_like(b.calendar) for (_, a), (_, b) in rows)

    def _look_up(self, facts: Mapping[str, FactValue]) -> CompiledRow | None:
        if not _holds(self.scope, facts):
            return None
        return next((row for tests, row in self.rows if _holds(tests, facts)), None)


class Excluded(NamedTuple):
    """A cause outside the contract, and the clause that says so."""

    id: str
    text: Text
    clause: Clause


@dataclass(frozen=True, eq=False, slots=True)
class Labels:
    """What explanations need of the contract: its zone, the names of fact values, pause reasons and exclusions."""

    zone: ZoneInfo
    values: Mapping[tuple[str, str], Text]
    pauses: Mapping[str, PauseReason]
    exclusions: Mapping[str, Excluded]

    def exclusion_of(self, named: Sequence[str]) -> Excluded | None:
        """The last of the exclusions named that the contract has."""
        return next((self.exclusions[one] for one in reversed(named) if one in self.exclusions), None)


@dataclass(frozen=True, eq=False, slots=True)
class CompiledTerms:
    """A contract version ready for `clocks`; safe to share between threads and to keep."""

    contract: Contract
    calendars: Mapping[str, Calendar]
    targets: tuple[CompiledTarget, ...]
    defaults: Mapping[str, FactValue]
    derived: tuple[tuple[str, Calendar], ...]
    labels: Labels


def compile_terms(contract: Contract, tables: HolidayTables) -> CompiledTerms:
    """Make a contract ready; it must have passed the checker: KeyError where a calendar or clause is not there.

    Refused where a row says at once and the contract does not say how long that is.
    """
    calendars = {terms.id: Calendar(terms, tables, contract.timezone) for terms in contract.calendars}
    clauses = {clause.id: clause for clause in contract.clauses}
    labels = Labels(
        ZoneInfo(contract.timezone),
        _values(contract),
        {pause.id: pause for pause in contract.pauses},
        {one.id: Excluded(one.id, one.text, clauses[one.clause]) for one in contract.exclusions},
    )
    maker = _Maker(contract, calendars, clauses, labels)
    return CompiledTerms(
        contract=contract,
        calendars=calendars,
        targets=tuple(maker.target(target) for target in contract.targets),
        defaults={str(fact.name): fact.default for fact in contract.facts if fact.default is not None},
        derived=tuple(
            (str(fact.name), calendars[fact.calendar])
            for fact in contract.facts
            if fact.name in DERIVED and fact.calendar is not None
        ),
        labels=labels,
    )


@dataclass(frozen=True, slots=True)
class _Maker:
    contract: Contract
    calendars: Mapping[str, Calendar]
    clauses: Mapping[str, Clause]
    labels: Labels

    def target(self, target: Target) -> CompiledTarget:
        scope = _tests(target.scope)
        rows = tuple((_tests(row.when), self.row(target, index, row)) for index, row in enumerate(target.rows))
        asked = {name for tests in (scope, *(tests for tests, _ in rows)) for name, _ in tests}
        return CompiledTarget(target, scope, tuple(sorted(asked)), rows)

    def row(self, target: Target, index: int, row: Row) -> CompiledRow | None:
        if row.length == "none":
            return None
        ends = (str(target.ends),) if target.ends is not None else USUAL_ENDS[target.measure]
        length = self.length(row)
        return CompiledRow(
            index=index,
            target=target,
            tests=(*_tests(target.scope), *_tests(row.when)),
            length=length,
            seconds=length.seconds if length is not None and length.is_elapsed else None,
            at_once=row.length == "at_once",
            start=str(row.start or target.start),
            ends=ends,
            steps=tuple(kind for kind in ends if kind not in AFTERWARDS),
            afterwards=not AFTERWARDS.isdisjoint(ends),
            calendar=self.calendars[row.calendar or target.calendar],
            clause=self.clauses[row.clause or target.clause],
            pausable=_pausable(target.measure, self.contract.pauses) if length is not None else frozenset(),
            labels=self.labels,
        )

    def length(self, row: Row) -> Length | None:
        if isinstance(row.length, Length):
            return row.length
        if row.length == "promised":
            return None
        if self.contract.at_once is None:
            raise Refused(zh="合同未约定“立即”的时长。", en="The contract does not say how long “at once” is.")
        return self.contract.at_once.length


def _pausable(measure: Measure, pauses: Sequence[PauseReason]) -> frozenset[str | None]:
    """The reasons that stop a measure; None stands for the time between resolved and reopened."""
    if measure is Measure.PROMISE:
        return frozenset()
    stopping = (
        pause.id
        for pause in pauses
        if (measure in pause.measures if pause.measures else measure is not Measure.RESPOND)
    )
    return frozenset([*stopping, None])


def _tests(condition: Condition) -> tuple[Test, ...]:
    return tuple(
        (str(name), frozenset(wanted if isinstance(wanted, tuple) else (wanted,))) for name, wanted in condition.items()
    )


def _holds(tests: tuple[Test, ...], facts: Mapping[str, FactValue]) -> bool:
    return all(facts.get(name) in wanted for name, wanted in tests)


def _values(contract: Contract) -> dict[tuple[str, str], Text]:
    """The name of each value of each fact."""
    named = {("level", level.id): level.name for level in contract.levels}
    named |= {(str(fact.name), choice.id): choice.name for fact in contract.facts for choice in fact.values}
    named |= {("mode", mode.id): mode.name for mode in contract.service_modes if ("mode", mode.id) not in named}
    return named
