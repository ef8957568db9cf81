"""What the routes of duties take and give."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.duties.rules.words import DutyAct, DutyState
from mainstay.kernel.schema import NO_NUL, Label, Moment, Schema

Paragraph = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]


class DutyClause(Schema):
    """The clause that a duty comes from."""

    id: str
    number: str
    heading: Label
    text: Label


class DutyRow(Schema):
    """A duty in a list. `due` null: no time is set, or it waits for an event."""

    id: UUID
    contract_id: UUID
    contract: Label
    code: str
    obligation: str
    name: Label
    clause: DutyClause
    owner: str
    first_day: date | None
    last_day: date | None
    opens: datetime
    due: datetime | None
    state: DutyState
    label: Label
    late: bool
    delivered_at: datetime | None
    done_at: datetime | None


class DutyPage(Schema):
    """Duties in the order in which they fall due."""

    items: list[DutyRow]
    next: str | None


class DayRow(Schema):
    """How many duties fall due on a day, how many of them are still to be done, how many are late."""

    day: date
    total: int
    unfinished: int
    late: int


class DutyFile(Schema):
    """A file handed in."""

    id: UUID
    name: str
    size: int
    type: str
    sha256: str


class DutyEntry(Schema):
    """One line of a duty's ledger."""

    seq: int
    kind: str
    label: Label
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: Label
    note: str
    files: list[DutyFile]
    due: datetime | None
    payload: dict[str, Any]
    hash: str


class OpenAct(Schema):
    """An act open to the viewer now, with what must and may be told."""

    act: DutyAct
    label: Label
    required: list[str]
    optional: list[str]


class DutyFull(DutyRow):
    """A duty on its own page. `instead` are the duties of the same period of which only one is done."""

    what: Label
    evidence: list[Label]
    cause: str
    accepted_by: str
    accept_by: datetime | None
    silence_accepts: bool
    instead: list[DutyRow]
    seq: int
    acts: list[OpenAct]
    entries: list[DutyEntry]


class DutyOrder(Schema):
    """An act on a duty; `expected_seq` is the last entry that the page showed."""

    model_config = ConfigDict(extra="forbid")

    act: DutyAct
    expected_seq: Annotated[int, Field(ge=0)]
    note: Paragraph = ""
    files: Annotated[list[UUID], Field(max_length=50)] = []
    due: Moment | None = None


class DutyOpening(Schema):
    """An event that brings a duty; `asked` is the time asked for, where the contract leaves it to the customer."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    obligation: Annotated[str, Field(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9_.-]+$")]
    what: Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00\r\n]*[^\x00\s][^\x00\r\n]*$")]
    happened_at: Moment
    asked: Moment | None = None


class PlannedRow(Schema):
    """A duty that a version of a contract brings; nothing is stored of it."""

    key: str
    obligation: str
    name: Label
    clause: DutyClause
    owner: str
    first_day: date
    last_day: date
    due: datetime | None


class GapRow(Schema):
    """From `first_day` on the duties of an obligation cannot be planned, and why."""

    obligation: str
    name: Label
    first_day: date
    reason: Label


class EventRow(Schema):
    """An obligation that an event brings, for the form that notes one."""

    obligation: str
    name: Label
    what: Label
    clause: DutyClause
    trigger: str
    owner: str
    asks_for_due: bool


class PlanView(Schema):
    """The next months of a contract version: what recurs, what events bring, what cannot be planned."""

    version: int
    duties: list[PlannedRow]
    gaps: list[GapRow]
    events: list[EventRow]


class FeedRow(Schema):
    """An address that a calendar program fetches; `path` is told once, when it is made."""

    id: UUID
    made_at: datetime
    path: str | None = None
