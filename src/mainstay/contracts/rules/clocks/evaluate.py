"""Runs all the clocks of a case: a pure function of terms, entries and a moment."""

from collections.abc import Sequence
from datetime import datetime

from mainstay.contracts.rules.calendars import to_second

from .clock import Clock
from .compiled import AFTERWARDS, CompiledRow, CompiledTerms
from .counting import Count, count_days, count_seconds
from .entries import CaseEntry
from .history import History, Pause, Promise, read_history
from .reckoning import State


def clocks(terms: CompiledTerms, entries: Sequence[CaseEntry], now: datetime) -> tuple[Clock, ...]:
    """Every clock that the contract sets on the case, in the order of its tables, as it stands at `now`.

    Entries that happen after `now` are left aside. CalendarMissing where a holiday table that is needed is absent.
    """
    moment = to_second(now)
    history = history_at(terms, entries, moment)
    finish = _finish(history)
    exclusion = terms.labels.exclusion_of(history.exclusions)
    found = []
    for table in terms.targets:
        row = table.row_for(history.facts)
        if row is None:
            continue
        if exclusion is not None:
            found.append(Clock(row, history.facts, State.VOID, exclusion=exclusion))
        else:
            found.append(_clock(row, history, moment, finish))
    return tuple(found)


def history_at(terms: CompiledTerms, entries: Sequence[CaseEntry], moment: int) -> History:
    """What stands of the entries at a moment, with the facts that follow from when the case was reported."""
    history = read_history(entries, moment, terms.defaults)
    _derive(terms, history)
    return history


def _derive(terms: CompiledTerms, history: History) -> None:
    """Facts that follow from the moment of the report; what people wrote about them does not count."""
    reported = history.first("reported")
    for name, calendar in terms.derived:
        if reported is None:
            history.facts.pop(name, None)
        elif name == "reported_on_workday":
            history.facts[name] = calendar.is_workday(reported)
        else:
            history.facts[name] = calendar.in_hours(reported)


def _finish(history: History) -> tuple[int, bool] | None:
    """When the work ended and whether by withdrawal: resolved, or closed without a resolution."""
    resolved = history.first("resolved")
    if resolved is not None:
        return resolved, False
    closed = history.first("closed")
    return None if closed is None else (closed, True)


def _clock(row: CompiledRow, history: History, now: int, finish: tuple[int, bool] | None) -> Clock:
    start = history.first(row.start)
    promise = _promise(row, history)
    pointless = finish is not None and (finish[1] or row.start not in AFTERWARDS)
    unasked = start is None or (row.length is None and promise is None)
    if start is None or unasked or (pointless and finish is not None and finish[0] < start):
        return Clock(row, history.facts, State.VOID if pointless else State.WAITING)
    ended = _done_before(row, history, start)
    if ended is None:
        ended = history.first_of(row.ends, start)
    overtakes = finish is not None and (finish[1] or not row.afterwards)
    if finish is not None and overtakes and finish[0] >= start and (ended is None or ended > finish[0]):
        return _overtaken(row, history, start, finish[0], ended)
    return _running(row, history, start, now, ended)


def _done_before(row: CompiledRow, history: History, start: int) -> int | None:
    """When a step was taken before its clock began; that is in time."""
    found: int | None = None
    for kind in row.steps:
        at = history.first(kind)
        if at is not None and at < start and (found is None or at < found):
            found = at
    return found


def _running(row: CompiledRow, history: History, start: int, now: int, ended: int | None) -> Clock:
    promise = _promise(row, history)
    stop = now if ended is None else max(ended, start)
    pauses = pauses_of(row, history.pauses, start, stop, over=ended is not None)
    count = _count(row, start, stop, pauses, promise)
    state = _state(count, now, ended)
    return Clock(row, history.facts, state, start, count.due, ended, count.passed, count.left, pauses, promise)


def _overtaken(row: CompiledRow, history: History, start: int, finish: int, ended: int | None) -> Clock:
    """The work ended before this step was taken: void unless it was overdue by then."""
    promise = _promise(row, history)
    pauses = pauses_of(row, history.pauses, start, finish, over=True)
    count = _count(row, start, finish, pauses, promise)
    if count.due is None or finish <= count.due:
        return Clock(row, history.facts, State.VOID, start, count.due, None, count.passed, None, pauses, promise)
    return Clock(row, history.facts, State.BREACHED, start, count.due, ended, count.passed, count.left, pauses, promise)


def _promise(row: CompiledRow, history: History) -> Promise | None:
    return history.promise if row.length is None else None


def _state(count: Count, now: int, ended: int | None) -> State:
    if count.due is None:
        return State.PAUSED
    if ended is not None:
        return State.MET if ended <= count.due else State.BREACHED
    return State.BREACHED if now > count.due else State.RUNNING


def _count(row: CompiledRow, start: int, stop: int, pauses: tuple[Pause, ...], promise: Promise | None) -> Count:
    if row.seconds is not None:
        return count_seconds(row.calendar, row.seconds, start, stop, pauses)
    if row.length is None:
        due = start if promise is None else promise.due
        return Count(due, stop - start, due - stop)
    return count_days(row.calendar, row.length, start, stop, pauses)


def pauses_of(row: CompiledRow, standing: Sequence[Pause], start: int, stop: int, *, over: bool) -> tuple[Pause, ...]:
    """The pauses of a clock between its start and `stop`; one that is open ends there when the clock is over."""
    if not standing or not row.pausable:
        return ()
    found = []
    for begin, end, reason in standing:
        if reason not in row.pausable or begin > stop or (end is not None and end <= start):
            continue
        if begin == stop and (over or end is not None):
            continue
        clipped = stop if over and (end is None or end > stop) else end
        found.append(Pause(max(start, begin), clipped, reason))
    return tuple(found)
