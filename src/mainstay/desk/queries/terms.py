"""The contract version that a case is pinned to, as the desk needs it, and the clocks that it sets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

from mainstay.contracts import public as contracts
from mainstay.contracts.public import CaseEntry, Clock
from mainstay.desk.models import Case, stream_of
from mainstay.desk.rules.exclusions import standing_exclusion
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.rungs import english_words
from mainstay.desk.rules.vocabulary import FactChoice, Name, Vocabulary
from mainstay.desk.rules.words import Kind
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Entry, read_streams
from mainstay.kernel.time import read

EXCLUDED = "excluded"  # the kind of entry that takes a case out of the clocks
PROMISES = frozenset({Kind.PROMISED, Kind.PROMISE_MOVED})
DERIVED = frozenset({"level", "reported_on_workday", "reported_in_hours"})


@dataclass(frozen=True, eq=False, slots=True)
class Pinned:
    """One version of a contract with its words looked up once."""

    version_of: contracts.TermsVersion
    vocabulary: Vocabulary
    clauses: Mapping[str, contracts.Clause]
    targets: Mapping[str, contracts.Target]
    calendars: Mapping[str, contracts.Text]
    english: Mapping[str, str]

    @property
    def contract(self) -> contracts.Contract:
        """The typed contract."""
        return self.version_of.contract

    @property
    def contract_id(self) -> UUID:
        """The contract."""
        return self.version_of.contract_id

    @property
    def version(self) -> int:
        """The pinned version."""
        return self.version_of.version

    @property
    def code(self) -> str:
        """The code that numbers begin with."""
        return self.contract.code

    @property
    def timezone(self) -> str:
        """The zone whose calendar counts."""
        return self.contract.timezone


def terms_at(contract_id: UUID, moment: datetime) -> Pinned:
    """The version in force at a moment; Refused outside the term or while nothing is in force."""
    return _pin(contracts.terms_in_force(contract_id, moment))


def terms_of(contract_id: UUID, version: int) -> Pinned:
    """A version by its number."""
    return _pin(contracts.terms_of(contract_id, version))


def pinned_terms(pins: Iterable[tuple[UUID, int]]) -> dict[tuple[UUID, int], Pinned]:
    """Many versions by contract and number."""
    return {pin: terms_of(*pin) for pin in pins}


def entries_of(cases: Sequence[Case]) -> dict[UUID, tuple[Entry, ...]]:
    """The entries of many cases in one query."""
    streams = read_streams([stream_of(case.id) for case in cases])
    return {case.id: streams[stream_of(case.id)] for case in cases}


def clocks_of(pinned: Pinned, entries: Sequence[Entry], *, now: datetime) -> tuple[Clock, ...]:
    """The clocks of a case at a moment; Refused where a holiday table is missing."""
    return contracts.clocks(pinned.version_of.compiled, case_entries(entries), now)


def clocks_with_problem(
    pinned: Pinned, entries: Sequence[Entry], *, now: datetime
) -> tuple[tuple[Clock, ...], tuple[str, str] | None]:
    """The clocks, or none and the reason in Chinese and English: a page shows it instead of failing."""
    try:
        return clocks_of(pinned, entries, now=now), None
    except Refused as problem:
        return (), (problem.detail("zh"), problem.detail("en"))


def clocks_or_none(pinned: Pinned, entries: Sequence[Entry], *, now: datetime) -> tuple[Clock, ...]:
    """The clocks, none where they cannot be computed: a fault is recorded whatever table is missing."""
    found, _ = clocks_with_problem(pinned, entries, now=now)
    return found


def rungs_of(
    pinned: Pinned, entries: Sequence[Entry], *, now: datetime, running: Sequence[Clock] | None = None
) -> tuple[contracts.RungDue, ...]:
    """The rungs of the contract's ladders that act on a case; Refused where a holiday table is missing."""
    return contracts.ladder_rungs(pinned.version_of.compiled, case_entries(entries), now, running)


def idle_rungs_of(pinned: Pinned, entries: Sequence[Entry], *, now: datetime) -> tuple[contracts.IdleRung, ...]:
    """The rungs that do not act on a case, each with the reason; Refused where a holiday table is missing."""
    return contracts.idle_rungs(pinned.version_of.compiled, case_entries(entries), now)


def acknowledge_by(pinned: Pinned, rung: contracts.RungDue, *, now: datetime) -> datetime | None:
    """Until when a rung that acts now must be acknowledged; None where the contract does not ask for it."""
    return contracts.acknowledge_by(pinned.version_of.compiled, rung, now)


def silence_confirms_at(pinned: Pinned, resolved_at: datetime) -> datetime | None:
    """The moment from which the customer's silence confirms; None where the contract does not let it."""
    return contracts.silence_confirms_at(pinned.version_of.compiled, resolved_at)


def confirmed_by_silence(pinned: Pinned, resolved_at: datetime, *, now: datetime) -> bool:
    """True when the contract lets silence confirm and the customer has been silent for that long."""
    deadline = contracts.silence_confirms_at(pinned.version_of.compiled, resolved_at)
    return deadline is not None and now >= deadline


def case_entries(entries: Sequence[Entry]) -> tuple[CaseEntry, ...]:
    """What clocks read of the entries of a case; the one by which an exclusion holds names its cause."""
    asked = any(entry.kind == Kind.EXCLUSION_DECIDED for entry in entries)
    exclusion = standing_exclusion(effective(entries)) if asked else None
    return tuple(
        _excluding(entry, exclusion.cause)
        if exclusion is not None and entry.seq == exclusion.last_seq
        else _case_entry(entry)
        for entry in entries
    )


def _excluding(entry: Entry, cause: str) -> CaseEntry:
    side = contracts.Side(entry.side)
    return CaseEntry(entry.seq, EXCLUDED, entry.occurred_at, entry.recorded_at, side, reason=cause)


def _case_entry(entry: Entry) -> CaseEntry:
    payload: Mapping[str, Any] = entry.payload
    corrected = payload.get("at") if entry.kind == Kind.CORRECTED else None
    due = payload.get("due") if entry.kind in PROMISES else None
    return CaseEntry(
        seq=entry.seq,
        kind=entry.kind,
        at=read(corrected) if corrected else entry.occurred_at,
        written=entry.recorded_at,
        side=contracts.Side(entry.side),
        facts=payload.get("facts", {}),
        due=read(due) if due else None,
        reason=payload.get("reason") if entry.kind == Kind.PAUSED else None,
        corrects=entry.corrects,
        void=bool(payload.get("void")),
    )


@lru_cache(maxsize=512)
def _pin(terms: contracts.TermsVersion) -> Pinned:
    contract = terms.contract
    return Pinned(
        version_of=terms,
        vocabulary=_vocabulary(contract),
        clauses={clause.id: clause for clause in contract.clauses},
        targets={target.id: target for target in contract.targets},
        calendars={calendar.id: calendar.name for calendar in contract.calendars},
        english=english_words(contract),
    )


def _vocabulary(contract: contracts.Contract) -> Vocabulary:
    numbers = {clause.id: clause.number for clause in contract.clauses}
    facts = tuple(
        FactChoice(
            fact.name.value,
            fact.label.zh,
            fact.label.en or fact.label.zh,
            tuple(_name(value, numbers) for value in fact.values),
        )
        for fact in contract.facts
        if fact.name not in DERIVED
    )
    levels = tuple(_name(level, numbers) for level in contract.levels)
    pauses = tuple(Name(pause.id, pause.name.zh, pause.name.en or pause.name.zh) for pause in contract.pauses)
    targets = tuple(Name(target.id, target.name.zh, target.name.en or target.name.zh) for target in contract.targets)
    exclusions = tuple(_exclusion(one, numbers[one.clause]) for one in contract.exclusions)
    return Vocabulary(levels, facts, pauses, targets, exclusions)


def _exclusion(one: contracts.Exclusion, number: str) -> Name:
    return Name(one.id, one.text.zh, one.text.en or one.text.zh, clause=number)


def _name(choice: contracts.Choice, numbers: Mapping[str, str]) -> Name:
    meaning = choice.meaning
    return Name(
        choice.id,
        choice.name.zh,
        choice.name.en or choice.name.zh,
        meaning_zh=meaning.zh if meaning else "",
        meaning_en=(meaning.en or meaning.zh) if meaning else "",
        clause=numbers.get(choice.clause or "", ""),
    )
