"""What was found out about one clock: the facts and figures, before they are put into words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from .compiled import CompiledRow, Excluded
from .entries import FactValue
from .history import Pause, Promise


class State(StrEnum):
    """How a clock stands."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    MET = "met"
    BREACHED = "breached"
    VOID = "void"


class Reckoning(NamedTuple):
    """The figures of a clock; those ending in `_at` are whole seconds since 1970, UTC.

    `elapsed_seconds` and `remaining_seconds` are working time for lengths in seconds to hours, and time on the wall
    for lengths in days; neither counts pauses. What remains is negative once overdue, None while waiting or void.
    `exclusion` is the clause by which the case leaves the clocks; such a clock is void and has no figures.
    """

    row: CompiledRow
    facts: Mapping[str, FactValue]
    state: State
    start_at: int | None = None
    due_at: int | None = None
    ended_at: int | None = None
    elapsed_seconds: int = 0
    remaining_seconds: int | None = None
    left_out: tuple[Pause, ...] = ()
    promise: Promise | None = None
    exclusion: Excluded | None = None
