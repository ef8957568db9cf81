"""What other holiday tables would move on the open cases; nothing is written."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.contracts.public import holiday_tables, load_holidays, terms_with
from mainstay.desk.models import OPEN, Case
from mainstay.desk.queries.terms import Pinned, clocks_of, entries_of, terms_of
from mainstay.desk.rules.flow import effective, progress_of
from mainstay.desk.rules.moving import Move, days_between, differing_days
from mainstay.desk.rules.readout import next_of
from mainstay.kernel.ledger import Entry
from mainstay.kernel.timers import Timing, timers_of

from .timing.deriving import wanted_timers

BATCH = 500
Pin = tuple[UUID, int]


def preview_tables(folder: Path, *, now: datetime) -> Iterator[tuple[int, tuple[Move, ...]]]:
    """What moves if the holiday tables of `folder` came into use: cases looked at and moves, batch by batch.

    Compared are the due times in the rows and the pending timers with what the entries give under the new tables;
    only contracts with a calendar that follows holidays are looked at. Malformed for a file that cannot be read.
    """
    tables = load_holidays(folder)
    pins: dict[Pin, Pinned | None] = {}
    days: dict[Pin, tuple[date, ...]] = {}
    for cases in _open_cases():
        for case in cases:
            pin = case.contract_id, case.contract_version
            if pin not in pins:
                pinned = terms_of(*pin)
                followed = any(calendar.holidays for calendar in pinned.contract.calendars)
                other = replace(pinned, version_of=terms_with(pinned.version_of, tables)) if followed else None
                pins[pin], days[pin] = other, differing_days(holiday_tables().years, tables.years)
        touched = [case for case in cases if pins[case.contract_id, case.contract_version] is not None]
        yield len(cases), tuple(_moves(touched, pins, days, now=now))


def _open_cases() -> Iterator[list[Case]]:
    rows = Case.objects.filter(OPEN).order_by("pk")
    cases = list(rows[:BATCH])
    while cases:
        yield cases
        cases = list(rows.filter(pk__gt=cases[-1].pk)[:BATCH])


def _moves(
    cases: Sequence[Case], pins: dict[Pin, Pinned | None], days: dict[Pin, tuple[date, ...]], *, now: datetime
) -> Iterator[Move]:
    entries, timers = entries_of(cases), timers_of([case.stream for case in cases])
    for case in cases:
        pin = case.contract_id, case.contract_version
        pinned = pins[pin]
        if pinned is None:
            continue
        zone = ZoneInfo(pinned.timezone)
        for what, was, will_be in _of_case(case, pinned, entries[case.id], timers[case.stream], now=now):
            ends = max(moment for moment in (was, will_be) if moment is not None)
            yield Move(case.number, what, was, will_be, days_between(days[pin], case.reported_at, ends, zone))


def _of_case(
    case: Case, pinned: Pinned, entries: Sequence[Entry], timers: Sequence[Timing], *, now: datetime
) -> Iterator[tuple[str, datetime | None, datetime | None]]:
    state = progress_of(effective(entries)).state
    upcoming = next_of(clocks_of(pinned, entries, now=entries[-1].recorded_at), state)
    due = upcoming.due if upcoming else None
    if due != case.next_due_at:
        yield "due", case.next_due_at, due
    pending = {(one.clock, one.rung): one.due for one in timers if one.state == "pending"}
    settled = {(one.clock, one.rung) for one in timers if one.state == "fired"}
    wanted = {one.key: one.due for one in wanted_timers(pinned, entries, now=now) if one.key not in settled}
    for key in sorted(pending.keys() | wanted.keys()):
        if pending.get(key) != wanted.get(key):
            yield " ".join(key), pending.get(key), wanted.get(key)
