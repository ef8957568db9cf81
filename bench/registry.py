"""The rows to measure: a name, the budget, and a function that gives the figure."""

import time
from collections.abc import Callable
from dataclasses import dataclass

ROWS: dict[str, "Row"] = {}


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the budget table; `measure` gives a figure that should not be below `budget`."""

    name: str
    unit: str
    budget: float
    measure: Callable[[], float]


def row(name: str, *, unit: str, budget: float) -> Callable[[Callable[[], float]], Callable[[], float]]:
    """Enter the decorated function as a row."""

    def enter(measure: Callable[[], float]) -> Callable[[], float]:
        ROWS[name] = Row(name, unit, budget, measure)
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
