"""The figures of a run as plain data, the same bytes for the same figures, on the page and at the command line."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from mainstay.contracts.rules.terms.base import Text
from mainstay.settlement.rules.money import NOTHING
from mainstay.settlement.rules.period import Period

from .comparing import Comparison, MovedCase
from .judging import Judged, Tally
from .simulating import Needed, Simulated

Names = Mapping[str, Text]


def comparison_data(found: Comparison) -> dict[str, Any]:
    """A period judged twice: totals, clocks by level and target, lines and cases that moved."""
    contract = found.before.terms.contract
    levels, clauses = _levels(found.before), {one.id: one.number for one in contract.clauses}
    return {
        "period": str(found.period),
        "cases": found.before.missed.shape[1],
        "counted": found.before.counted,
        "breaches": {"before": found.before.breached, "after": found.after.breached},
        "money": {"before": str(found.before.comes_off), "after": str(found.after.comes_off)},
        "clocks": [
            {
                "level": one.level,
                "level_name": _level(levels.get(one.level)),
                "target": one.target,
                "name": one.name.in_both(),
                "counted": one.counted,
                "before": one.before,
                "after": one.after,
            }
            for one in found.moved
        ],
        "lines": [
            {
                "id": one.id,
                "term": one.term,
                "name": one.name.in_both(),
                "clause": clauses.get(one.clause, one.clause),
                "clause_id": one.clause,
                "day": one.day.isoformat(),
                "before": str(one.before),
                "after": str(one.after),
            }
            for one in found.lines
        ],
        "lines_moved": found.lines_moved,
        "changed": [_case(one) for one in found.cases],
        "changed_cases": found.cases_moved,
    }


def simulation_data(found: Simulated, needed: Needed | None) -> dict[str, Any]:
    """A simulated year: totals, the series of its months, clocks by level and target, the staff needed if asked for."""
    judged = found.judged
    return {
        "year": found.inputs.year,
        "seed": found.inputs.seed,
        "cases": found.inputs.cases,
        "staff": [{"calendar": one.calendar, "engineers": one.engineers} for one in found.inputs.staff],
        "counted": judged.counted,
        "breaches": judged.breached,
        "money": str(judged.comes_off),
        "wait_median_seconds": found.waits[0],
        "wait_95_seconds": found.waits[1],
        "months": [
            {"month": str(month), "arrivals": arrivals, "breaches": missed, "money": str(_off(judged, month))}
            for arrivals, (month, missed) in zip(found.arrivals, judged.months.items(), strict=True)
        ],
        "clocks": [_tally(judged, one) for one in judged.tallies],
        "needed": {
            "asked": needed is not None,
            "bound": found.inputs.bound,
            "engineers": needed and needed.engineers,
            "tried": [{"engineers": one, "missed": share} for one, share in needed.tried] if needed else [],
        },
    }


def _off(judged: Judged, month: Period) -> Decimal:
    return sum((amount for key, amount in judged.amounts.items() if judged.accruals[key].day in month), NOTHING)


def _tally(judged: Judged, one: Tally) -> dict[str, Any]:
    names = {target.id: target.name for target in judged.terms.contract.targets}
    return {
        "level": one.level,
        "level_name": _level(_levels(judged).get(one.level)),
        "target": one.target,
        "name": names[one.target].in_both(),
        "counted": one.counted,
        "breached": one.breached,
    }


def _levels(judged: Judged) -> Names:
    return {one.id: one.name for one in judged.terms.contract.levels}


def _case(one: MovedCase) -> dict[str, Any]:
    return {
        "number": one.case.number,
        "title": one.case.title,
        "newly_missed": _texts(one.newly_missed),
        "no_longer_missed": _texts(one.no_longer_missed),
    }


def _texts(names: Iterable[Text]) -> list[dict[str, str]]:
    return [name.in_both() for name in names]


def _level(name: Text | None) -> dict[str, str]:
    return {"zh": "未定级", "en": "no level"} if name is None else name.in_both()
