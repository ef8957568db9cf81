"""The vectorised twin of the clocks: equal to them case by case; what is rare is counted by the exact functions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mainstay.contracts.rules.calendars import Calendar, CalendarMissing, OutOfReach
from mainstay.contracts.rules.calendars.columns import elapsed_many

from .cases import NEVER, CaseColumns, Facts, Places, Seconds
from .compiled import AFTERWARDS, CompiledRow, CompiledTarget, CompiledTerms
from .counting import count_days, count_seconds
from .entries import FactValue
from .evaluate import pauses_of
from .history import Pause
from .pausing import Layer, Stretch, due_around, layers_of
from .reckoning import State

STATES = tuple(State)
_CODE = {state: code for code, state in enumerate(STATES)}
Codes = NDArray[np.int8]
UNSET = -1
_BY_REPORT = 3  # a fact that follows from the report is false, true or, without a report, unknown


@dataclass(frozen=True, eq=False, slots=True)
class TargetColumn:
    """One target over all cases: which row applies (-1: none), the state as a place in STATES, due and ended."""

    table: CompiledTarget
    row: Places
    state: Codes
    due: Seconds
    ended: Seconds

    @property
    def breached(self) -> NDArray[np.bool_]:
        """Where the clock runs and was missed."""
        found: NDArray[np.bool_] = (self.row >= 0) & (self.state == _CODE[State.BREACHED])
        return found


class Finish(NamedTuple):
    """When the work ended, NEVER while it goes on, and where that was a withdrawal."""

    at: Seconds
    withdrawn: NDArray[np.bool_]


class Scene(NamedTuple):
    """What every target is judged by: the cases, when they ended, their pauses side by side, and the moment.

    `excluded` are the cases that have left the clocks.
    """

    cases: CaseColumns
    finish: Finish
    layers: Sequence[Layer]
    excluded: NDArray[np.bool_]
    now: int


@dataclass(frozen=True, eq=False, slots=True)
class Evaluated:
    """Every target over all cases; `facts` are the different sets of facts, `groups` says which one a case has."""

    targets: tuple[TargetColumn, ...]
    groups: Places
    facts: Sequence[Facts]


def evaluate_columns(terms: CompiledTerms, cases: CaseColumns, now: int, known: Evaluated | None = None) -> Evaluated:
    """Every target of the contract over all the cases, as they stand at `now`.

    `known` is what the same cases at the same moment came to under terms that differ in lengths and hours only;
    the targets that are counted alike are taken from it.
    """
    groups, facts = _groups(terms, cases)
    scene = Scene(cases, _finish(cases), layers_of(cases.pauses), excluded_in(terms, cases), now)
    same = (
        {} if known is None or not _same_facts(known, groups, facts) else {_id(one.table): one for one in known.targets}
    )
    targets = []
    for table in terms.targets:
        column = same.get(_id(table))
        if column is not None and table.counts_like(column.table):
            targets.append(replace(column, table=table))
        else:
            targets.append(_target(table, scene, groups, facts))
    return Evaluated(tuple(targets), groups, facts)


def excluded_in(terms: CompiledTerms, cases: CaseColumns) -> NDArray[np.bool_]:
    """Where a case is excluded by a cause that these terms know."""
    found = np.zeros(cases.size, dtype=np.bool_)
    for row, named in cases.exclusions.items():
        found[row] = terms.labels.exclusion_of(named) is not None
    return found


def _id(table: CompiledTarget) -> str:
    return table.target.id


def _same_facts(known: Evaluated, groups: Places, facts: Sequence[Facts]) -> bool:
    return np.array_equal(known.groups, groups) and known.facts == facts


def _groups(terms: CompiledTerms, cases: CaseColumns) -> tuple[Places, list[Facts]]:
    keys = cases.facts.astype(np.int64)
    for name, calendar in terms.derived:
        keys = keys * _BY_REPORT + _derived(name, calendar, cases.first("reported"))
    kept, groups = np.unique(keys, return_inverse=True)
    return groups.astype(np.intp).reshape(-1), [_facts(terms, cases, int(key)) for key in kept]


def _derived(name: str, calendar: Calendar, reported: Seconds) -> Seconds:
    told = np.full(reported.size, 2, dtype=np.int64)
    known = np.flatnonzero(reported != NEVER)
    moments = reported[known]
    if name != "reported_on_workday":
        told[known] = elapsed_many(calendar, moments, moments + 1)
        return told
    days: dict[int, bool] = {}
    day_of = calendar.days.day_of
    for row, moment in zip(known.tolist(), moments.tolist(), strict=True):
        day = day_of(moment)
        if day not in days:
            days[day] = calendar.is_workday(moment)
        told[row] = days[day]
    return told


def _facts(terms: CompiledTerms, cases: CaseColumns, key: int) -> Facts:
    derived: dict[str, int] = {}
    for name, _ in reversed(terms.derived):
        key, told = divmod(key, _BY_REPORT)
        derived.setdefault(name, told)
    facts: dict[str, FactValue] = {**terms.defaults, **cases.kinds_of_facts[key]}
    for name, told in derived.items():
        facts.pop(name, None)
        if told < 2:
            facts[name] = bool(told)
    return facts


def _finish(cases: CaseColumns) -> Finish:
    resolved, closed = cases.first("resolved"), cases.first("closed")
    open_ended = resolved == NEVER
    return Finish(np.where(open_ended, closed, resolved), open_ended & (closed != NEVER))


def _target(table: CompiledTarget, scene: Scene, groups: Places, facts: Sequence[Facts]) -> TargetColumn:
    found = [table.row_for(one) for one in facts]
    index = np.array([-1 if row is None else row.index for row in found], dtype=np.intp)[groups]
    state = np.full(index.size, UNSET, dtype=np.int8)
    due, ended = (np.full(index.size, NEVER, dtype=np.int64) for _ in range(2))
    for row in {row.index: row for row in found if row is not None}.values():
        rows = np.flatnonzero(index == row.index)
        state[rows], due[rows], ended[rows] = _row(row, scene, rows)
    return TargetColumn(table, index, state, due, ended)


def _row(row: CompiledRow, scene: Scene, rows: Places) -> tuple[Codes, Seconds, Seconds]:
    """State, due and ended of the cases under one row of a table, as `evaluate._clock` finds them."""
    cases = scene.cases
    starts, done = cases.first(row.start)[rows], scene.finish.at[rows]
    withdrawn = scene.finish.withdrawn[rows]
    over = done != NEVER
    pointless = over & (withdrawn | (row.start not in AFTERWARDS))
    idle = starts == NEVER
    if row.length is None:
        idle |= ~np.isin(rows, np.fromiter(cases.promises, dtype=np.intp))
    idle |= pointless & (done < starts)
    excluded = scene.excluded[rows]
    idle |= excluded
    state = np.where(pointless | excluded, _CODE[State.VOID], _CODE[State.WAITING]).astype(np.int8)
    due, ended = (np.full(rows.size, NEVER, dtype=np.int64) for _ in range(2))
    live = np.flatnonzero(~idle)
    if live.size:
        overtakes = (over & (withdrawn | (not row.afterwards)) & (done >= starts))[live]
        state[live], due[live], ended[live] = _live(row, scene, rows[live], starts[live], (done[live], overtakes))
    return state, due, ended


def _live(
    row: CompiledRow, scene: Scene, rows: Places, starts: Seconds, finish: tuple[Seconds, NDArray[np.bool_]]
) -> tuple[Codes, Seconds, Seconds]:
    (done, overtakes), now = finish, scene.now
    ended = _ended(row, scene.cases, rows, starts)
    overtaken = overtakes & (ended > done)
    stops = np.where(overtaken, done, np.where(ended == NEVER, now, np.maximum(ended, starts)))
    over = overtaken | (ended != NEVER)
    due = _dues(row, scene, rows, Stretch(starts, stops, over))
    paused = due == NEVER
    state = np.where(over, _CODE[State.MET], _CODE[State.RUNNING])
    state = np.where(overtaken, _CODE[State.VOID], state)
    late = np.where(overtaken, done, np.where(ended == NEVER, now, ended)) > due
    state = np.where(late, _CODE[State.BREACHED], state)
    state = np.where(paused, np.where(overtaken, _CODE[State.VOID], _CODE[State.PAUSED]), state)
    ended = np.where(overtaken & (state == _CODE[State.VOID]), NEVER, ended)
    return state.astype(np.int8), due, ended


def _ended(row: CompiledRow, cases: CaseColumns, rows: Places, starts: Seconds) -> Seconds:
    before = np.full(rows.size, NEVER, dtype=np.int64)
    for kind in row.steps:
        at = cases.first(kind)[rows]
        np.minimum(before, np.where(at < starts, at, NEVER), out=before)
    return np.where(before == NEVER, cases.first_of(row.ends, rows, starts), before)


def _dues(row: CompiledRow, scene: Scene, rows: Places, clocks: Stretch) -> Seconds:
    """The due moments: in columns where the length is working time, else case by case."""
    if row.length is None:
        return np.fromiter((scene.cases.promises[one].due for one in rows.tolist()), dtype=np.int64, count=rows.size)
    if row.seconds is None:
        return _exact_dues(row, scene.cases, rows, clocks)
    try:
        return due_around(row, row.seconds, scene.layers if row.pausable else (), rows, clocks)
    except (CalendarMissing, OutOfReach):  # a column covers all years between its ends; a case needs fewer
        return _exact_dues(row, scene.cases, rows, clocks)


def _exact_dues(row: CompiledRow, cases: CaseColumns, rows: Places, clocks: Stretch) -> Seconds:
    due = np.empty_like(clocks.starts)
    told = zip(rows.tolist(), clocks.starts.tolist(), clocks.stops.tolist(), clocks.over.tolist(), strict=True)
    for place, (case, start, stop, over) in enumerate(told):
        due[place] = _exact_due(row, start, stop, pauses_of(row, cases.pauses.get(case, ()), start, stop, over=over))
    return due


def _exact_due(row: CompiledRow, start: int, stop: int, pauses: tuple[Pause, ...]) -> int:
    if row.seconds is not None:
        count = count_seconds(row.calendar, row.seconds, start, stop, pauses)
    elif row.length is not None:
        count = count_days(row.calendar, row.length, start, stop, pauses)
    else:
        raise ValueError("a promised moment is not counted")
    return NEVER if count.due is None else count.due
