"""A simulated year under terms: the same inputs give the same cases, to the second, on any machine."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from heapq import heapreplace

import numpy as np
from numpy.typing import NDArray

from mainstay.contracts.rules.calendars import Calendar, HolidayTables, YearTable, to_second
from mainstay.contracts.rules.calendars.columns import due_many
from mainstay.contracts.rules.clocks import CompiledTerms, compile_terms
from mainstay.contracts.rules.clocks.cases import NEVER, CaseColumns, Places, Seconds
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.kernel.errors import Refused
from mainstay.settlement.rules.period import Period

from .inputs import MOST_ENGINEERS, Inputs, complete, facts_assumed
from .judging import Cases, Judged, judge

HOUR = 3600
LONGEST_WAIT = 366 * 24 * HOUR
YEARS_AFTER = 30  # what begins within a year of the last report is over by then
Draws = NDArray[np.float64]
AT_BEGIN = ("accepted", "responded", "support_started", "third_party_engaged")


@dataclass(frozen=True, eq=False, slots=True)
class Work:
    """What arrives in the year, in order: when, of which level, how long the work is, and whether it needs a visit."""

    reported: Seconds
    levels: Places
    seconds: Seconds
    visits: NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Simulated:
    """A simulated year, judged: the cases that arrive each month, and how long the middle one and nineteen of twenty
    wait for an engineer, in seconds.
    """

    inputs: Inputs
    judged: Judged
    arrivals: tuple[int, ...]
    waits: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Needed:
    """The fewest engineers that are enough, None where no number is, and each number that was tried in its order,
    with the share of the clocks then missed, None where the work is never caught up with.
    """

    engineers: int | None
    tried: tuple[tuple[int, float | None], ...]


class Overloaded(Refused):
    """409: the staff fall so far behind that the year cannot be worked off within the next."""

    code = "overloaded"
    title_zh = "人手不足"
    title_en = "Too few engineers"


def simulate(contract: Contract, tables: HolidayTables, inputs: Inputs) -> Simulated:
    """Draw a year, let the staff work through it in order of arrival, and judge it under the terms.

    Malformed inputs; Overloaded where the staff are so few that cases wait for more than a year.
    """
    terms, whole = _ready(contract, tables, inputs)
    return _run(terms, whole, draw(terms, whole))


def staff_needed(contract: Contract, tables: HolidayTables, inputs: Inputs) -> Needed:
    """The fewest engineers on each of the staffed calendars with which no more clocks are missed than the bound.

    Found by halving on the same drawn year; none where not even MOST_ENGINEERS are enough.
    """
    terms, whole = _ready(contract, tables, inputs)
    work, tried = draw(terms, whole), dict[int, float | None]()

    def is_enough(engineers: int) -> bool:
        tried[engineers] = share = _share_missed(terms, whole, work, engineers)
        return share is not None and share <= whole.bound

    low, high = 0, 1
    while not is_enough(high):
        if high >= MOST_ENGINEERS:
            return Needed(None, tuple(sorted(tried.items())))
        low, high = high, min(high * 4, MOST_ENGINEERS)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return Needed(high, tuple(sorted(tried.items())))


def _share_missed(terms: CompiledTerms, inputs: Inputs, work: Work, engineers: int) -> float | None:
    """The share of clocks missed with so many engineers on each staffed calendar; None when they never catch up."""
    staff = tuple(one.model_copy(update={"engineers": engineers}) for one in inputs.staff if one.engineers)
    try:
        counted, breached = missed_with(terms, inputs.model_copy(update={"staff": staff}), work)
    except Overloaded:
        return None
    return breached / counted if counted else 0.0


def _ready(contract: Contract, tables: HolidayTables, inputs: Inputs) -> tuple[CompiledTerms, Inputs]:
    """The terms with a calendar that reaches past the year: what has no table yet then has no days off but weekends."""
    whole = complete(contract, inputs)
    year = whole.year or contract.term.start.year
    after = {one: YearTable(one, frozenset(), frozenset()) for one in range(year + 1, year + YEARS_AFTER)}
    return compile_terms(contract, replace(tables, years={**after, **tables.years})), whole


def draw(terms: CompiledTerms, inputs: Inputs) -> Work:
    """The arrivals of the year, from the raw bits of one stream whose values are fixed for all versions."""
    source = np.random.PCG64(inputs.seed)
    picks = [_uniform(source, inputs.cases) for _ in range(5)]
    year = inputs.year or terms.contract.term.start.year
    reported = _arrivals(terms, inputs, year, picks[0], picks[1])
    order = np.argsort(reported, kind="stable")
    weights = np.array([one.weight for one in inputs.levels])
    levels = _choose(weights, picks[2])[order]
    hours = np.array([one.hours for one in inputs.levels])[levels]
    seconds = np.maximum(np.rint(-np.log1p(-picks[3][order]) * hours * HOUR), 60).astype(np.int64)
    return Work(reported[order], levels, seconds, picks[4][order] < inputs.visits)


def _uniform(source: np.random.PCG64, size: int) -> Draws:
    raw = source.random_raw(size)
    found: Draws = (raw >> np.uint64(11)).astype(np.float64) * 2.0**-53
    return found


def _choose(weights: Draws, picks: Draws) -> Places:
    edges = np.cumsum(weights)
    found: Places = np.minimum(np.searchsorted(edges, picks * edges[-1], side="right"), weights.size - 1)
    return found.astype(np.intp)


def _arrivals(terms: CompiledTerms, inputs: Inputs, year: int, picks: Draws, within: Draws) -> Seconds:
    """Each hour of the year by the weights of its month and its place in the week; a second inside the hour."""
    zone = terms.labels.zone
    first, last = (to_second(datetime(number, 1, 1, tzinfo=zone)) for number in (year, year + 1))
    hours = np.arange(first, last, HOUR, dtype=np.int64)
    moments = [datetime.fromtimestamp(int(hour), UTC).astimezone(zone) for hour in hours]
    weights = np.array([inputs.hours[one.weekday() * 24 + one.hour] * inputs.months[one.month - 1] for one in moments])
    return hours[_choose(weights, picks)] + (within * HOUR).astype(np.int64)


def _run(terms: CompiledTerms, inputs: Inputs, work: Work) -> Simulated:
    columns, begins = worked(terms, inputs, work)
    period = _year(terms, inputs)
    judged = judge(terms, Cases(columns, np.ones(columns.size, dtype=np.bool_)), period, _end(terms, period))
    return Simulated(inputs, judged, _by_month(terms, period, work.reported), _waits(work.reported, begins))


def missed_with(terms: CompiledTerms, inputs: Inputs, work: Work) -> tuple[int, int]:
    """The clocks that run when these staff do the work, and those of them that are missed, without any money."""
    columns, _ = worked(terms, inputs, work)
    bare = replace(terms, contract=terms.contract.model_copy(update={"penalties": (), "bands": ()}))
    period = _year(terms, inputs)
    judged = judge(bare, Cases(columns, np.ones(columns.size, dtype=np.bool_)), period, _end(terms, period))
    return judged.counted, judged.breached


def worked(terms: CompiledTerms, inputs: Inputs, work: Work) -> tuple[CaseColumns, Seconds]:
    """Each case as the staff work it off, and when each is begun."""
    staffed = [one for one in inputs.staff if one.engineers]
    calendars = [terms.calendars[one.calendar] for one in staffed]
    seconds = work.seconds + work.visits * round(inputs.travel_hours * HOUR)
    shifts, begins = _assign(calendars, [one.engineers for one in staffed], work.reported, seconds)
    return _columns(terms, inputs, work, calendars, shifts, begins), begins


def _assign(
    calendars: Sequence[Calendar], engineers: Sequence[int], reported: Seconds, seconds: Seconds
) -> tuple[Places, Seconds]:
    """Who takes which case, first come, first served: the shift that can begin first, and when it begins."""
    free = [[0] * number for number in engineers]
    shifts, begins = np.empty(reported.size, dtype=np.intp), np.empty_like(reported)
    places = range(len(calendars))
    for case, (arrives, length) in enumerate(zip(reported.tolist(), seconds.tolist(), strict=True)):
        begin, shift = min((calendars[at].due(max(free[at][0], arrives), 1) - 1, at) for at in places)
        if begin - arrives > LONGEST_WAIT:
            raise _overloaded()
        heapreplace(free[shift], calendars[shift].due(begin, length))
        shifts[case], begins[case] = shift, begin
    return shifts, begins


def _overloaded() -> Overloaded:
    zh = "按所填人手，工单要等一年以上才有人处理；请增加人手或减少工单。"
    return Overloaded(zh, "With these staff a case waits for more than a year; add engineers or take fewer cases.")


def _columns(
    terms: CompiledTerms, inputs: Inputs, work: Work, calendars: Sequence[Calendar], shifts: Places, begins: Seconds
) -> CaseColumns:
    """What happens to each case: begun, on the way, diagnosed after a quarter of the work, worked around after half.

    What would happen after the year has not happened yet.
    """
    travel = work.visits * round(inputs.travel_hours * HOUR)
    arrived = _after(calendars, shifts, begins, travel)
    resolved = _after(calendars, shifts, begins, travel + work.seconds)
    never = np.full_like(begins, NEVER)
    firsts = {
        "reported": work.reported,
        **dict.fromkeys(AT_BEGIN, begins),
        "visit_agreed": np.where(work.visits, begins, never),
        "arrived": np.where(work.visits, arrived, never),
        "diagnosed": _after(calendars, shifts, begins, travel + work.seconds // 4),
        "worked_around": _after(calendars, shifts, begins, travel + work.seconds // 2),
        "resolved": resolved,
        "report_filed": resolved + round(inputs.report_hours * HOUR),
        "confirmed": resolved,
    }
    assumed = facts_assumed(terms.contract)
    kinds = [{**assumed, "level": level.level, "visit": visit} for level in inputs.levels for visit in (False, True)]
    end = to_second(_end(terms, _year(terms, inputs)))
    firsts = {kind: np.where(at > end, NEVER, at) for kind, at in firsts.items()}
    return CaseColumns(work.reported.size, firsts, work.levels * 2 + work.visits, kinds)


def _after(calendars: Sequence[Calendar], shifts: Places, begins: Seconds, seconds: Seconds) -> Seconds:
    found = np.empty_like(begins)
    for place, calendar in enumerate(calendars):
        rows = np.flatnonzero(shifts == place)
        found[rows] = due_many(calendar, begins[rows], seconds[rows])
    return found


def _year(terms: CompiledTerms, inputs: Inputs) -> Period:
    year = inputs.year or terms.contract.term.start.year
    return Period(date(year, 1, 1), date(year, 12, 31))


def _end(terms: CompiledTerms, period: Period) -> datetime:
    return datetime.combine(period.end, time(23, 59, 59), terms.labels.zone)


def _by_month(terms: CompiledTerms, period: Period, reported: Seconds) -> tuple[int, ...]:
    zone = terms.labels.zone
    edges = [to_second(datetime.combine(month.start, time(), zone)) for month in period.months()]
    found = np.searchsorted(reported, [*edges, NEVER])
    return tuple(int(one) for one in np.diff(found))


def _waits(reported: Seconds, begins: Seconds) -> tuple[int, int]:
    """How long the case in the middle and nineteen of twenty wait for an engineer, in seconds."""
    waits = np.sort(begins - reported)
    return int(waits[waits.size // 2]), int(waits[min(waits.size * 19 // 20, waits.size - 1)])
