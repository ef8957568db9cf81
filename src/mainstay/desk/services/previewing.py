"""What other holiday tables would move on the open cases; nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.contracts.public import HolidayTables, holiday_tables, terms_with
from mainstay.desk.models import OPEN, Case, stream_of
from mainstay.desk.queries.terms import Pinned, clocks_of, entries_of, terms_of
from mainstay.desk.rules.flow import effective, progress_of
from mainstay.desk.rules.moving import Move, days_between, differing_days, touched
from mainstay.desk.rules.readout import next_of
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import Entry
from mainstay.kernel.timers import Timing, latest_due, timers_of

from .timing.deriving import wanted_timers

COLUMNS, BATCH = 5_000, 500
FOREVER = datetime(9999, 12, 30, tzinfo=UTC)
Pin = tuple[UUID, int]
Found = tuple[str, str, str, datetime | None, datetime | None]
SHOWN = ("id", "number", "contract_id", "contract_version", "reported_at", "next_due_at", "next_target")
ROW = ("id", "contract_id", "contract_version", "reported_at", "next_due_at")


@dataclass(frozen=True, slots=True)
class Looked:
    """Some open cases that were looked at: how many, what of them moves, and which of them cannot be told."""

    cases: int
    moves: tuple[Move, ...]
    unknown: tuple[str, ...] = ()


@dataclass(slots=True)
class _Tables:
    """The tables to compare with those in use, the days on which they differ, and versions as they would have them."""

    tables: HolidayTables
    days: tuple[date, ...]
    years_differ: bool
    pins: dict[Pin, Pinned | None] = field(default_factory=dict)

    def pinned(self, pin: Pin) -> Pinned | None:
        """A version under the other tables; None where no calendar of it follows holidays."""
        if pin not in self.pins:
            pinned = terms_of(*pin)
            followed = any(calendar.holidays for calendar in pinned.contract.calendars)
            other = replace(pinned, version_of=terms_with(pinned.version_of, self.tables)) if followed else None
            self.pins[pin] = other
        return self.pins[pin]


def preview_tables(tables: HolidayTables, *, now: datetime) -> Iterator[Looked]:
    """What moves if these holiday tables came into use, batch by batch over the open cases.

    Compared are the due times in the rows and the pending timers with what the entries give under the new tables. Only
    cases that a differing day can touch are computed: it lies between the report and the last moment that is due on
    them, or now.
    """
    known = holiday_tables().years
    other = _Tables(tables, differing_days(known, tables.years), known.keys() != tables.years.keys())
    for rows in _open_rows():
        within = _touched(rows, other, now=now)
        yield Looked(len(rows) - len(within), ())
        for first in range(0, len(within), BATCH):
            cases = list(Case.objects.filter(pk__in=within[first : first + BATCH]).order_by("pk").only(*SHOWN))
            yield _look(cases, other, now=now)


def _open_rows() -> Iterator[list[tuple[UUID, UUID, int, datetime, datetime | None]]]:
    rows = Case.objects.filter(OPEN).order_by("pk").values_list(*ROW)
    found = list(rows[:COLUMNS])
    while found:
        yield found
        found = list(rows.filter(pk__gt=found[-1][0])[:COLUMNS])


def _touched(
    rows: Sequence[tuple[UUID, UUID, int, datetime, datetime | None]], other: _Tables, *, now: datetime
) -> list[UUID]:
    """The cases that must be computed; one without a due time may have none for want of a year."""
    followed = [row for row in rows if other.pinned((row[1], row[2])) is not None]
    latest = latest_due([stream_of(row[0]) for row in followed])
    begins = [min(row[3], now) for row in followed]
    ends = [
        FOREVER
        if row[4] is None and other.years_differ
        else max(now, row[4] or now, latest.get(stream_of(row[0]), now))
        for row in followed
    ]
    return [row[0] for row, within in zip(followed, touched(other.days, begins, ends), strict=True) if within]


def _look(cases: Sequence[Case], other: _Tables, *, now: datetime) -> Looked:
    entries, timers = entries_of(cases), timers_of([case.stream for case in cases])
    moves: list[Move] = []
    unknown = []
    for case in cases:
        pinned = other.pinned((case.contract_id, case.contract_version))
        if pinned is None:
            continue
        try:
            found = list(_of_case(case, pinned, entries[case.id], timers[case.stream], now=now))
        except Refused:
            unknown.append(case.number)
            continue
        moves += [_move(case, one, other.days, ZoneInfo(pinned.timezone)) for one in found]
    return Looked(len(cases), tuple(moves), tuple(unknown))


def _move(case: Case, found: Found, days: tuple[date, ...], zone: ZoneInfo) -> Move:
    kind, clock, rung, was, will_be = found
    ends = max(moment for moment in (was, will_be) if moment is not None)
    between = days_between(days, case.reported_at, ends, zone)
    return Move(case.number, case.contract_id, case.contract_version, kind, clock, rung, was, will_be, between)


def _of_case(
    case: Case, pinned: Pinned, entries: Sequence[Entry], timers: Sequence[Timing], *, now: datetime
) -> Iterator[Found]:
    running = clocks_of(pinned, entries, now=now)
    upcoming = next_of(running, progress_of(effective(entries)).state)
    due = upcoming.due if upcoming else None
    if due != case.next_due_at:
        yield "", upcoming.target_id if upcoming else case.next_target, "", case.next_due_at, due
    pending = {(one.clock, one.rung): (one.kind, one.due) for one in timers if one.state == "pending"}
    settled = {(one.clock, one.rung) for one in timers if one.state == "fired"}
    found = wanted_timers(pinned, entries, now=now, running=running)
    wanted = {one.key: (one.kind, one.due) for one in found if one.key not in settled}
    for key in sorted(pending.keys() | wanted.keys()):
        before, after = pending.get(key), wanted.get(key)
        if before != after:
            kind = (after or before or ("",))[0]
            yield kind, *key, before[1] if before else None, after[1] if after else None
