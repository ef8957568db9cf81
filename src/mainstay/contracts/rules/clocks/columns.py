"""The vectorised twin of the clocks: equal to them case by case; what is rare is counted by the exact functions."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from mainstay.contracts.rules.calendars import Calendar, CalendarMissing, OutOfReach
from mainstay.contracts.rules.calendars.columns import due_many, elapsed_many

from .cases import NEVER, CaseColumns, Facts, Places, Seconds
from .compiled import AFTERWARDS, CompiledRow, CompiledTarget, CompiledTerms
from .counting import count_days, count_seconds
from .entries import FactValue
from .evaluate import pauses_of
from .history import Pause
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


@dataclass(frozen=True, eq=False, slots=True)
class Evaluated:
    """Every target over all cases; `facts` are the different sets of facts, `groups` says which one a case has."""

    targets: tuple[TargetColumn, ...]
    groups: Places
    facts: Sequence[Facts]


def evaluate_columns(terms: CompiledTerms, cases: CaseColumns, now: int) -> Evaluated:
    """Every target of the contract over all the cases, as they stand at `now`."""
    groups, facts = _groups(terms, cases)
    finish = _finish(cases)
    targets = tuple(_target(table, cases, groups, facts, finish, now=now) for table in terms.targets)
    return Evaluated(targets, groups, facts)


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


def _target(
    table: CompiledTarget, cases: CaseColumns, groups: Places, facts: Sequence[Facts], finish: Finish, *, now: int
) -> TargetColumn:
    found = [table.row_for(one) for one in facts]
    index = np.array([-1 if row is None else row.index for row in found], dtype=np.intp)[groups]
    state = np.full(cases.size, UNSET, dtype=np.int8)
    due, ended = (np.full(cases.size, NEVER, dtype=np.int64) for _ in range(2))
    for row in {row.index: row for row in found if row is not None}.values():
        rows = np.flatnonzero(index == row.index)
        state[rows], due[rows], ended[rows] = _row(row, cases, rows, finish, now)
    return TargetColumn(table, index, state, due, ended)


def _row(
    row: CompiledRow, cases: CaseColumns, rows: Places, finish: Finish, now: int
) -> tuple[Codes, Seconds, Seconds]:
    """State, due and ended of the cases under one row of a table, as `evaluate._clock` finds them."""
    starts, done = cases.first(row.start)[rows], finish.at[rows]
    withdrawn = finish.withdrawn[rows]
    over = done != NEVER
    pointless = over & (withdrawn | (row.start not in AFTERWARDS))
    idle = starts == NEVER
    if row.length is None:
        idle |= ~np.isin(rows, np.fromiter(cases.promises, dtype=np.intp))
    idle |= pointless & (done < starts)
    state = np.where(pointless, _CODE[State.VOID], _CODE[State.WAITING]).astype(np.int8)
    due, ended = (np.full(rows.size, NEVER, dtype=np.int64) for _ in range(2))
    live = np.flatnonzero(~idle)
    if live.size:
        overtakes = (over & (withdrawn | (not row.afterwards)) & (done >= starts))[live]
        state[live], due[live], ended[live] = _live(row, cases, rows[live], starts[live], (done[live], overtakes), now)
    return state, due, ended


def _live(
    row: CompiledRow,
    cases: CaseColumns,
    rows: Places,
    starts: Seconds,
    finish: tuple[Seconds, NDArray[np.bool_]],
    now: int,
) -> tuple[Codes, Seconds, Seconds]:
    done, overtakes = finish
    ended = _ended(row, cases, rows, starts)
    overtaken = overtakes & (ended > done)
    stops = np.where(overtaken, done, np.where(ended == NEVER, now, np.maximum(ended, starts)))
    over = overtaken | (ended != NEVER)
    due = _dues(row, cases, rows, starts, stops, over)
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


def _dues(
    row: CompiledRow, cases: CaseColumns, rows: Places, starts: Seconds, stops: Seconds, over: NDArray[np.bool_]
) -> Seconds:
    """The due moments: a column for all that no pause touches, the exact count for the rest."""
    if row.length is None:
        return np.fromiter((cases.promises[one].due for one in rows.tolist()), dtype=np.int64, count=rows.size)
    if row.seconds is not None:
        due, plain = _due_many(row.calendar, starts, row.seconds), not cases.pauses or not row.pausable
        exact = [] if plain else np.flatnonzero(np.isin(rows, np.fromiter(cases.pauses, dtype=np.intp))).tolist()
    else:
        due, exact = np.empty_like(starts), list(range(rows.size))
    for place in exact:
        start, stop = int(starts[place]), int(stops[place])
        pauses = pauses_of(row, cases.pauses.get(int(rows[place]), ()), start, stop, over=bool(over[place]))
        if row.seconds is None or pauses:
            due[place] = _exact_due(row, start, stop, pauses)
    return due


def _exact_due(row: CompiledRow, start: int, stop: int, pauses: tuple[Pause, ...]) -> int:
    if row.seconds is not None:
        count = count_seconds(row.calendar, row.seconds, start, stop, pauses)
    elif row.length is not None:
        count = count_days(row.calendar, row.length, start, stop, pauses)
    else:
        raise ValueError("a promised moment is not counted")
    return NEVER if count.due is None else count.due


def _due_many(calendar: Calendar, starts: Seconds, seconds: int) -> Seconds:
    """A column covers all years between its ends; where one of them has no table, only the years really needed."""
    try:
        return due_many(calendar, starts, seconds)
    except (CalendarMissing, OutOfReach):
        return np.fromiter((calendar.due(one, seconds) for one in starts.tolist()), dtype=np.int64, count=starts.size)
