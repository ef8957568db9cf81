"""Recorded cases made ready for a run: columns for the clocks, facts for the money."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np

from mainstay.contracts.rules.calendars import HolidayTables, to_second
from mainstay.contracts.rules.clocks import CaseEntry, CompiledTerms, compile_terms
from mainstay.contracts.rules.clocks.cases import columns_of
from mainstay.contracts.rules.terms.vocabulary import Trigger
from mainstay.settlement.rules.facts import Evidence, Fact, Standing
from mainstay.settlement.rules.period import Period

from .changes import Changes, changed
from .comparing import Comparison, compare
from .judging import CaseName, Cases


@dataclass(frozen=True, slots=True)
class Recorded:
    """A case of the desk; `is_fault` counts as an incident of its level, `is_complaint` as a complaint."""

    name: CaseName
    level: str
    reported_at: datetime
    is_fault: bool
    is_complaint: bool
    entries: Sequence[CaseEntry]


def under_changes(terms: CompiledTerms, changes: Changes, tables: HolidayTables) -> CompiledTerms:
    """The terms with the changes in them; Malformed names each that does not fit."""
    return compile_terms(changed(terms.contract, changes), tables)


def compare_recorded(
    terms: tuple[CompiledTerms, CompiledTerms],
    found: Sequence[Recorded],
    told: tuple[Sequence[Fact], Standing],
    period: Period,
    until: datetime,
) -> Comparison:
    """Cases as they stood at `until` with the settlement's own facts, under the terms and under others."""
    facts, standing = told
    columns = columns_of([case.entries for case in found], to_second(until))
    cases = Cases(
        columns,
        np.array([case.is_fault for case in found], dtype=np.bool_),
        [case.name for case in found],
        (*facts, *(_complaint(case) for case in found if case.is_complaint)),
        standing,
    )
    return compare(*terms, cases, period, until)


def report(number: str, seq: int, digest: str) -> Evidence:
    """The record of a case's report."""
    return Evidence("case", number, seq, digest)


def _complaint(case: Recorded) -> Fact:
    return Fact(
        id=f"case:{case.name.number}",
        trigger=Trigger.COMPLAINT_RECEIVED,
        at=case.reported_at,
        evidence=(case.name.proof,),
        note=case.name.title,
        level=case.level,
        system=case.name.system,
    )
