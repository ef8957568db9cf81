"""What a contract's own months suggest for a simulated year."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from mainstay.contracts.rules.terms.contract import Contract
from mainstay.settlement.rules.period import Period, month_after

from .inputs import Inputs, Level, complete

MONTHS, FEWEST, HEAVIEST = 12, 12, 1_000_000
Counts = Mapping[date, Mapping[str, int]]


def usual_inputs(contract: Contract, counts: Counts, today: date, years: Collection[int], most: int) -> Inputs:
    """Arrivals and levels as in the last twelve whole months of the contract, made up to a year; at most `most`.

    `counts` are cases by level for the first day of each month. Without a whole month the running one is taken,
    without a case one a month. `years` are those of which a holiday table is at hand.
    """
    months = _months(contract, today)
    mix: Counter[str] = Counter()
    for month in months:
        mix.update(counts.get(month, {}))
    cases = min(max(round(mix.total() * MONTHS / len(months)), FEWEST), most)
    known = [one.id for one in contract.levels]
    weights = (
        {one: float(min(mix[one], HEAVIEST)) for one in known}
        if any(mix[one] for one in known)
        else dict.fromkeys(known, 1.0)
    )
    levels = tuple(Level(level=one, weight=weight) for one, weight in weights.items())
    return complete(contract, Inputs(cases=cases, year=_year(contract, years), levels=levels))


def years_of(contract: Contract, known: Collection[int]) -> tuple[int, ...]:
    """The years of the contract's term of which a holiday table is at hand."""
    return tuple(year for year in range(contract.term.start.year, contract.term.end.year + 1) if year in known)


def _months(contract: Contract, today: date) -> tuple[date, ...]:
    """The first days of the last twelve whole months of the term; the running month before one is over."""
    running = today.replace(day=1)
    end = running if contract.term.end >= running else month_after(contract.term.end.replace(day=1))
    first = max(contract.term.start.replace(day=1), month_after(end, -MONTHS))
    if first >= end:
        return (running,)
    return tuple(one.start for one in Period(first, date.fromordinal(end.toordinal() - 1)).months())


def _year(contract: Contract, known: Collection[int]) -> int | None:
    """The year of which most days lie in the term, the first of these; None where no holiday table is at hand."""

    def days(year: int) -> int:
        first, last = max(contract.term.start, date(year, 1, 1)), min(contract.term.end, date(year, 12, 31))
        return (last - first).days

    return max(years_of(contract, known), key=days, default=None)
