"""Duties that are late, with the entries that show it, as settlement judges them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mainstay.contracts.public import Text
from mainstay.duties.models import Duty
from mainstay.duties.rules.words import DutyKind, DutyState
from mainstay.kernel.ledger import Entry, read_streams

from .terms import owed


@dataclass(frozen=True, slots=True)
class LateDuty:
    """A duty that was late: when it was due, when its evidence came, None while it is awaited, and what shows it.

    `penalised` is false where the contract lets a late one cost nothing.
    """

    id: UUID
    obligation: str
    name: Text
    first_day: date | None
    last_day: date | None
    due: datetime
    delivered_at: datetime | None
    penalised: bool
    shown_by: tuple[Entry, ...]


def list_late(contract_id: UUID, *, owner: str, until: datetime) -> tuple[LateDuty, ...]:
    """One side's duties that were due by a moment and late, by what is recorded now; two queries.

    Evidence that came after that moment is not told of: it belongs to what follows. What was excused is not late.
    """
    rows = Duty.objects.filter(contract_id=contract_id, owner=owner, late=True, due_at__lte=until)
    found = _each_once(rows.exclude(state=DutyState.EXCUSED.value).order_by("falls_at", "id"))
    streams = read_streams([row.stream for row in found])
    return tuple(_late(row, streams[row.stream], row.due_at, until) for row in found if row.due_at is not None)


def _each_once(rows: Iterable[Duty]) -> list[Duty]:
    """Of duties of which one and never both is owed in a period, the first."""
    once: dict[object, Duty] = {}
    for row in rows:
        others = owed(row).obligation.either_or
        once.setdefault((frozenset({row.obligation, *others}), row.first_day) if others else row.id, row)
    return list(once.values())


def _late(row: Duty, entries: Sequence[Entry], due: datetime, until: datetime) -> LateDuty:
    obligation = owed(row).obligation
    delivered = row.delivered_at if row.delivered_at is not None and row.delivered_at <= until else None
    return LateDuty(
        id=row.id,
        obligation=row.obligation,
        name=obligation.name,
        first_day=row.first_day,
        last_day=row.last_day,
        due=due,
        delivered_at=delivered,
        penalised=obligation.penalised,
        shown_by=_shown_by(entries, due, delivered),
    )


def _shown_by(entries: Sequence[Entry], due: datetime, delivered: datetime | None) -> tuple[Entry, ...]:
    """The entry that says it is late, or without one the first after the due time, and the evidence that came."""
    said = [entry for entry in entries if entry.kind == DutyKind.LATE][-1:]
    said = said or [entry for entry in entries if entry.occurred_at > due][:1]
    handed_in = [entry for entry in entries if entry.kind == DutyKind.SUBMITTED and entry.occurred_at == delivered]
    return tuple({entry.seq: entry for entry in (*said, *handed_in[-1:])}.values())
