"""What the routes of notices take and give."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import NO_NUL, Label, Moment, Schema
from mainstay.notices.rules.words import NoticeAct, NoticeMedium, NoticeState

Paragraph = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00\r\n]*$")]
Subject = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00\r\n]*[^\x00\s][^\x00\r\n]*$")]
Files = Annotated[list[UUID], Field(max_length=50)]


class NoticeClause(Schema):
    """The clause that something rests on."""

    id: str
    number: str
    heading: Label


class NoticeDelivery(Schema):
    """When a notice was delivered, whether the contract deems it so, in which words and by which clause."""

    at: datetime
    deemed: bool
    why: Label
    clause: NoticeClause | None


class NoticeSupport(Schema):
    """The last day of a product's support, until when it had to be told, and by how many days that came later."""

    ends_on: date
    tell_by: date
    days_late: int
    clause: NoticeClause | None


class NoticeRow(Schema):
    """A notice in the register."""

    id: UUID
    contract_id: UUID
    contract: Label
    code: str
    sender: str
    medium: NoticeMedium
    medium_label: Label
    objection: bool
    subject: str
    sent_at: datetime
    state: NoticeState
    label: Label
    delivery: NoticeDelivery | None
    answer_by: datetime | None
    settled_at: datetime | None
    support: NoticeSupport | None


class NoticePage(Schema):
    """Notices, the latest first."""

    items: list[NoticeRow]
    next: str | None


class NoticeFile(Schema):
    """A file of a notice."""

    id: UUID
    name: str
    size: int
    type: str
    sha256: str


class NoticeEntry(Schema):
    """One line of the ledger."""

    seq: int
    kind: str
    label: Label
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: Label
    note: str
    files: list[NoticeFile]
    payload: dict[str, Any]
    hash: str


class NoticeAddress(Schema):
    """An address of a side; `since` null: from the contract itself. `counts`: it does so now."""

    side: str
    receiver: str
    address: str
    phone: str
    mail: str
    since: datetime | None
    told_at: datetime | None
    told_by: str
    counts: bool


class NoticeOpenAct(Schema):
    """An act open to the viewer now, with what must and may be told."""

    act: NoticeAct
    label: Label
    required: list[str]
    optional: list[str]


class NoticeFull(NoticeRow):
    """A notice on its own page. `answering`: by which clause an objection is answered; `silence`: that it accepts."""

    text: str
    to: NoticeAddress
    rule: Label | None
    rule_clause: NoticeClause | None
    answering: NoticeClause | None
    silence: bool
    seq: int
    acts: list[NoticeOpenAct]
    entries: list[NoticeEntry]


class NoticeRule(Schema):
    """When a notice by a medium counts as delivered without a receipt; no words: the contract says nothing."""

    medium: NoticeMedium
    label: Label
    deemed: Label | None
    clause: NoticeClause | None


class NoticeBook(Schema):
    """The addresses of both sides of a contract, and its rules. `mine` is the side that the viewer may decide for."""

    contract_id: UUID
    contract: Label
    code: str
    timezone: str
    addresses: list[NoticeAddress]
    rules: list[NoticeRule]
    change_within: Label | None
    clause: NoticeClause | None
    mine: str


class NoticeSending(Schema):
    """A notice that was sent."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    medium: NoticeMedium
    subject: Subject
    text: Annotated[str, Field(min_length=1, max_length=20_000, pattern=NO_NUL)]
    sent_at: Moment
    objection: bool = False
    support_ends_on: Annotated[date, Field(ge=date(1910, 1, 1), le=date(2299, 12, 31))] | None = None
    files: Files = []


class NoticeOrder(Schema):
    """An act on a notice; `expected_seq` is the last entry that the page showed."""

    model_config = ConfigDict(extra="forbid")

    act: NoticeAct
    expected_seq: Annotated[int, Field(ge=1)]
    at: Moment | None = None
    note: Paragraph = ""
    files: Files = []


class NoticeAddressOrder(Schema):
    """Where notices to one's own side go."""

    model_config = ConfigDict(extra="forbid")

    receiver: Annotated[Line, Field(min_length=1)]
    address: Annotated[Line, Field(min_length=1)]
    phone: Line = ""
    mail: Line = ""
