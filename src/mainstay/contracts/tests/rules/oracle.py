"""The slow, obvious oracle: steps minute by minute through a calendar and a case; no arithmetic of the rules in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.calendars import YearTable
from mainstay.contracts.rules.clocks import CaseEntry
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.targets import CalendarTerms, Condition, PauseReason, Row, Target

NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
ONE = timedelta(minutes=1)
HORIZON = 150 * 1440
STEPS = {
    "respond": ["responded", "support_started", "diagnosed", "arrived", "worked_around", "resolved"],
    "engage": ["third_party_engaged"],
    "support": ["support_started", "diagnosed", "arrived", "worked_around", "resolved"],
    "diagnose": ["diagnosed", "resolved"],
    "arrive": ["arrived"],
    "workaround": ["worked_around", "resolved"],
    "resolve": ["resolved"],
    "report": ["report_filed"],
    "confirm": ["confirmed", "closed"],
    "promise": ["resolved"],
}
LAST = ["resolved", "report_filed", "confirmed", "closed"]


class SlowCalendar:
    """Answers for one minute, or one day, at a time."""

    def __init__(self, terms: CalendarTerms, years: dict[int, YearTable], zone: str) -> None:
        self.terms, self.years, self.zone = terms, years, ZoneInfo(zone)
        self._days: dict[date, list[bool]] = {}

    def minutes(self, day: date) -> list[bool]:
        """For each minute of a day's clock whether it is worked."""
        if day not in self._days:
            windows = self._windows(day)
            self._days[day] = [any(a <= minute < b for a, b in windows) for minute in range(1440)]
        return self._days[day]

    def works(self, moment: datetime) -> bool:
        local = moment.astimezone(self.zone)
        return self.minutes(local.date())[local.hour * 60 + local.minute]

    def day(self, moment: datetime) -> date:
        return moment.astimezone(self.zone).date()

    def ends_day(self, moment: datetime, working: bool) -> bool:
        """Whether a day ends at this moment: its last worked minute, or its 24:00."""
        local = (moment - ONE).astimezone(self.zone)
        minute = local.hour * 60 + local.minute
        if not working:
            return minute == 1439
        worked = self.minutes(local.date())
        return worked[minute] and not any(worked[minute + 1 :])

    def _windows(self, day: date) -> list[tuple[int, int]]:
        if not self.terms.windows:
            return [(0, 1440)]
        name = NAMES[day.weekday()]
        if day.isoformat() in self.terms.extra_off:
            return []
        if day.isoformat() in self.terms.extra_work:
            return self._weekly(name) or self._weekly(self.terms.makeup_as)
        if self.terms.holidays and day in self.years[day.year].worked:
            return self._weekly(self.terms.makeup_as)
        if self.terms.holidays and day in self.years[day.year].off:
            return []
        return self._weekly(name)

    def _weekly(self, name: str) -> list[tuple[int, int]]:
        def minute(text: str) -> int:
            hours, minutes = text.split(":")
            return 60 * int(hours) + int(minutes)

        return [(minute(w.start), minute(w.end)) for w in self.terms.windows if name in w.days]


@dataclass
class SlowClock:
    state: str
    start: datetime | None = None
    due: datetime | None = None
    ended: datetime | None = None
    elapsed: int = 0
    remaining: int | None = None


@dataclass
class Told:
    """What the entries say by a moment: `halts` gives the pause of each minute that is in one."""

    facts: dict[str, object]
    events: list[tuple[datetime, str]]
    halts: dict[datetime, str]
    open_pause: tuple[datetime, str] | None
    promise: datetime | None


def tell(entries: Sequence[CaseEntry], now: datetime, facts: dict[str, object]) -> Told:
    """Walk from the first entry to now, minute by minute."""
    told = Told(dict(facts), [], {}, None, None)
    entries = _corrected(entries)
    moment = min((entry.at for entry in entries), default=now)
    while moment <= now:
        for entry in sorted(entries, key=lambda entry: entry.seq):
            if entry.at == moment:
                _read(told, entry)
        if told.open_pause is not None:
            told.halts[moment] = told.open_pause[1]
        moment += ONE
    return told


def _corrected(entries: Sequence[CaseEntry]) -> list[CaseEntry]:
    """Apply corrections one after another, the newest first, so that a corrected correction counts as corrected."""
    lines: dict[int, CaseEntry] = {entry.seq: entry for entry in entries}
    settled: set[int] = set()
    for seq in sorted(lines, reverse=True):
        line = lines.get(seq)
        if line is None or line.kind != "corrected" or line.corrects not in lines | dict.fromkeys(settled):
            continue
        if line.corrects in settled or line.corrects is None:
            continue
        settled.add(line.corrects)
        old = lines[line.corrects]
        if line.void:
            del lines[line.corrects]
        else:
            lines[old.seq] = CaseEntry(
                old.seq, old.kind, line.at, None, old.side, old.facts, old.due, old.reason, old.corrects, old.void
            )
    return [line for line in lines.values() if line.kind != "corrected"]


def _read(told: Told, entry: CaseEntry) -> None:
    over = [at for at, kind in told.events if kind in ("resolved", "confirmed", "closed")]
    if entry.kind in ("paused", "resumed", "resolved", "confirmed", "closed") or (entry.kind == "reopened" and over):
        told.open_pause = None
    if entry.kind == "paused" and entry.reason is not None:
        told.open_pause = (entry.at, entry.reason)
    elif entry.kind == "reopened":
        told.events = [(at, kind) for at, kind in told.events if kind not in ("resolved", "confirmed", "closed")]
        minute = min(over, default=entry.at)
        while minute < entry.at:
            told.halts[minute] = "resolved"
            minute += ONE
    elif entry.kind == "promised":
        told.promise = told.promise or entry.due
    elif entry.kind == "promise_moved" and entry.side == "customer" and told.promise is not None:
        told.promise = entry.due or told.promise
    told.events.append((entry.at, entry.kind))
    told.facts.update(entry.facts)
    if entry.kind in ("visit_agreed", "arrived"):
        told.facts["visit"] = True


def slow_clocks(
    contract: Contract, years: dict[int, YearTable], entries: Sequence[CaseEntry], now: datetime
) -> dict[str, SlowClock]:
    """Every clock by its target's id."""
    calendars = {terms.id: SlowCalendar(terms, years, contract.timezone) for terms in contract.calendars}
    causes = {one.id for one in contract.exclusions}
    excluded = any(line.kind == "excluded" and line.reason in causes for line in _corrected(entries))
    told = tell(entries, now, {str(f.name): f.default for f in contract.facts if f.default is not None})
    report = min((at for at, kind in told.events if kind == "reported"), default=None)
    for fact in contract.facts:
        if fact.calendar is None:
            continue
        calendar = calendars[fact.calendar]
        told.facts.pop(str(fact.name), None)
        if report is not None:
            on_day = any(calendar.minutes(calendar.day(report)))
            told.facts[str(fact.name)] = on_day if fact.name == "reported_on_workday" else calendar.works(report)
    found = {}
    for target in contract.targets:
        row = _row(target, told.facts)
        if row is not None:
            calendar = calendars[row.calendar or target.calendar]
            run = _SlowRun(contract, target, row, calendar, told, now)
            found[target.id] = SlowClock("void") if excluded else run.clock()
    return found


def _row(target: Target, facts: dict[str, object]) -> Row | None:
    def holds(condition: Condition) -> bool:
        return all(
            facts.get(str(name)) in (wanted if isinstance(wanted, tuple) else (wanted,))
            for name, wanted in condition.items()
        )

    if not holds(target.scope):
        return None
    for row in target.rows:
        if holds(row.when):
            return None if row.length == "none" else row
    return None


class _SlowRun:
    """One row on one case."""

    def __init__(
        self, contract: Contract, target: Target, row: Row, calendar: SlowCalendar, told: Told, now: datetime
    ) -> None:
        self.contract, self.target, self.row = contract, target, row
        self.calendar, self.told, self.now = calendar, told, now
        self.stopping = {p.id for p in contract.pauses if _stops(p, target)} | {"resolved"}
        if target.measure == "promise" or row.length == "promised":
            self.stopping = set()

    def clock(self) -> SlowClock:
        event = str(self.row.start or self.target.start)
        start = self._first([event])
        ends = [str(self.target.ends)] if self.target.ends else STEPS[str(self.target.measure)]
        resolved, closed = self._first(["resolved"]), self._first(["closed"])
        over = resolved or closed
        withdrawn = resolved is None and closed is not None
        begins_late = event in LAST and not withdrawn
        if start is None or (self.row.length == "promised" and self.told.promise is None):
            return SlowClock("void" if over and not begins_late else "waiting")
        if over and not begins_late and over < start:
            return SlowClock("void")
        ended = self._first(ends, start)
        step = not set(ends) & set(LAST)
        early = self._first([kind for kind in ends if kind not in LAST])
        if early is not None and early < start:
            ended = early
        if over and (step or withdrawn) and over >= start and (ended is None or ended > over):
            return self._overtaken(start, over, ended)
        return self._count(start, ended, max(ended, start) if ended else self.now)

    def _overtaken(self, start: datetime, over: datetime, ended: datetime | None) -> SlowClock:
        clock = self._count(start, over, over)
        if clock.state == "met":
            return SlowClock("void", start, clock.due, None, clock.elapsed, None)
        clock.ended = ended
        return clock

    def _first(self, kinds: list[str], since: datetime | None = None) -> datetime | None:
        times = [at for at, kind in self.told.events if kind in kinds and (since is None or at >= since)]
        return min(times, default=None)

    def _count(self, start: datetime, ended: datetime | None, stop: datetime) -> SlowClock:
        """Step from the start; after `stop` no pause is known."""
        stuck = None
        if ended is None and self.told.open_pause is not None and self.told.open_pause[1] in self.stopping:
            stuck = max(self.told.open_pause[0], start)
        due = self._due(start, stop if stuck is None else stuck)
        length = self._length()
        passed = self._passed(start, stop, length)
        if isinstance(length, Length) and length.unit in ("s", "min", "h"):
            left = _seconds(length) - passed
        else:
            left = int((due - (stuck or stop)).total_seconds())
        if stuck is not None and due > stuck:
            return SlowClock("paused", start, None, None, passed, left)
        late = ended > due if ended else self.now > due
        state = "breached" if late else ("met" if ended else "running")
        return SlowClock(state, start, due, ended, passed, left)

    def _passed(self, start: datetime, stop: datetime, length: Length | None) -> int:
        in_hours = length is not None and length.unit in ("s", "min", "h")
        minutes, moment = 0, start
        while moment < stop:
            if not self._halted(moment) and (not in_hours or self.calendar.works(moment)):
                minutes += 1
            moment += ONE
        return minutes * 60

    def _due(self, start: datetime, known: datetime) -> datetime:
        """Step until the length is used up; pauses count up to `known`."""
        length = self._length()
        if length is None:
            assert self.told.promise is not None
            return self.told.promise
        if length.unit in ("s", "min", "h"):
            return self._due_by_minutes(start, known, _seconds(length) // 60)
        return self._due_by_days(start, known, length)

    def _due_by_minutes(self, start: datetime, known: datetime, minutes: int) -> datetime:
        moment = start
        for _ in range(HORIZON):
            if minutes == 0:
                return moment
            if self.calendar.works(moment) and not (moment < known and self._halted(moment)):
                minutes -= 1
            moment += ONE
        raise AssertionError("no due time in sight")

    def _due_by_days(self, start: datetime, known: datetime, length: Length) -> datetime:
        working = length.unit == "workday" and bool(self.calendar.terms.windows)
        first = self.calendar.day(start)
        wanted = _days(first, length)
        moment = start
        for _ in range(HORIZON):
            day = self.calendar.day(moment - ONE)
            eligible = day > first if wanted else (working or day >= first)
            paused = moment - ONE < known and moment > start and self._halted(moment - ONE)
            if eligible and self.calendar.ends_day(moment, working) and not paused:
                wanted -= 1
                if wanted <= 0:
                    return moment
            moment += ONE
        raise AssertionError("no due time in sight")

    def _halted(self, moment: datetime) -> bool:
        return self.told.halts.get(moment) in self.stopping

    def _length(self) -> Length | None:
        if self.row.length == "at_once":
            assert self.contract.at_once is not None
            return self.contract.at_once.length
        return self.row.length if isinstance(self.row.length, Length) else None


def _stops(pause: PauseReason, target: Target) -> bool:
    return target.measure in pause.measures if pause.measures else target.measure != "respond"


def _seconds(length: Length) -> int:
    return length.count * {"s": 1, "min": 60, "h": 3600}[str(length.unit)]


def _days(first: date, length: Length) -> int:
    unit = str(length.unit)
    if unit in ("workday", "day"):
        return length.count
    if unit == "week":
        return length.count * 7
    months = first.month - 1 + length.count * (12 if unit == "year" else 1)
    day = first.day
    while True:
        try:
            return (date(first.year + months // 12, months % 12 + 1, day) - first).days
        except ValueError:
            day -= 1


def minute(text: str) -> datetime:
    """A moment of 2026 in Beijing time: `10-03 10:00`."""
    return datetime.fromisoformat(f"2026-{text}:00+08:00").astimezone(UTC)
