"""The rows to measure: a name, the budget, and a function that gives the figure."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

ROWS: dict[str, "Row"] = {}


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, and what else is worth knowing of the same run."""

    value: float
    detail: Mapping[str, Any] = field(default_factory=dict)


Measured = TypeVar("Measured", float, Figure)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the budget table; a rate should not be below its budget, with `ceiling` a time not above it."""

    name: str
    unit: str
    budget: float
    measure: Callable[[], float | Figure]
    ceiling: bool = False

    def measured(self) -> dict[str, Any]:
        """The row with its figure and whether the budget is met."""
        found = self.measure()
        figure = found if isinstance(found, Figure) else Figure(found)
        met = figure.value <= self.budget if self.ceiling else figure.value >= self.budget
        return {"value": round(figure.value), "unit": self.unit, "budget": self.budget, "met": met, **figure.detail}


def row(
    name: str, *, unit: str, budget: float, ceiling: bool = False
) -> Callable[[Callable[[], Measured]], Callable[[], Measured]]:
    """Enter the decorated function as a row."""

    def enter(measure: Callable[[], Measured]) -> Callable[[], Measured]:
        ROWS[name] = Row(name, unit, budget, measure, ceiling)
        return measure

    return enter


def best_rate(work: Callable[[], int], *, rounds: int = 5) -> float:
    """The best of some rounds, in things a second of processor time; `work` tells how many things it did.

    For work that stays in one thread and waits for nothing, so that other work on the machine does not count.
    """
    best = 0.0
    for _ in range(rounds):
        begun = time.process_time()
        done = work()
        best = max(best, done / (time.process_time() - begun))
    return best
