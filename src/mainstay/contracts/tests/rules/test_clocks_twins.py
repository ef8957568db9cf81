"""The vectorised twin of the clocks against the exact ones, over random calendars, terms and cases."""

from datetime import timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.rules import compiled as measured_terms
from bench.rules import twelve_entries
from mainstay.contracts.rules.calendars import HolidayTables, to_second
from mainstay.contracts.rules.clocks import CaseEntry, CompiledTerms, clocks, compile_terms
from mainstay.contracts.rules.clocks.cases import NEVER, columns_of
from mainstay.contracts.rules.clocks.columns import STATES, evaluate_columns
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.tests.rules.making import FIRST, cases, contracts, year_tables

Told = dict[tuple[int, str], tuple[int, str, int | None, int | None]]


def exact(terms: CompiledTerms, many: list[list[CaseEntry]], now: int) -> Told:
    moment = FIRST.fromtimestamp(now, FIRST.tzinfo)
    return {
        (row, clock.target_id): (clock.row_index, str(clock.state), clock.due_at, clock.ended_at)
        for row, case in enumerate(many)
        for clock in clocks(terms, case, moment)
    }


def in_columns(terms: CompiledTerms, many: list[list[CaseEntry]], now: int) -> Told:
    return {
        (row, column.table.target.id): (
            int(column.row[row]),
            str(STATES[column.state[row]]),
            None if column.due[row] == NEVER else int(column.due[row]),
            None if column.ended[row] == NEVER else int(column.ended[row]),
        )
        for column in evaluate_columns(terms, columns_of(many, now), now).targets
        for row in range(len(many))
        if column.row[row] >= 0
    }


@pytest.mark.req("F-04")
@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(contracts(), year_tables(), st.lists(cases(), min_size=1, max_size=12), st.integers(0, 10 * 48))
def test_columns_of_random_cases_equal_the_exact_clocks(
    contract: Contract, tables: HolidayTables, many: list[list[CaseEntry]], half_hours: int
) -> None:
    terms = compile_terms(contract, tables)
    now = to_second(FIRST + timedelta(minutes=30 * half_hours))
    assert in_columns(terms, many, now) == exact(terms, many, now)


@pytest.mark.req("F-04")
def test_three_thousand_whole_cases_equal_the_exact_clocks() -> None:
    many = [twelve_entries(Random(seed))[: 2 + seed % 11] for seed in range(3_000)]
    now = to_second(twelve_entries(Random(0))[-1].at)
    assert in_columns(measured_terms(), many, now) == exact(measured_terms(), many, now)
