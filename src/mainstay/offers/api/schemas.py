"""What the routes of offers take and give; sums are texts in yuan with two decimals."""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import NO_NUL, Label, Schema
from mainstay.offers.rules.words import OfferAnswer, OfferState

Note = Annotated[str, Field(max_length=2_000, pattern=NO_NUL)]
Key = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$")]
Fee = Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,11})(\.[0-9]{1,2})?$")]
Quantity = Annotated[str, Field(pattern=r"^(0|[1-9][0-9]{0,5})(\.[0-9]{1,2})?$")]
Day = Annotated[date, Field(ge=date(1900, 1, 1), le=date(2299, 12, 30))]


class OfferClause(Schema):
    """The clause that something rests on."""

    id: str
    number: str
    heading: Label


class CardLine(Schema):
    """A line of a rate card."""

    id: str
    name: Label
    unit: Label
    price: str


class OfferRate(Schema):
    """A rate of the contract: `yearly` is the most that a year may cost, `card` what quotes are made from."""

    id: str
    name: Label
    basis: Label
    clause: OfferClause
    share: str | None
    yearly: str | None
    card: list[CardLine]


class OfferLine(CardLine):
    """A line of a quote."""

    quantity: str
    amount: str


class OfferFindingOut(Schema):
    """Where an offer does not keep to the contract; an error bars its acceptance."""

    code: str
    severity: Literal["error", "warning"]
    text: Label
    clause: OfferClause


class OfferAnswered(Schema):
    """By whom an offer was answered or taken back, and why."""

    seq: int
    by: str
    at: datetime
    note: str


class OfferOut(Schema):
    """An offer, by the number of its entry. A renewal has fee, days and `most`, a quote its lines and capitals."""

    seq: int
    kind: Literal["renewal_offered", "quote_made"]
    by: str
    at: datetime
    rate: Label
    clause: OfferClause
    version: int
    total: str
    capitals: str
    first: date | None
    last: date | None
    months: int | None
    most: str | None
    lines: list[OfferLine]
    note: str
    findings: list[OfferFindingOut]
    state: OfferState
    label: Label
    answer: OfferAnswered | None
    open_to: list[OfferAnswer]
    hash: str


class OfferBook(Schema):
    """The rates of a contract and the offers made, the latest first. `may_offer`: the viewer may make some."""

    contract_id: UUID
    code: str
    rates: list[OfferRate]
    offers: list[OfferOut]
    covered_until: date | None
    may_offer: bool


class RenewalBody(Schema):
    """What the vendor asks for services from a first to a last day, which are whole months."""

    model_config = ConfigDict(extra="forbid")

    rate: Key
    fee: Fee
    first: Day
    last: Day
    note: Note = ""


class QuoteBody(Schema):
    """How much of each line of a rate's card."""

    model_config = ConfigDict(extra="forbid")

    rate: Key
    quantities: Annotated[dict[Key, Quantity], Field(max_length=100)]
    note: Note = ""


class WithdrawalBody(Schema):
    """Why an offer is taken back."""

    model_config = ConfigDict(extra="forbid")

    note: Note = ""


class AnswerBody(Schema):
    """Whether the customer takes an offer, and why."""

    model_config = ConfigDict(extra="forbid")

    answer: Literal[OfferAnswer.ACCEPT, OfferAnswer.DECLINE]
    note: Note = ""
