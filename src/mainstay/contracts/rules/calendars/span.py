"""A run of years laid out as working intervals with prefix sums; never changed once built."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from .zone import LocalDays, first_instant

DayWindows = Sequence[tuple[int, int]]


@dataclass(frozen=True, eq=False, slots=True)
class Span:
    """Local years `first_year` to `last_year`: the instants `begins` to `ends_at` are covered.

    `opens`/`closes` are the working intervals; `before[i]` is the working time ahead of interval i, one longer
    than the others so that its last value is the whole. `workdays` are the ordinals of days with any working
    time, `day_ends` the close of each one's last interval.
    """

    first_year: int
    last_year: int
    begins: int
    ends_at: int
    opens: list[int]
    closes: list[int]
    before: list[int]
    workdays: list[int]
    day_ends: list[int]


def build_span(first: int, last: int, windows_on: Callable[[int], DayWindows], days: LocalDays) -> Span:
    """Lay out the years; `windows_on` tells the minutes worked on a day, by its ordinal."""
    opens: list[int] = []
    closes: list[int] = []
    workdays: list[int] = []
    day_ends: list[int] = []
    begin, end = date(first, 1, 1).toordinal(), date(last + 1, 1, 1).toordinal()
    for day in range(begin, end):
        close = _lay(opens, closes, _instants(day, windows_on(day), days))
        if close is not None:
            workdays.append(day)
            day_ends.append(close)
    before = [0]
    for start, stop in zip(opens, closes, strict=True):
        before.append(before[-1] + stop - start)
    return Span(first, last, days.midnight(begin), days.midnight(end), opens, closes, before, workdays, day_ends)


def _instants(day: int, windows: DayWindows, days: LocalDays) -> Iterable[tuple[int, int]]:
    midnight, following = days.midnight(day), days.midnight(day + 1)
    plain = following - midnight == 86_400
    for start, stop in windows:
        if plain:
            yield midnight + start * 60, midnight + stop * 60
        else:
            yield first_instant(day, start, days.zone), first_instant(day, stop, days.zone)


def _lay(opens: list[int], closes: list[int], intervals: Iterable[tuple[int, int]]) -> int | None:
    """Append intervals, joined to the one before where they touch; the last close, or None when there is none."""
    last: int | None = None
    for start, stop in intervals:
        if stop <= start:
            continue
        last = stop if last is None else max(last, stop)
        if closes and start <= closes[-1]:
            closes[-1] = max(closes[-1], stop)
        else:
            opens.append(start)
            closes.append(stop)
    return last
