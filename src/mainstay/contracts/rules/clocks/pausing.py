"""Pauses of many cases side by side, and lengths in working time counted around them in columns."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mainstay.contracts.rules.calendars.columns import due_many, elapsed_many

from .cases import NEVER, Places, Seconds
from .compiled import CompiledRow
from .history import Pause

Mask = NDArray[np.bool_]


class Layer(NamedTuple):
    """The first pause of each case that has one, or the second, and so on: rows in order, ends NEVER while open."""

    rows: Places
    starts: Seconds
    ends: Seconds
    reasons: NDArray[np.object_]


class Stretch(NamedTuple):
    """Where clocks begin, up to when they are looked at, and whether they are over by then."""

    starts: Seconds
    stops: Seconds
    over: Mask


def layers_of(pauses: Mapping[int, Sequence[Pause]]) -> tuple[Layer, ...]:
    """All pauses, as many layers as the most that one case has."""
    found: list[list[tuple[int, Pause]]] = []
    for row in sorted(pauses):
        for depth, pause in enumerate(pauses[row]):
            if depth == len(found):
                found.append([])
            found[depth].append((row, pause))
    return tuple(_layer(one) for one in found)


def _layer(pauses: Sequence[tuple[int, Pause]]) -> Layer:
    reasons = np.empty(len(pauses), dtype=object)
    reasons[:] = [pause.reason for _, pause in pauses]
    return Layer(
        np.array([row for row, _ in pauses], dtype=np.intp),
        np.array([pause.start for _, pause in pauses], dtype=np.int64),
        np.array([NEVER if pause.end is None else pause.end for _, pause in pauses], dtype=np.int64),
        reasons,
    )


def due_around(row: CompiledRow, seconds: int, layers: Sequence[Layer], rows: Places, clocks: Stretch) -> Seconds:
    """When so much working time has passed outside the pauses that count; equals `count_seconds`, NEVER for None."""
    due = np.full(rows.size, NEVER, dtype=np.int64)
    stands = np.zeros(rows.size, dtype=np.bool_)
    passed, running_from = np.zeros_like(clocks.starts), clocks.starts.copy()
    for layer in layers:
        places, begins, ends = _counting(row, layer, rows, clocks)
        worked = elapsed_many(row.calendar, running_from[places], begins)
        full = (due[places] == NEVER) & (passed[places] + worked >= seconds)
        over = places[full]
        due[over] = due_many(row.calendar, running_from[over], seconds - passed[over])
        passed[places] += worked
        stands[places] = ends == NEVER
        running_from[places] = np.where(ends == NEVER, begins, ends)
    rest = np.flatnonzero((due == NEVER) & ~stands)
    due[rest] = due_many(row.calendar, running_from[rest], seconds - passed[rest])
    return due


def _counting(row: CompiledRow, layer: Layer, rows: Places, clocks: Stretch) -> tuple[Places, Seconds, Seconds]:
    """The pauses of a layer that stop a clock, as `evaluate.pauses_of` finds and cuts them: where, from, to."""
    places = np.searchsorted(rows, layer.rows)
    here = places < rows.size
    here[here] = rows[places[here]] == layer.rows[here]
    for reason in set(layer.reasons.tolist()) - row.pausable:
        here &= layer.reasons != reason
    kept = np.flatnonzero(here)
    places, begins, ends = places[kept], layer.starts[kept], layer.ends[kept]
    start, stop, over = clocks.starts[places], clocks.stops[places], clocks.over[places]
    counts = (begins <= stop) & (ends > start) & ~((begins == stop) & (over | (ends != NEVER)))
    cut = np.where(over & (ends > stop), stop, ends)
    return places[counts], np.maximum(start, begins)[counts], cut[counts]
