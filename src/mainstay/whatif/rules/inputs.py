"""What a simulated year is made of: how much arrives, when, of which level, and who works how long on it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from mainstay.contracts.rules.terms.base import Identifier, Part
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import FactName
from mainstay.kernel.errors import Malformed, Problem

MOST_CASES = 1_000_000
MOST_ENGINEERS = 2_000
Weight = Annotated[float, Field(ge=0, le=1_000_000, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=500, allow_inf_nan=False)]
HOUR_SHAPE = (*(1.0,) * 8, 4.0, 7.0, 8.0, 6.0, 3.0, 5.0, 7.0, 6.0, 5.0, 3.0, *(1.5,) * 6)
WEEKEND = 0.4


class Level(Part):
    """A fault level in the simulated year: its weight in the mix and the mean hours of work on one case."""

    level: Identifier
    weight: Weight = 1.0
    hours: Hours = 4.0


class Staff(Part):
    """How many engineers work the hours of one of the contract's calendars."""

    calendar: Identifier
    engineers: Annotated[int, Field(ge=0, le=MOST_ENGINEERS)]


class Inputs(Part):
    """A year to simulate. `months` are 12 weights from January, `hours` 168 from Monday 00:00; none is the usual shape.

    `visits` is the share of cases that need a visit, `travel_hours` the way there, `report_hours` the time from a
    resolution to its report, `bound` the share of missed clocks that the needed staff must stay under.
    """

    cases: Annotated[int, Field(ge=1, le=MOST_CASES)]
    seed: Annotated[int, Field(ge=0, lt=2**63)] = 1
    year: Annotated[int | None, Field(ge=2000, le=2190)] = None
    months: Annotated[tuple[Weight, ...], Field(max_length=12)] = ()
    hours: Annotated[tuple[Weight, ...], Field(max_length=168)] = ()
    levels: Annotated[tuple[Level, ...], Field(max_length=100)] = ()
    staff: Annotated[tuple[Staff, ...], Field(max_length=50)] = ()
    visits: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.3
    travel_hours: Hours = 1.0
    report_hours: Hours = 12.0
    bound: Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)] = 0.05


def complete(contract: Contract, inputs: Inputs) -> Inputs:
    """The inputs with everything filled in that was left out; Malformed names what does not fit the contract."""
    found = tuple(_misfits(contract, inputs))
    if found:
        raise Malformed("推演的输入有误。", "The inputs of the simulation have faults.", found)
    week = tuple(one * (WEEKEND if day > 4 else 1.0) for day in range(7) for one in HOUR_SHAPE)
    levels = inputs.levels or tuple(Level(level=one.id) for one in contract.levels)
    staff = inputs.staff or (Staff(calendar=contract.calendars[0].id, engineers=_usual(inputs, levels)),)
    return inputs.model_copy(
        update={
            "year": inputs.year or contract.term.start.year,
            "months": inputs.months or (1.0,) * 12,
            "hours": inputs.hours or week,
            "levels": levels,
            "staff": staff,
        }
    )


def _usual(inputs: Inputs, levels: tuple[Level, ...]) -> int:
    """Twice the engineers that would be busy all of a year of working hours, where nobody said how many there are."""
    weight = sum(one.weight for one in levels)
    mean = sum(one.weight * one.hours for one in levels) / weight
    return min(max(round(2 * inputs.cases * mean / 2_000), 1), MOST_ENGINEERS)


def _misfits(contract: Contract, inputs: Inputs) -> Iterator[Problem]:
    levels, calendars = {one.id for one in contract.levels}, {one.id for one in contract.calendars}
    for name, size in (("months", 12), ("hours", 168)):
        given = getattr(inputs, name)
        if given and (len(given) != size or not sum(given)):
            zh, en = f"应为 {size} 个数，且不全为零", f"must be {size} numbers that are not all nought"
            yield Problem("out_of_range", zh, en, name)
    for place, level in enumerate(inputs.levels):
        if level.level not in levels:
            yield _unknown(f"levels.{place}.level", level.level, levels)
    if inputs.levels and not sum(one.weight for one in inputs.levels):
        yield Problem("out_of_range", "各级别的比重不能全为零", "the weights of the levels are all nought", "levels")
    for place, staff in enumerate(inputs.staff):
        if staff.calendar not in calendars:
            yield _unknown(f"staff.{place}.calendar", staff.calendar, calendars)
    if inputs.staff and not sum(one.engineers for one in inputs.staff):
        yield Problem("out_of_range", "至少要有一名工程师", "there must be at least one engineer", "staff")
    if len({one.level for one in inputs.levels}) < len(inputs.levels):
        yield Problem("twice", "同一级别出现两次", "a level stands there twice", "levels")
    if len({one.calendar for one in inputs.staff}) < len(inputs.staff):
        yield Problem("twice", "同一日历出现两次", "a calendar stands there twice", "staff")


def _unknown(path: str, given: str, known: set[str]) -> Problem:
    told = sorted(known)
    zh = f"合同中没有“{given}”；有：{'、'.join(told)}"
    return Problem("not_allowed", zh, f"the contract has no “{given}”; it has: {', '.join(told)}", path)


def facts_assumed(contract: Contract) -> dict[str, str | bool]:
    """What is taken of the facts that the simulation does not draw: the default, else the first value, else no."""
    found: dict[str, str | bool] = {}
    for fact in contract.facts:
        if fact.name in (FactName.LEVEL, FactName.VISIT) or fact.default is not None or fact.calendar is not None:
            continue
        found[str(fact.name)] = fact.values[0].id if fact.values else False
    return found
