"""What the intake's routes take and give. Words come in Chinese and English, times in UTC, pages by cursor."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.intake.rules.adapters import InletKind
from mainstay.intake.rules.words import ArrivalChannel, ArrivalState, CallResult
from mainstay.kernel.schema import NO_NUL, Label, Moment, Schema

Line = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Paragraph = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
Number = Annotated[str, Field(max_length=40, pattern=NO_NUL)]
CaseNumber = Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9-]*$")]


class Body(Schema):
    """A body whose fields are all known."""

    model_config = ConfigDict(extra="forbid")


class ArrivalRow(Schema):
    """An arrival in a list; `reason` says why it waits or was set aside."""

    id: UUID
    channel: ArrivalChannel
    channel_name: Label
    state: ArrivalState
    state_name: Label
    reason: str
    reason_name: Label | None
    urgent: bool
    sender: str
    sender_name: str
    subject: str
    contract_id: UUID | None
    case_number: str
    arrived_at: datetime
    settled_at: datetime | None
    settled_by: str


class ArrivalPage(Schema):
    """Arrivals, the latest first, and how many wait for a seat."""

    items: list[ArrivalRow]
    next: str | None
    parked: int
    urgent: int


class ArrivalEntry(Schema):
    """One line of an arrival's stream in the ledger."""

    seq: int
    kind: str
    occurred_at: datetime
    actor_name: str
    payload: dict[str, Any]


class ArrivalDetail(ArrivalRow):
    """An arrival with its words and its stream; `remark` are the desk's own words of refusal."""

    text: str
    remark: str
    size: int
    sha256: str
    attachments: list[str]
    can_settle: bool
    entries: list[ArrivalEntry]


class Release(Body):
    """Where a parked arrival goes: a new case under a contract, or a case; `person_id` names a chat's sender."""

    contract_id: UUID | None = None
    case_number: CaseNumber = ""
    person_id: UUID | None = None
    note: Line = ""


class Decline(Body):
    """Why an arrival is declined, and whether its sender is told by mail."""

    note: Line
    tell: bool = False


class CallerContact(Schema):
    """Somebody behind a number."""

    contract_id: UUID
    person_id: UUID | None
    name: str
    title: str
    company: str
    phone: str
    mail: str
    address: str
    may_ask: bool


class SeatContract(Schema):
    """A contract that the seat answers for."""

    id: UUID
    code: str
    number: str
    title: str


class OpenCase(Schema):
    """An open case of the caller's contracts."""

    number: str
    contract_id: UUID
    title: str
    state: str
    level: str
    assignee: str
    reporter: str
    reported_at: datetime


class CallRow(Schema):
    """A call; `registered_at` is null while it rings."""

    id: UUID
    number: str
    name: str
    company: str
    contract_id: UUID | None
    case_number: str
    seat: str
    started_at: datetime
    seconds: int | None
    result: str
    result_name: Label | None
    note: str
    registered_at: datetime | None


class CallerOut(Schema):
    """What a number opens: the people, their contracts and open cases, earlier calls. All empty for a stranger."""

    number: str
    contacts: list[CallerContact]
    contracts: list[SeatContract]
    cases: list[OpenCase]
    calls: list[CallRow]


class CallPage(Schema):
    """Calls, the latest first."""

    items: list[CallRow]
    next: str | None


class Ringing(Schema):
    """Calls that wait to be written up, and the contracts that a call may be registered under."""

    calls: list[CallRow]
    contracts: list[SeatContract]
    results: list["ResultName"]


class ResultName(Schema):
    """How a call may end."""

    id: CallResult
    name: Label


class CallerCard(Body):
    """The caller as the seat writes him down."""

    name: Line = ""
    company: Line = ""
    phone: Line = ""
    mail: Line = ""
    address: Line = ""


class CallIn(Body):
    """A call to register; a case is opened with `title`, `note` and `facts` when the result says so."""

    number: Number
    caller: CallerCard = CallerCard()
    person_id: UUID | None = None
    started_at: Moment
    seconds: Annotated[int, Field(ge=0, le=86_400)]
    result: CallResult
    note: Paragraph = ""
    contract_id: UUID | None = None
    case_number: CaseNumber = ""
    title: Line = ""
    facts: dict[Annotated[str, Field(max_length=64)], str | bool | None] = {}


class NoticeOut(Schema):
    """A change of contacts that was told; `late` when it was told after its time."""

    leaving: str
    name: str
    phone: str
    mail: str
    changed_at: datetime
    noted_at: datetime
    noted_by: str
    due_at: datetime | None
    clause: str
    late: bool


class ContactsOut(Schema):
    """Who may ask under a contract, and the changes told so far."""

    contacts: list[CallerContact]
    notices: list[NoticeOut]


class ContactChangeIn(Body):
    """A change of contacts: who comes, who leaves, from when on."""

    changed_at: Moment
    leaving: Annotated[str, Field(max_length=100, pattern=NO_NUL)] = ""
    name: Annotated[str, Field(max_length=100, pattern=NO_NUL)] = ""
    phone: Annotated[str, Field(max_length=32, pattern=NO_NUL)] = ""
    mail: Annotated[str, Field(max_length=254, pattern=r"^(|[^\s@\x00]+@[^\s@\x00]+)$")] = ""


class InletOut(Schema):
    """An inlet; its secret is never in here."""

    id: UUID
    kind: InletKind
    kind_name: Label
    name: str
    contract_id: UUID | None
    generation: int
    is_active: bool
    secret_is_theirs: bool
    address: str
    created_at: datetime
    created_by: str
    last_used_at: datetime | None


class InletShown(InletOut):
    """An inlet with its secret, shown this once; empty where the platform gave it out."""

    secret: str


class InletList(Schema):
    """All inlets, and the mailbox that is read, if one is set."""

    items: list[InletOut]
    mailbox: str


class InletIn(Body):
    """A new inlet; `secret` is the platform's own, for the kinds that have one."""

    name: Annotated[str, Field(min_length=1, max_length=100, pattern=NO_NUL)]
    kind: InletKind
    contract_id: UUID | None = None
    secret: Annotated[str, Field(max_length=200, pattern=NO_NUL)] = ""


class SecretIn(Body):
    """A platform's new secret; empty for an inlet whose secret is ours."""

    secret: Annotated[str, Field(max_length=200, pattern=NO_NUL)] = ""


class InletSwitch(Body):
    """Open or closed."""

    is_active: bool
