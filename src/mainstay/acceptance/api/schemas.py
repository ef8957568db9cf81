"""What the routes of acceptance take and give."""

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.acceptance.rules.words import AcceptanceAct, AcceptanceState, ItemState, Medium, StepState, Verdict
from mainstay.kernel.schema import NO_NUL, Label, Moment, Schema

Paragraph = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
Name = Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_.-]*$")]
Boxes = Annotated[dict[Name, Annotated[str, Field(max_length=2_000, pattern=NO_NUL)]], Field(max_length=200)]
Quantity = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=6)]


class AcceptanceClause(Schema):
    """The clause that something comes from."""

    id: str
    number: str
    heading: Label


class AcceptanceRow(Schema):
    """An acceptance in a list: how many deliverables there are and are checked, when the next step is due."""

    contract_id: UUID
    contract: Label
    code: str
    state: AcceptanceState
    label: Label
    items: int
    checked: int
    next_due: datetime | None
    late: bool
    passed_at: datetime | None


class AcceptancePage(Schema):
    """Acceptances in the order in which a step is due."""

    items: list[AcceptanceRow]
    next: str | None


class AcceptanceFile(Schema):
    """A file handed in."""

    id: UUID
    name: str
    size: int
    type: str
    sha256: str


class AcceptanceItem(Schema):
    """A deliverable: what the contract asks for and what has come of it; quantities are written exactly."""

    id: str
    name: Label
    group: Label | None
    clause: AcceptanceClause
    unit: Label
    quantity: str
    handed: str
    media: list[Medium]
    media_missing: list[Medium]
    blocks: bool
    state: ItemState
    handed_at: datetime | None
    checked_at: datetime | None
    checked_by: str
    sent_back: str
    files: list[AcceptanceFile]


class AcceptanceStepRow(Schema):
    """A step with its clock. `after` is the event or the step from which it counts, `within` the contract's length."""

    id: str
    name: Label
    clause: AcceptanceClause
    owner: str
    after: Label
    only: Verdict | None
    within: Label | None
    copies: int | None
    decides: bool
    verdict: bool
    state: StepState
    began_at: datetime | None
    due: datetime | None
    no_table: bool
    late: bool
    done_at: datetime | None
    done_by: str
    outcome: Verdict | None
    mine: bool


class Missing(Schema):
    """One thing that a verdict waits for."""

    code: str
    text: Label
    path: str


class EventAsked(Schema):
    """An event that steps wait for."""

    event: str
    name: Label


class FormBox(Schema):
    """One box of the form. `value` is what stands in it; `fixed` that it follows from the contract or the record."""

    id: str
    label: Label
    kind: str
    choices: list[Label]
    filled_by: str | None
    value: str
    fixed: bool


class FormSignature(Schema):
    """A side's signature."""

    side: str
    name: str
    role: Label
    at: datetime
    seq: int


class AcceptanceForm(Schema):
    """The form: the contract's own where it prescribes one, with what is filled in and signed."""

    name: Label
    code: str
    clause: AcceptanceClause | None
    boxes: list[FormBox]
    signatures: list[FormSignature]


class AcceptanceFacts(Schema):
    """What the head of a form tells of a contract."""

    number: str
    title: Label
    customer: Label
    vendor: Label
    price: str
    signed: date
    term_start: date
    term_end: date
    timezone: str


class AcceptanceEntry(Schema):
    """One line of the ledger."""

    seq: int
    kind: str
    label: Label
    about: Label | None
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: Label
    note: str
    outcome: Verdict | None
    files: list[AcceptanceFile]
    payload: dict[str, Any]
    hash: str


class AcceptanceFull(AcceptanceRow):
    """The acceptance of a contract on its own page. `missing` is what a verdict of "passed" waits for."""

    version: int
    round: int
    seq: int
    stream: str
    facts: AcceptanceFacts
    steps: list[AcceptanceStepRow]
    deliverables: list[AcceptanceItem]
    missing: list[Missing]
    events: list[EventAsked]
    form: AcceptanceForm
    acts: list[AcceptanceAct]
    entries: list[AcceptanceEntry]


class AcceptanceOrder(Schema):
    """An act; `expected_seq` is the last entry that the page showed. Which fields it takes is the table's."""

    model_config = ConfigDict(extra="forbid")

    act: AcceptanceAct
    expected_seq: Annotated[int, Field(ge=0)]
    item: Name = ""
    quantity: Quantity | None = None
    media: Annotated[list[Medium], Field(max_length=3)] = []
    step: Name = ""
    outcome: Verdict | None = None
    event: Name = ""
    happened_at: Moment | None = None
    form: Boxes = {}
    note: Paragraph = ""
    files: Annotated[list[UUID], Field(max_length=50)] = []

    def fields(self) -> dict[str, Any]:
        """What is told beside the act itself."""
        told = self.model_dump(exclude={"act", "expected_seq"})
        return told | {"note": self.note.strip()}
