"""A working calendar: working time added, measured and counted in days, at a cost that does not grow with the span."""

from bisect import bisect_left, bisect_right
from datetime import date
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.terms.targets import CalendarTerms, Weekday

from .holidays import HolidayTables, YearTable
from .span import DayWindows, Span, build_span
from .zone import DAY, FIRST_YEAR, LAST_YEAR, LocalDays, out_of_reach

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WHOLE_DAY: DayWindows = ((0, 1440),)


class Calendar:
    """One calendar of a contract, ready to count with. All instants are whole seconds since 1970, UTC.

    Years are laid out when first asked for and kept. The layout is replaced whole, so that threads may share
    a calendar. CalendarMissing where a year's table is needed and absent.
    """

    __slots__ = ("_extra", "_makeup", "_span", "_weekly", "days", "endless", "id", "tables", "terms")

    def __init__(self, terms: CalendarTerms, tables: HolidayTables, timezone: str) -> None:
        self.terms = terms
        self.id = terms.id
        self.days = LocalDays(ZoneInfo(timezone))
        self.endless = not terms.windows
        self.tables = tables
        self._weekly = _weekly_windows(terms)
        self._makeup = WEEKDAYS.index(terms.makeup_as)
        self._extra = {date.fromisoformat(day).toordinal(): True for day in terms.extra_work}
        self._extra |= {date.fromisoformat(day).toordinal(): False for day in terms.extra_off}
        self._span: Span | None = None

    def counts_like(self, other: "Calendar") -> bool:
        """Whether another calendar has the same hours and days off."""
        return self.terms == other.terms and self.days.zone == other.days.zone and self.tables == other.tables

    def due(self, start: int, seconds: int) -> int:
        """The first instant at which `seconds` of working time have passed since `start`."""
        if self.endless or seconds <= 0:
            return start + seconds
        span = self._reaching(start)
        if seconds > self.days.last - start:
            raise out_of_reach()
        wanted = _worked_before(span, start) + seconds
        while wanted > span.before[-1]:
            span = self._longer(span)
            wanted = _worked_before(span, start) + seconds
        index = bisect_left(span.before, wanted) - 1
        return span.opens[index] + wanted - span.before[index]

    def due_and_elapsed(self, start: int, seconds: int, end: int) -> tuple[int, int]:
        """`due` and `elapsed` of one start in one look-up; `end` is not before `start`."""
        if self.endless or seconds <= 0:
            return start + seconds, self.elapsed(start, end)
        span = self._reaching(end, start)
        begun = _worked_before(span, start)
        passed = _worked_before(span, end) - begun
        wanted = begun + seconds
        if wanted > span.before[-1]:
            return self.due(start, seconds), passed
        index = bisect_left(span.before, wanted) - 1
        return span.opens[index] + wanted - span.before[index], passed

    def elapsed(self, start: int, end: int) -> int:
        """Working time from `start` to `end`; none when `end` is not after `start`."""
        if end <= start:
            return 0
        if self.endless:
            return end - start
        span = self._reaching(end, start)
        return _worked_before(span, end) - _worked_before(span, start)

    def in_hours(self, second: int) -> bool:
        """Whether an instant is working time; an interval's last instant no longer is."""
        if self.endless:
            return True
        span = self._reaching(second)
        index = bisect_right(span.opens, second) - 1
        return index >= 0 and second < span.closes[index]

    def is_workday(self, second: int) -> bool:
        """Whether the local day of an instant has any working time."""
        return self.endless or bool(self._windows_on(self.days.day_of(second)))

    def workday_end(self, start: int, count: int, skipped: int = 0) -> int:
        """The end of the `count`th working day after the day of `start`, `skipped` more days later.

        `0` is the end of that same day when it is a working day and not yet over, else of the next one.
        """
        if self.endless:
            return self.date_end(start, count, skipped)
        span = self._reaching(start)
        while (index := self._first_end(span, start, count) + max(count - 1, 0) + skipped) >= len(span.day_ends):
            span = self._longer(span)
        return span.day_ends[index]

    def workday_ends(self, start: int, count: int, after: int, until: int) -> int:
        """How many of the days that `workday_end` counts end after one instant and at or before another."""
        if self.endless:
            return self.date_ends(start, count, after, until)
        span = self._reaching(until, start)
        first = max(bisect_right(span.day_ends, after), self._first_end(span, start, count))
        return max(bisect_right(span.day_ends, until) - first, 0)

    def date_end(self, start: int, count: int, skipped: int = 0) -> int:
        """24:00 of the `count`th day after the day of `start`, `skipped` more days later."""
        return self.days.midnight(self.days.day_of(start) + count + skipped + 1)

    def date_ends(self, start: int, count: int, after: int, until: int) -> int:
        """How many of the days that `date_end` counts end after one instant and at or before another."""
        first = self.days.day_of(start) + (count > 0)
        return max(self.days.day_of(until) - max(self.days.day_of(after), first), 0)

    def _first_end(self, span: Span, start: int, count: int) -> int:
        if count:
            return bisect_right(span.workdays, self.days.day_of(start))
        return bisect_left(span.day_ends, start)

    def covering(self, low: int, high: int) -> Span:
        """The layout of all years from one instant to another."""
        return self._reaching(high, low)

    def covering_work(self, low: int, high: int, seconds: int) -> Span:
        """A layout that covers both instants and still holds `seconds` of work after the later one."""
        span = self._reaching(high, low)
        while _worked_before(span, high) + seconds > span.before[-1]:
            span = self._longer(span)
        return span

    def _reaching(self, second: int, also: int | None = None) -> Span:
        """The layout, grown until it covers the instants."""
        span = self._span
        low = high = second
        if also is not None:
            if also < second:
                low = also
            else:
                high = also
        if span is not None and span.begins <= low and high < span.ends_at:
            return span
        years = [date.fromordinal(self.days.day_of(moment)).year for moment in (low, high)]
        if span is not None:
            years += [span.first_year, span.last_year]
        return self._lay_out(min(years), max(years))

    def _longer(self, span: Span) -> Span:
        """A layout with later years: one more where each needs its table, else twice as many."""
        more = 1 if self.terms.holidays else span.last_year - span.first_year + 1
        if span.last_year == LAST_YEAR:
            raise out_of_reach()
        return self._lay_out(span.first_year, min(span.last_year + more, LAST_YEAR))

    def _lay_out(self, first: int, last: int) -> Span:
        if first < FIRST_YEAR or last > LAST_YEAR:
            raise out_of_reach()
        if self.terms.holidays:
            for year in range(first, last + 1):
                self.tables.year(year)
        self._span = build_span(first, last, self._windows_on, self.days)
        return self._span

    def _windows_on(self, day: int) -> DayWindows:
        """The minutes worked on a day: the contract's own days first, then the State Council's, then the week."""
        weekday = (day - 1) % 7
        extra = self._extra.get(day)
        if extra is not None:
            return (self._weekly[weekday] or self._weekly[self._makeup]) if extra else ()
        if self.terms.holidays:
            moment = date.fromordinal(day)
            table: YearTable = self.tables.year(moment.year)
            if moment in table.worked:
                return self._weekly[self._makeup]
            if moment in table.off:
                return ()
        return self._weekly[weekday]


def _worked_before(span: Span, second: int) -> int:
    index = bisect_right(span.opens, second) - 1
    if index < 0:
        return 0
    close = span.closes[index]
    return span.before[index] + (min(close, second)) - span.opens[index]


def minutes_of(time: str) -> int:
    """The minutes from midnight to a time of day."""
    return int(time[:2]) * 60 + int(time[3:])


def _weekly_windows(terms: CalendarTerms) -> tuple[DayWindows, ...]:
    """For each weekday its windows in minutes, in order."""
    if not terms.windows:
        return (_WHOLE_DAY,) * 7
    week: list[list[tuple[int, int]]] = [[] for _ in WEEKDAYS]
    for window in terms.windows:
        for day in window.days:
            week[WEEKDAYS.index(day)].append((minutes_of(window.start), min(minutes_of(window.end), DAY // 60)))
    return tuple(tuple(sorted((a, b) for a, b in windows if a < b)) for windows in week)
