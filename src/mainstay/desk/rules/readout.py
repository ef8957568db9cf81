"""The row of a case as a read-out of its entries: replaying the entries gives the row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, Protocol, TypeVar
from uuid import UUID

from mainstay.kernel.entries import Entry

from .acts import OPEN
from .describing import affected
from .disputes import disputes_of
from .exclusions import standing_exclusion
from .flow import effective, progress_of
from .followups import follow_ups_of
from .links import parent_of
from .procedures.callbacks import called_back
from .procedures.draws import draw_of
from .routing import duty_of
from .words import CaseChannel, CaseState

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
AFTER_WORK = frozenset({"report", "confirm"})


class ClockFacts(Protocol):
    """What the read-out asks of a clock."""

    @property
    def target_id(self) -> str: ...
    @property
    def measure(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def due(self) -> datetime | None: ...
    @property
    def ended(self) -> datetime | None: ...


AnyClock = TypeVar("AnyClock", bound=ClockFacts)


@dataclass(frozen=True, slots=True)
class ReadOut:
    """The columns of a case that follow from its entries and the clocks at the moment of the last one.

    `breached` says that the vendor had missed a clock by then, the customer's silence being no breach;
    `next_due_at` is the earliest due time still open.
    """

    number: str
    contract_version: int
    type: str
    channel: str
    parent: str
    title: str
    description: str
    reporter: dict[str, Any]
    state: str
    line: str
    assignee_id: UUID | None
    assignee_name: str
    level: str | None
    system: str
    asset: str
    maker: str
    facts: dict[str, Any]
    reported_at: datetime
    seq: int
    head_hash: bytes
    next_due_at: datetime | None
    next_target: str
    due_order: datetime
    breached: bool
    follow_ups_open: int
    disputes_open: int
    excluded_by: str
    resolved_at: datetime | None
    closed_at: datetime | None
    called_back: bool
    drawn_allowance: str
    drawn_days: Decimal
    drawn_at: datetime | None
    updated_at: datetime

    def columns(self) -> dict[str, Any]:
        """The row's values by column."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def read_out(entries: Sequence[Entry], clocks: Iterable[ClockFacts]) -> ReadOut:
    """The row that these entries give; `clocks` are evaluated at the moment the last entry was written."""
    happened = effective(entries)
    progress = progress_of(happened)
    report, last = entries[0], entries[-1]
    facts: dict[str, Any] = {}
    for one in happened:
        facts.update(one.entry.payload.get("facts", {}))
    found = tuple(clocks)
    upcoming = next_of(found, progress.state)
    due = upcoming.due if upcoming else None
    duty = duty_of(happened)
    draw = draw_of(happened, progress)
    exclusion = standing_exclusion(happened)
    return ReadOut(
        number=report.payload["number"],
        contract_version=report.payload["version"],
        type=progress.type.value,
        channel=report.payload.get("channel", CaseChannel.WEB.value),
        parent=parent_of(happened),
        title=report.payload["title"],
        description=report.payload["description"],
        reporter=dict(report.payload["reporter"]),
        state=progress.state.value,
        line=duty.line.value,
        assignee_id=UUID(duty.person_id) if duty.person_id else None,
        assignee_name=duty.person_name,
        level=progress.level,
        system=affected(happened, "system"),
        asset=affected(happened, "asset"),
        maker=affected(happened, "maker"),
        facts=facts,
        reported_at=happened[0].at,
        seq=last.seq,
        head_hash=last.hash,
        next_due_at=due,
        next_target=upcoming.target_id if upcoming else "",
        due_order=due if due and progress.state is not CaseState.CLOSED else NEVER,
        breached=any(clock.state == "breached" and clock.measure != "confirm" for clock in found),
        follow_ups_open=sum(not one.done for one in follow_ups_of(happened)),
        disputes_open=sum(one.outcome is None for one in disputes_of(happened)),
        excluded_by=exclusion.cause if exclusion else "",
        resolved_at=progress.resolved_at,
        closed_at=progress.closed_at,
        called_back=called_back(happened),
        drawn_allowance=draw.allowance if draw else "",
        drawn_days=draw.days if draw else Decimal(0),
        drawn_at=draw.at if draw else None,
        updated_at=last.recorded_at,
    )


def next_of(clocks: Iterable[AnyClock], state: CaseState) -> AnyClock | None:
    """The clock that is due next of those that still run, missed ones included; the earliest due time wins.

    Once the work is done only the report and the confirmation are still awaited; a closed case awaits the report.
    """
    awaited = [clock for clock in clocks if clock.due is not None and clock.ended is None and _awaited(clock, state)]
    return min(awaited, key=lambda clock: (clock.due or NEVER, clock.target_id), default=None)


def _awaited(clock: ClockFacts, state: CaseState) -> bool:
    if clock.state not in ("running", "breached"):
        return False
    return state in OPEN or clock.measure in AFTER_WORK
