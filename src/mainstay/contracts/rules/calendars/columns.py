"""The vectorised twin of the calendar arithmetic: whole columns of instants at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from .calendar import Calendar
from .span import Span

Seconds = NDArray[np.int64]
_BLOCK = 32_768  # rows that stay in the processor's cache together with their intermediate columns


@dataclass(frozen=True, eq=False, slots=True)
class Grid:
    """Equal cells, each wholly worked or wholly not, so that a lookup is a division instead of a search.

    `step` is the longest cell that all intervals fit; `before` is the working time ahead of each cell, `working`
    is 1 or 0, `worked` the first instants of the working cells in order.
    """

    step: int
    before: Seconds
    working: Seconds
    worked: Seconds


def due_many(calendar: Calendar, starts: Seconds, seconds: Seconds | int) -> Seconds:
    """For each start the first instant at which so much working time has passed; equals `Calendar.due`."""
    lengths = np.broadcast_to(np.asarray(seconds, dtype=np.int64), starts.shape)
    if calendar.endless or starts.size == 0:
        return starts + lengths
    low, high, most = int(starts.min()), int(starts.max()), max(int(lengths.max()), 0)
    span = calendar.covering_work(low, high, most)
    due = np.empty_like(starts)
    for rows in _blocks(starts.size):
        due[rows] = _due(span, grid_of(span), starts[rows], lengths[rows])
    if int(lengths.min()) <= 0:
        np.copyto(due, starts + lengths, where=lengths <= 0)
    return due


def elapsed_many(calendar: Calendar, starts: Seconds, ends: Seconds) -> Seconds:
    """For each pair the working time between; equals `Calendar.elapsed`."""
    if calendar.endless or starts.size == 0:
        gaps = ends - starts
        np.maximum(gaps, 0, out=gaps)
        return gaps
    low = min(int(starts.min()), int(ends.min()))
    high = max(int(starts.max()), int(ends.max()))
    span = calendar.covering(low, high)
    worked = np.empty_like(starts)
    for rows in _blocks(starts.size):
        worked[rows] = _worked_before(span, grid_of(span), ends[rows]) - _worked_before(
            span, grid_of(span), starts[rows]
        )
    np.maximum(worked, 0, out=worked)
    return worked


@lru_cache(maxsize=64)
def grid_of(span: Span) -> Grid:
    """The span's layout cut into equal cells; kept, because making it costs more than most columns."""
    opens, closes = (np.asarray(column, dtype=np.int64) for column in (span.opens, span.closes))
    bounds = np.concatenate((opens, closes, [span.ends_at])) - span.begins
    step = int(np.gcd.reduce(bounds))
    change = np.zeros((span.ends_at - span.begins) // step + 1, dtype=np.int64)
    change[(opens - span.begins) // step] = 1
    np.add.at(change, (closes - span.begins) // step, -1)
    working = np.cumsum(change)
    before = (np.cumsum(working) - working) * step
    worked = np.flatnonzero(working) * step + span.begins
    return Grid(step, before, working, worked)


def _blocks(size: int) -> Iterator[slice]:
    return (slice(first, first + _BLOCK) for first in range(0, size, _BLOCK))


def _due(span: Span, grid: Grid, starts: Seconds, lengths: Seconds) -> Seconds:
    wanted = _worked_before(span, grid, starts)
    wanted += lengths
    wanted -= 1
    cell = wanted // grid.step
    wanted -= cell * grid.step
    wanted += grid.worked.take(cell, mode="clip")
    wanted += 1
    return wanted


def _worked_before(span: Span, grid: Grid, moments: Seconds) -> Seconds:
    """Working time from the layout's beginning to each moment."""
    offset = moments - span.begins
    cell = offset // grid.step
    offset -= cell * grid.step
    offset *= grid.working.take(cell)
    offset += grid.before.take(cell)
    return offset
