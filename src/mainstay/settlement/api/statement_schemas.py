"""A statement as the routes of settlement give it: the same data as its canonical bytes."""

from datetime import date, datetime
from typing import Annotated

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import Label, Schema


class Proof(Schema):
    """A record that a figure was computed from: a case, a settlement record, or the contract itself."""

    kind: str
    id: str
    seq: int
    hash: str


class PairOut(Schema):
    """A rule and a fact under it: what a dispute or a waiver names."""

    rule: str
    fact: str


class StatementLine(Schema):
    """A line of a statement; `undisputed` is its figure if every open dispute were upheld."""

    id: str
    kind: str
    term: str
    name: Label
    clause: str
    payer: str
    day: date
    amount: str
    undisputed: str
    disputed: bool
    evidence: list[Proof]
    arithmetic: dict[str, str]
    words: Label
    pairs: list[PairOut]


class OccurrenceOut(Schema):
    """A fact under a rule of a sheet."""

    fact: str
    rule: str
    trigger: str
    at: datetime
    note: str
    times: int
    points: str
    waived: bool
    disputed: bool
    evidence: list[Proof]


class RuleOut(Schema):
    """A rule of a sheet with what it takes off."""

    id: str
    text: Label
    clause: str | None
    points: str
    off: str
    score: str
    mark: str | None
    scorer: Label | None
    occurrences: list[OccurrenceOut]


class HeadOut(Schema):
    """A head of a sheet."""

    id: str
    name: Label
    points: str
    score: str
    rules: list[RuleOut]


class OpenFact(Schema):
    """A fact that several rules claim; somebody has to choose."""

    fact: str
    trigger: str
    note: str
    day: date
    rules: list[str]
    evidence: list[Proof]


class SheetOut(Schema):
    """A score sheet of a month, or of the whole contract."""

    id: str
    name: Label
    clause: str
    period: str
    total: str
    score: str
    undisputed: str
    unmarked: list[str]
    open_facts: list[OpenFact]
    heads: list[HeadOut]


class SheetState(Schema):
    """Who has signed a sheet as it stands, and what a signature has to name."""

    name: str
    digest: str
    signatures: list["SignatureOut"]


class SignatureOut(Schema):
    """One side's consent."""

    side: str
    by: str
    at: datetime


class RightOut(Schema):
    """A right that arose in the period."""

    id: str
    term: str
    name: Label
    clause: str
    right: str
    holder: str
    day: date
    until: date | None
    evidence: list[Proof]


class ExtensionOut(Schema):
    """A period that was made longer."""

    id: str
    term: str
    name: Label
    clause: str
    period: str
    length: str
    day: date
    ends: date | None
    evidence: list[Proof]


class StageOut(Schema):
    """A stage of payment as it stands."""

    id: str
    name: Label
    clause: str
    share: str
    amount: str
    basis: Label
    due: date | None
    paid: str
    deposit: bool
    missing: list[Label]
    papers: list[Label]
    evidence: list[Proof]


class ClauseName(Schema):
    """A clause as the paper numbers it."""

    number: str
    heading: Label


class ReadingOut(Schema):
    """A reading that was chosen where the paper is ambiguous."""

    id: str
    question: Label
    reading: Label


class TotalsOut(Schema):
    """The sums; opening + net - paid = closing."""

    stages: str
    scores: str
    vendor_penalties: str
    customer_penalties: str
    net: str
    undisputed_net: str
    opening: str
    paid: str
    closing: str


class PeriodOut(Schema):
    """A period by its name, first and last day."""

    model_config = ConfigDict(populate_by_name=True)

    name: str
    start: Annotated[date, Field(alias="from")]
    end: Annotated[date, Field(alias="to")]


class UpkeepOut(Schema):
    """The maintenance period."""

    begins: date
    ends: date


class SettledContract(Schema):
    """The contract on a statement."""

    code: str
    number: str
    version: int
    title: Label
    customer: Label
    vendor: Label
    currency: str


class StatementOut(Schema):
    """A statement: the same data as its canonical bytes."""

    form: str
    contract: SettledContract
    period: PeriodOut
    totals: TotalsOut
    rounding: Label
    readings: list[ReadingOut]
    clauses: dict[str, ClauseName]
    lines: list[StatementLine]
    sheets: list[SheetOut]
    rights: list[RightOut]
    extensions: list[ExtensionOut]
    stages: list[StageOut]
    upkeep: UpkeepOut | None
