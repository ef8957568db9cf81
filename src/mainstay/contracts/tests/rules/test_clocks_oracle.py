"""The clocks against the slow oracle, over random calendars, terms and cases."""

from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mainstay.contracts.rules.calendars import HolidayTables
from mainstay.contracts.rules.clocks import CaseEntry, Clock, clocks, compile_terms
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.tests.rules.making import FIRST, cases, contracts, year_tables
from mainstay.contracts.tests.rules.oracle import SlowClock, slow_clocks


def as_slow(clock: Clock) -> SlowClock:
    return SlowClock(
        str(clock.state), clock.start, clock.due, clock.ended, clock.elapsed_seconds, clock.remaining_seconds
    )


@settings(max_examples=120, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(contracts(), year_tables(), cases(), st.integers(0, 10 * 48))
def test_every_field_of_every_clock_equals_the_slow_oracle(
    contract: Contract, tables: HolidayTables, case: list[CaseEntry], half_hours: int
) -> None:
    now = FIRST + timedelta(minutes=30 * half_hours)
    quick = clocks(compile_terms(contract, tables), case, now)
    slow = slow_clocks(contract, dict(tables.years), case, now)
    assert {clock.target_id: as_slow(clock) for clock in quick} == slow
    for clock in quick:
        assert clock.explain("zh").endswith("。")
        assert clock.explain("en").endswith(".")
