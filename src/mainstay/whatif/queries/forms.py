"""What the form of a run is filled with: the terms as they stand, periods with records, a year like the last one."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mainstay.contracts.public import TermsVersion, access_terms, tables_at_hand
from mainstay.desk.public import MonthCount, count_by_month
from mainstay.directory.public import Actor, require
from mainstay.settlement.public import Period, access_contract
from mainstay.whatif.rules.inputs import Inputs
from mainstay.whatif.rules.permissions import RUN
from mainstay.whatif.rules.usual import usual_inputs, years_of

from .runs import MOST_SIMULATED


@dataclass(frozen=True, slots=True)
class RunForm:
    """A version of a contract that runs change, and what they may be run over.

    `periods` are the months and years with cases reported in them, the latest first, each with their number;
    `today` is the present day in the contract's zone.
    """

    version: TermsVersion
    today: date
    periods: tuple[tuple[Period, int], ...]
    years: tuple[int, ...]
    inputs: Inputs


def access_form(contract_id: UUID, period: Period | None, *, actor: Actor, now: datetime) -> RunForm:
    """By the terms in force at a period's end, without one by those in force now, as the runs take them. NotFound."""
    version = _version(contract_id, period, actor=actor, now=now)
    require(actor, RUN, contract_id=contract_id)
    zone, contract = version.compiled.labels.zone, version.contract
    months, known = count_by_month(contract_id, zone, until=now), tables_at_hand()
    levels: defaultdict[date, dict[str, int]] = defaultdict(dict)
    for one in months:
        levels[one.month][one.level] = one.cases
    today = now.astimezone(zone).date()
    inputs = usual_inputs(contract, levels, today, known, MOST_SIMULATED)
    return RunForm(version, today, _periods(months), years_of(contract, known), inputs)


def _version(contract_id: UUID, period: Period | None, *, actor: Actor, now: datetime) -> TermsVersion:
    if period is None:
        return access_terms(actor, contract_id, None, now=now)
    return access_contract(contract_id, actor=actor, on=period.end, now=now).version


def _periods(months: tuple[MonthCount, ...]) -> tuple[tuple[Period, int], ...]:
    """Years before their months, the latest first."""
    found: Counter[Period] = Counter()
    for one in months:
        found[Period.month_of(one.month)] += one.cases
        found[Period.parse(str(one.month.year))] += one.cases
    return tuple(sorted(found.items(), key=lambda one: (one[0].end, -one[0].start.toordinal()), reverse=True))
