"""What becomes money: price, payment stages, score sheets, penalties. Modelled and checked; run by settlement."""

from typing import Annotated, Literal

from pydantic import Field

from .base import ClauseRef, Identifier, Money, Number, Part, Share, Words
from .lengths import Length
from .vocabulary import Measure, Trigger


class Requirement(Part):
    """One point of a specification that the goods are compared with; `essential` ones admit no deviation."""

    id: Identifier
    text: Words
    group: Words | None = None
    essential: bool = False


class PriceLine(Part):
    """One line of the price table: `quantity` x `unit_price` should equal `amount`."""

    id: Identifier
    name: Words
    specification: Words | None = None
    requirements: tuple[Requirement, ...] = ()
    quantity: Number
    unit: Words
    unit_price: Money
    amount: Money
    place: Words | None = None
    warranty: Length | None = None


class Price(Part):
    """The total in figures and in Chinese capitals, the tax and the lines that should sum to it."""

    currency: Literal["CNY"] = "CNY"
    total: Money
    capitals: Annotated[str, Field(min_length=2, max_length=100)]
    tax_rates: tuple[Share, ...] = ()
    tax_included: bool = True
    clause: ClauseRef
    lines: tuple[PriceLine, ...] = ()


class PeriodFee(Part):
    """The fee of one service period that shares are taken of; `reading` where the paper does not price it."""

    id: Identifier
    name: Words
    clause: ClauseRef
    period: Length
    amount: Money
    basis: Literal["period_fee", "system_period_fee", "monthly_share"] = "period_fee"
    reading: Identifier | None = None


class Payment(Part):
    """A stage of payment: a share of a basis, due a length after the trigger and the papers."""

    id: Identifier
    name: Words
    clause: ClauseRef
    share: Share
    basis: Literal["price", "audited_price", "monthly_share"] = "price"
    amount: Annotated[Money | None, Field(description="As the contract prints it.")] = None
    capitals: str | None = None
    after: tuple[Trigger, ...]
    due: Length | None = None
    due_by: Literal["contract_end"] | None = None
    calendar: Identifier
    rolls_over: Annotated[
        Identifier | None, Field(description="The calendar to whose next working day a due day off is put.")
    ] = None
    papers: tuple[Words, ...] = ()
    deposit: bool = False


class Band(Part):
    """A band of scores and the share of the month's payment that is taken off in it, borders as written."""

    above: Number | None = None
    from_: Annotated[Number | None, Field(alias="from")] = None
    to: Number | None = None
    below: Number | None = None
    deduct: Share


class Bands(Part):
    """Score bands over a basis. Where two bands claim a border, `borders` is the reading that was chosen."""

    id: Identifier
    name: Words
    clause: ClauseRef
    sheet: Identifier
    basis: Literal["monthly_share", "period_fee", "price"]
    refund_when_paid: bool = False
    borders: Literal["higher", "lower"] | None = None
    reading: Identifier | None = None
    bands: Annotated[tuple[Band, ...], Field(min_length=1)]


class ScoreItem(Part):
    """One of several causes under a rule; together they take off no more than the rule's points."""

    id: Identifier
    text: Words
    per_occurrence: Annotated[Number, Field(gt=0)]
    counted_by: Literal["occurrence", "day", "item"] = "occurrence"
    trigger: Trigger = Trigger.RULE_BROKEN
    measures: tuple[Measure, ...] = ()
    targets: tuple[Identifier, ...] = ()


class ScoreRule(Part):
    """One rule of a score sheet: points off for each occurrence (or for each of its items), up to the rule's cap."""

    id: Identifier
    text: Words
    points: Annotated[Number, Field(ge=0)]
    per_occurrence: Annotated[Number | None, Field(ge=0)] = None
    counted_by: Literal["occurrence", "day", "item"] = "occurrence"
    items: tuple[ScoreItem, ...] = ()
    to: Annotated[Number | None, Field(ge=0, description="Upper end where the paper gives a range.")] = None
    trigger: Trigger = Trigger.RULE_BROKEN
    measures: tuple[Measure, ...] = ()
    targets: tuple[Identifier, ...] = ()
    zero_when: Words | None = None
    scorer: Words | None = None
    clause: ClauseRef | None = None


class ScoreHead(Part):
    """A head of a score sheet; its rules' points should sum to its own."""

    id: Identifier
    name: Words
    points: Annotated[Number, Field(gt=0)]
    rules: Annotated[tuple[ScoreRule, ...], Field(min_length=1)]


class ScoreSheet(Part):
    """A score sheet; its heads' points should sum to the total."""

    id: Identifier
    name: Words
    clause: ClauseRef
    period: Literal["month", "quarter", "year", "project"]
    total: Annotated[Number, Field(gt=0)]
    heads: Annotated[tuple[ScoreHead, ...], Field(min_length=1)]


Basis = Literal["price", "unpaid_amount", "paid_amount", "period_fee", "system_period_fee", "monthly_share", "loss"]


class PenaltyBase(Part):
    """What all penalties share: who pays, on what ground, and up to which cap."""

    id: Identifier
    name: Words
    clause: ClauseRef
    payer: Annotated[
        Literal["vendor", "customer", "either"], Field(description="`either`: whichever side is at fault.")
    ]
    trigger: Trigger
    ground: Words
    levels: tuple[Identifier, ...] = ()
    measures: Annotated[
        tuple[Measure, ...], Field(description="Of breached clocks only these count; none is all.")
    ] = ()
    after: Annotated[Length | None, Field(description="Only once the cause has lasted longer than this.")] = None
    within: Annotated[Length | None, Field(description="Counted only this long after the trigger's cause.")] = None
    cap_share: Share | None = None
    cap_basis: Basis | None = None


class PerDay(PenaltyBase):
    """A share of the basis for each day late, after `grace` days."""

    form: Literal["per_day"]
    share: Share
    basis: Basis
    grace: Length | None = None


class ShareOf(PenaltyBase):
    """A share of the basis, once."""

    form: Literal["share"]
    share: Share
    basis: Basis


class Repetition(PenaltyBase):
    """A share that grows with the count: the first, the second, and from there the last one holds."""

    form: Literal["repetition"]
    shares: Annotated[tuple[Share, ...], Field(min_length=2)]
    basis: Basis
    consecutive: bool = False


class PerOccurrence(PenaltyBase):
    """A fixed sum for each occurrence."""

    form: Literal["per_occurrence"]
    amount: Money


class Fixed(PenaltyBase):
    """A fixed sum, once."""

    form: Literal["fixed"]
    amount: Money


class Loss(PenaltyBase):
    """The real loss, up to the cap where there is one."""

    form: Literal["loss"]
    above: Annotated[Identifier | None, Field(description="Only what the loss is above this other penalty.")] = None


class Extension(PenaltyBase):
    """A period is extended for each occurrence, and what hangs on its end moves with it."""

    form: Literal["extension"]
    period: Literal["maintenance", "warranty", "term"]
    length: Annotated[Length | None, Field(description="None: as long as the fault kept the goods from use.")]


class Right(PenaltyBase):
    """A right that arises, on the day after `after`, without money moving by itself."""

    form: Literal["right"]
    right: Literal["suspend", "terminate", "claim", "withhold", "complain", "return"]


Penalty = Annotated[
    PerDay | ShareOf | Repetition | PerOccurrence | Fixed | Loss | Extension | Right, Field(discriminator="form")
]
