"""What the desk's routes take and give. Words come in Chinese and English, times in UTC, pages by cursor."""

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.contracts.public import Side
from mainstay.desk.rules.acts import FieldType
from mainstay.desk.rules.words import Act, CaseChannel, CaseState, CaseType, Kind
from mainstay.desk.rules.words import Line as LineName
from mainstay.kernel.schema import NO_NUL, Label, Moment, Schema

Line = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Paragraph = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
Word = Annotated[str, Field(max_length=64, pattern=NO_NUL)]
ClockState = Literal["waiting", "running", "paused", "met", "breached", "void"]
SideName = Literal["customer", "vendor", "third_party", "neutral"]


class Named(Schema):
    """An identifier of the contract with its words."""

    id: str
    name: Label


class ContractRef(Schema):
    """The contract of a case; its times are read and written in `timezone`."""

    id: UUID
    code: str
    title: Label
    timezone: str


class ClauseRef(Schema):
    """A clause of the pinned contract version."""

    id: str
    number: str
    heading: Label


class NextClock(Schema):
    """The clock that runs out next."""

    target_id: str
    measure: str
    name: Label
    clause_id: str
    clause_number: str


class WorkClock(NextClock):
    """The same with its figures at this moment; `remaining_seconds` is negative once missed."""

    state: ClockState
    due: datetime | None
    remaining_seconds: int | None


class PersonRef(Schema):
    """Somebody by name."""

    id: UUID
    name: str


class ExclusionRef(Named):
    """The cause outside the contract by which both sides leave a case out, with its clause."""

    clause: ClauseRef


class CaseRow(Schema):
    """A case in a list."""

    id: UUID
    number: str
    type: CaseType
    channel: CaseChannel
    line: LineName
    assignee: PersonRef | None
    parent: str
    system: str
    asset: str
    maker: str
    follow_ups_open: int
    disputes_open: int
    exclusion: ExclusionRef | None
    title: str
    contract: ContractRef
    level: Named | None
    state: CaseState
    facts: dict[str, str | bool]
    reported_at: datetime
    next_due_at: datetime | None
    next_clock: NextClock | None
    breached: bool
    seq: int
    updated_at: datetime


class WorkItem(CaseRow):
    """A case on the workbench, with the clock that decides its place."""

    clock: WorkClock | None


class WorkCounts(Schema):
    """The figures over the workbench; due soon is within four hours. One above `most` says only "more than that"."""

    open: int
    overdue: int
    due_soon: int
    paused: int
    waiting_confirmation: int
    most: int


class Workbench(Schema):
    """Open cases in the order in which they run out."""

    counts: WorkCounts
    items: list[WorkItem]
    next: str | None
    now: datetime


class CasePage(Schema):
    """Cases in the order asked for."""

    items: list[CaseRow]
    next: str | None


class Reporter(Schema):
    """Who reported, as told."""

    model_config = ConfigDict(extra="forbid")

    name: Line = ""
    company: Line = ""
    phone: Line = ""
    mail: Line = ""
    address: Line = ""


class CaseFull(CaseRow):
    """A case on its own page."""

    description: str
    reporter: Reporter
    contract_version: int
    resolved_at: datetime | None
    closed_at: datetime | None


class PauseOut(Schema):
    """A stretch in which the clock stood still; reason `resolved` is the time between resolved and reopened."""

    start: datetime
    end: datetime | None
    reason: Named
    side: SideName


class Condition(Schema):
    """A fact that led to the row of the decision table."""

    fact: str
    value: str | bool
    label: Label


class ClockOut(Schema):
    """A target running on the case, with its clause and the sentence that explains it."""

    target_id: str
    measure: str
    name: Label
    clause: ClauseRef
    state: ClockState
    start: datetime | None
    due: datetime | None
    ended: datetime | None
    length: str
    calendar: Named
    remaining_seconds: int | None
    elapsed_seconds: int | None
    pauses: list[PauseOut]
    explanation: Label
    conditions: list[Condition]


class EntryActor(Schema):
    """Who made an entry, in which role."""

    id: UUID | None
    name: str
    role: str
    role_label: Label
    side: Side


class FieldChoice(Schema):
    """A value to choose; where the contract says what it means, that and the number of the clause."""

    value: str
    label: Label
    meaning: Label | None = None
    clause: str | None = None


class ActField(Schema):
    """A field to ask for; send its value under `name`. People are those of `side` where one is named."""

    name: str
    type: FieldType
    required: bool
    label: Label
    choices: list[FieldChoice] | None
    columns: list["ActField"] | None
    side: Side | None = None


class InnerNote(Schema):
    """The text of an inner note and the people of the same side that it is for."""

    text: str
    mentions: list[PersonRef]


class EntryOut(Schema):
    """One line of the ledger; `late_written` when it happened over a minute before it was written.

    `fields` are the words for the payload's values; `english` is what a timer wrote there in the contract's Chinese
    words, by the names of the values. `inner` is the text of a note of the viewer's own side; what the other side keeps
    to itself has none.
    """

    seq: int
    kind: Kind
    label: Label
    occurred_at: datetime
    recorded_at: datetime
    late_written: bool
    actor: EntryActor
    payload: dict[str, Any]
    fields: list[ActField]
    english: dict[str, Any]
    inner: InnerNote | None
    corrects: int | None
    withdrawn: bool
    hash: str


class ActOut(Schema):
    """An act open to this person now, with its form."""

    act: Act
    label: Label
    fields: list[ActField]


class CaseOpening(Schema):
    """A report. Without `reported_at` it is reported now."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    title: Annotated[str, Field(min_length=1, max_length=200, pattern=NO_NUL)]
    description: Paragraph = ""
    reporter: Reporter = Reporter()
    facts: dict[Word, bool | Word | None] = {}
    reported_at: Moment | None = None
    type: CaseType = CaseType.FAULT
    channel: Literal["web", "api", "phone"] = "web"
    parent: Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9-]*$")] = ""


class ActOrder(Schema):
    """An act. `expected_seq` is the last entry that the page showed; `fields` are the act's own by their names."""

    model_config = ConfigDict(extra="forbid")

    act: Act
    expected_seq: int
    occurred_at: Moment | None = None
    note: Paragraph = ""
    fields: Annotated[dict[Word, Any], Field(max_length=50)] = {}
