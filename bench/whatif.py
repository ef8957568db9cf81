"""What-if runs: a year of records under two sets of terms, and a simulated year, each over 100,000 cases."""

import time
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from random import Random
from typing import Any

import numpy as np

from bench.registry import Figure, row
from bench.rules import compiled, twelve_entries
from mainstay.contracts.reading.holiday_files import load_holidays
from mainstay.contracts.rules.calendars import to_second
from mainstay.contracts.rules.clocks import CaseEntry, clocks, compile_terms
from mainstay.contracts.rules.clocks.cases import columns_of
from mainstay.contracts.rules.clocks.columns import evaluate_columns
from mainstay.settlement.rules.period import Period
from mainstay.whatif.rules.changes import Changes, changed
from mainstay.whatif.rules.comparing import compare
from mainstay.whatif.rules.inputs import Inputs
from mainstay.whatif.rules.judging import Cases
from mainstay.whatif.rules.simulating import simulate

CASES, EXACT = 100_000, 4_000
CHANGES = Changes.model_validate({"targets": [{"target": "diagnose", "row": 1, "length": "1h"}]})


@row("whatif", unit="milliseconds", budget=5_000, ceiling=True)
def records_under_other_terms() -> Figure:
    """Eight clocks over cases of twelve entries, in columns from their entries on, before and after a change."""
    cases, now = _cases(), twelve_entries(Random(0))[-1].at + timedelta(days=30)
    before = compiled()
    after = compile_terms(changed(before.contract, CHANGES), load_holidays())

    def run() -> None:
        columns = columns_of(cases, to_second(now))
        compare(before, after, Cases(columns, np.ones(columns.size, dtype=np.bool_)), Period.parse("2026"), now)

    return Figure(_milliseconds(run), _unit_costs(cases))


@row("whatif, simulated year", unit="milliseconds", budget=5_000, ceiling=True)
def simulated_year() -> float:
    """Arrivals, staff, eight clocks."""
    contract, tables = compiled().contract, load_holidays()
    return _milliseconds(lambda: simulate(contract, tables, Inputs(cases=CASES)))


@cache
def _cases() -> list[list[CaseEntry]]:
    kinds = [twelve_entries(Random(seed)) for seed in range(500)]
    return [kinds[place % len(kinds)] for place in range(CASES)]


def _unit_costs(cases: list[list[CaseEntry]]) -> dict[str, Any]:
    """What one case costs by the exact clocks and in columns, without reading its entries, in microseconds."""
    now, terms = twelve_entries(Random(0))[-1].at + timedelta(days=30), compiled()
    columns = columns_of(cases, to_second(now))
    exact = _milliseconds(lambda: [clocks(terms, case, now) for case in cases[:EXACT]]) * 1_000 / EXACT
    vectorised = _milliseconds(lambda: evaluate_columns(terms, columns, to_second(now))) * 1_000 / CASES
    return {
        "exact_microseconds": round(exact, 2),
        "vectorised_microseconds": round(vectorised, 2),
        "ratio": round(exact / vectorised, 1),
    }


def _milliseconds(work: Callable[[], object]) -> float:
    """Processor time of one thread, so that other work on the machine does not count."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1_000
