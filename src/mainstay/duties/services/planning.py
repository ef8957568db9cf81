"""Keeping duties in step with contracts: planned ahead, and anew when terms or holiday tables change."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection, transaction

from mainstay.contracts.public import (
    Gap,
    Planned,
    Span,
    VersionSpan,
    list_contracts,
    plan,
    tables_at_hand,
    versions_over_time,
)
from mainstay.directory.public import draft_of
from mainstay.duties.models import Duty, Planning
from mainstay.duties.rules.words import DutyKind, DutyState
from mainstay.kernel.time import to_utc, written

from .timing import keep_timers, void
from .writing import write_entries

AHEAD = timedelta(days=400)
BATCH = 500
COLUMNS = ("version", "clause", "owner", "last_day", "opens_at", "due_at", "falls_at")
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('duties:' || %s, 0))"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What planning a contract changed."""

    added: int
    moved: int
    dropped: int


def plan_contracts(*, now: datetime) -> Outcome:
    """Plan the contracts of which something has changed, each in a transaction of its own; what all of it changed."""
    planned = dict(Planning.objects.values_list("contract_id", "digest"))
    ids = [one.id for one in list_contracts(now=now)]
    changed = [one for one in ids if planned.get(one) != _digest(versions_over_time(one), now=now)]
    done = [plan_duties(one, now=now) for one in changed]
    return Outcome(*(sum(getattr(one, name) for one in done) for name in ("added", "moved", "dropped")))


@transaction.atomic
def plan_duties(contract_id: UUID, *, now: datetime, since: datetime | None = None) -> Outcome:
    """Bring the recurring duties of a contract in step with its agreed versions, 400 days ahead.

    A period belongs to the version in force on its last day. What was due before `since` (the present, unless told)
    is not planned: it happened elsewhere. Duties that nobody has acted on are changed in place or dropped; of one
    with entries the change is an entry. An obligation without a holiday table for some year keeps what it has.
    """
    with connection.cursor() as cursor:
        cursor.execute(LOCK, [str(contract_id)])
    versions = versions_over_time(contract_id)
    if not versions:
        return Outcome(0, 0, 0)
    since = since or now
    zone = ZoneInfo(versions[0].terms.contract.timezone)
    window = Span(since.astimezone(zone).date() - AHEAD, now.astimezone(zone).date() + AHEAD)
    wanted: dict[str, Duty] = {}
    gaps: list[Gap] = []
    for version in versions:
        found = plan(version.terms.compiled, _part(version, window))
        gaps += found.gaps
        wanted |= {one.key: _row(contract_id, version.terms.version, one) for one in found.duties if _lies(one, since)}
    outcome = _bring_in_step(contract_id, wanted, gaps, window, now=now)
    Planning.objects.update_or_create(contract_id=contract_id, defaults={"digest": _digest(versions, now=now)})
    return outcome


def _digest(versions: Sequence[VersionSpan], *, now: datetime) -> str:
    """Of what a plan follows from: which versions apply when, the years with a holiday table, and the day."""
    parts = [*((one.terms.id, one.first, one.last) for one in versions), tables_at_hand(), now.date()]
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _part(version: VersionSpan, window: Span) -> Span:
    return Span(max(version.first, window.first), min(version.last, window.last))


def _lies(one: Planned, since: datetime) -> bool:
    return (one.due or to_utc(one.opens + (one.span.last - one.span.first) + timedelta(days=1))) > since


def _row(contract_id: UUID, version: int, one: Planned) -> Duty:
    return Duty(
        contract_id=contract_id,
        version=version,
        obligation=one.obligation.id,
        key=one.key,
        clause=one.obligation.clause,
        owner=one.obligation.owner.value,
        first_day=one.span.first,
        last_day=one.span.last,
        cause="",
        opens_at=one.opens,
        due_at=one.due,
        falls_at=one.due or one.opens,
    )


def _bring_in_step(
    contract_id: UUID, wanted: dict[str, Duty], gaps: Sequence[Gap], window: Span, *, now: datetime
) -> Outcome:
    rows = Duty.objects.select_for_update().filter(contract_id=contract_id, last_day__gte=window.first)
    there = {row.key: row for row in rows.filter(last_day__lte=window.last)}
    new = [row for key, row in wanted.items() if key not in there]
    Duty.objects.bulk_create(new, batch_size=BATCH)
    moved = [row for key, row in there.items() if key in wanted and _moves(row, wanted[key], now=now)]
    kept = _kept(gaps)
    gone = [row for key, row in there.items() if key not in wanted and _drops(row, kept, now=now)]
    untouched = [row for row in gone if row.seq == 0]
    for row in gone:
        if row.seq:
            void(row, reason="contract_changed", other="", now=now)
    keep_timers([*new, *moved], reason=DutyKind.MOVED.value)
    _drop_timers(gone)
    Duty.objects.filter(pk__in=[row.pk for row in untouched]).delete()
    return Outcome(len(new), len(moved), len(gone))


def _moves(row: Duty, wanted: Duty, *, now: datetime) -> bool:
    """Change a row to what is wanted; whether that changed anything."""
    if row.seq == 0:
        if all(getattr(row, name) == getattr(wanted, name) for name in COLUMNS):
            return False
        for name in COLUMNS:
            setattr(row, name, getattr(wanted, name))
        row.save(update_fields=COLUMNS)
        return True
    awaits_event = wanted.due_at is None
    if row.state != DutyState.OPEN.value or awaits_event or row.due_at == wanted.due_at:
        return False
    payload = {"due": written(wanted.due_at) if wanted.due_at else None, "version": wanted.version}
    write_entries(row, [draft_of(DutyKind.MOVED, payload, now=now)], now=now)
    row.save()
    return True


def _kept(gaps: Iterable[Gap]) -> dict[str, date]:
    return {gap.obligation.id: gap.first for gap in gaps}


def _drops(row: Duty, kept: dict[str, date], *, now: datetime) -> bool:
    """A duty still to come that the contract no longer brings; one that cannot be planned just now stays."""
    first = kept.get(row.obligation)
    cannot_tell = first is not None and row.first_day is not None and row.first_day >= first
    return row.state == DutyState.OPEN.value and row.falls_at > now and not cannot_tell


def _drop_timers(gone: Sequence[Duty]) -> None:
    for row in gone:
        row.state = DutyState.VOID.value
    keep_timers(gone, reason="contract_changed")
