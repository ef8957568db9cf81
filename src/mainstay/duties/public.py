"""The front door of duties: what a contract asks to be done by a day, planned, done, late."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mainstay.directory.public import Actor

from . import services
from .models import Duty
from .queries.late import LateDuty, list_late
from .queries.lists import due_between
from .rules.words import DutyAct, DutyState
from .services import Asking, Done
from .services.planning import Outcome

__all__ = [
    "Asking",
    "Done",
    "DutyAct",
    "DutyFacts",
    "DutyState",
    "LateDuty",
    "Outcome",
    "act_on_duty",
    "list_duties_due",
    "list_late_duties",
    "open_duty",
    "plan_contracts",
    "plan_duties",
    "record_performances",
]


@dataclass(frozen=True, slots=True)
class DutyFacts:
    """A duty as others judge it; `stream` names its entries, which are the evidence."""

    id: UUID
    contract_id: UUID
    obligation: str
    clause: str
    owner: str
    first_day: date | None
    last_day: date | None
    due: datetime | None
    state: DutyState
    late: bool
    delivered_at: datetime | None
    done_at: datetime | None
    stream: str
    seq: int


def plan_contracts(*, now: datetime) -> Outcome:
    """Bring the duties of every contract in step with its versions and the holiday tables."""
    return services.plan_contracts(now=now)


def plan_duties(contract_id: UUID, *, now: datetime, since: datetime | None = None) -> Outcome:
    """The same for one contract; what was due before `since` (now, unless told) is not planned."""
    return services.plan_duties(contract_id, now=now, since=since)


def open_duty(asking: Asking, *, actor: Actor, now: datetime) -> UUID:
    """Open the duty that an event brings. NotFound, Forbidden, Malformed; nothing is stored then."""
    return services.open_duty(asking, actor=actor, now=now).id


def act_on_duty(
    duty_id: UUID, act: DutyAct, fields: dict[str, object], *, expected_seq: int, actor: Actor, now: datetime
) -> int:
    """One act on a duty; the number of its entry. What is refused changes nothing."""
    return services.act_on_duty(duty_id, act, fields, expected_seq=expected_seq, actor=actor, now=now).seq


def record_performances(told: Mapping[UUID, Sequence[Done]]) -> int:
    """Write the histories of duties that nobody has acted on yet, through the same rules; nobody is told. How many."""
    return services.record_performances(told)


def list_duties_due(contract_id: UUID, *, since: datetime, until: datetime) -> tuple[DutyFacts, ...]:
    """The duties of a contract that fall due after one moment and until another, in that order; one query."""
    return tuple(_facts(row) for row in due_between(contract_id, since=since, until=until))


def list_late_duties(contract_id: UUID, *, owner: str, until: datetime) -> tuple[LateDuty, ...]:
    """One side's duties that were due by a moment and late, with the entries that show it; two queries."""
    return list_late(contract_id, owner=owner, until=until)


def _facts(row: Duty) -> DutyFacts:
    return DutyFacts(
        id=row.id,
        contract_id=row.contract_id,
        obligation=row.obligation,
        clause=row.clause,
        owner=row.owner,
        first_day=row.first_day,
        last_day=row.last_day,
        due=row.due_at,
        state=DutyState(row.state),
        late=row.late,
        delivered_at=row.delivered_at,
        done_at=row.done_at,
        stream=row.stream,
        seq=row.seq,
    )
