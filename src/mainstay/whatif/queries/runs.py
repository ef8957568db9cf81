"""Runs for a person who asks: a contract's own records under other terms, and a simulated year. Nothing is written."""

from datetime import datetime
from uuid import UUID

from mainstay.contracts.public import access_terms, holiday_tables
from mainstay.desk.public import CaseType, RecordedCase, count_reported, recorded_cases
from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import TooLarge
from mainstay.settlement.public import FAULTS, Period, access_basis
from mainstay.whatif.rules.changes import Changes, changed
from mainstay.whatif.rules.comparing import Comparison
from mainstay.whatif.rules.inputs import Inputs
from mainstay.whatif.rules.judging import CaseName
from mainstay.whatif.rules.permissions import RUN
from mainstay.whatif.rules.recorded import Recorded, compare_recorded, report, under_changes
from mainstay.whatif.rules.simulating import Needed, Simulated, simulate, staff_needed

# What one process does in a few seconds while its caller waits; the command line takes more.
MOST_RECORDED, MOST_SIMULATED = 5_000, 10_000


def run_records(contract_id: UUID, period: Period, changes: Changes, *, actor: Actor, now: datetime) -> Comparison:
    """The records of a period under the contract's terms and under others.

    NotFound, Malformed changes, Refused outside the contract's life, TooLarge above MOST_RECORDED cases.
    """
    basis = access_basis(contract_id, period, actor=actor, now=now)
    require(actor, RUN, contract_id=contract_id)
    other = under_changes(basis.terms, changes, holiday_tables())
    _require_few(count_reported(contract_id, until=basis.until), MOST_RECORDED)
    found = [_recorded(case) for case in recorded_cases(contract_id, until=basis.until)]
    return compare_recorded((basis.terms, other), found, (basis.facts, basis.standing), period, basis.until)


def run_year(
    contract_id: UUID, inputs: Inputs, changes: Changes, *, needed: bool, actor: Actor, now: datetime
) -> tuple[Simulated, Needed | None]:
    """A simulated year under the contract's terms or others, and the staff needed where asked for.

    NotFound, Malformed inputs or changes, Overloaded, TooLarge above MOST_SIMULATED cases.
    """
    terms = access_terms(actor, contract_id, None, now=now)
    require(actor, RUN, contract_id=contract_id)
    _require_few(inputs.cases, MOST_SIMULATED)
    contract, tables = changed(terms.contract, changes), holiday_tables()
    simulated = simulate(contract, tables, inputs)
    return simulated, staff_needed(contract, tables, inputs) if needed else None


def _require_few(cases: int, most: int) -> None:
    if cases > most:
        zh = f"一次至多推演 {most:,} 张工单，此处为 {cases:,} 张；更多请用命令 mainstay whatif。"
        en = f"A run here takes at most {most:,} cases, these are {cases:,}; mainstay whatif takes more."
        raise TooLarge(zh, en)


def _recorded(case: RecordedCase) -> Recorded:
    name = CaseName(case.number, case.title, case.system, report(case.number, case.report_seq, case.report_hash))
    is_complaint = case.type is CaseType.COMPLAINT and not case.excluded_by
    return Recorded(name, case.level, case.reported_at, case.type in FAULTS, is_complaint, case.entries)
