"""What the routes of settlement take and give."""

from datetime import date, datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.kernel.schema import NO_NUL, Label, Schema
from mainstay.settlement.rules.words import RecordAct, Trigger

from .statement_schemas import ClauseName, SheetState, StageOut, StatementLine, StatementOut, UpkeepOut

LineText = Annotated[str, Field(max_length=200, pattern=r"^[^\x00\r\n]*$")]
Paragraph = Annotated[str, Field(max_length=2_000, pattern=NO_NUL)]
Sum = Annotated[str, Field(max_length=16, pattern=r"^[0-9]{1,13}(\.[0-9]{1,2})?$")]
Points = Annotated[str, Field(max_length=8, pattern=r"^[0-9]{1,4}(\.[0-9]{1,2})?$")]
Month = Annotated[str, Field(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])$")]
Number = Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]


class IssuedOut(Schema):
    """A statement that was issued."""

    period: str
    revision: int
    contract_version: int
    digest: str
    net: str
    closing: str
    issued_at: datetime
    issued_by: str


class SaidOut(Schema):
    """A dispute or a waiver that stands."""

    rule: str
    fact: str
    kind: str
    side: str
    by: str
    note: str
    seq: int


class RecordActOut(Schema):
    """An act that this person may do."""

    act: RecordAct
    label: Label
    required: list[str]
    optional: list[str]


class StatementPage(Schema):
    """A statement as it stands now, with what was said of it, who signed, what was issued, and what one may do."""

    contract_id: UUID
    seq: int
    is_over: bool
    digest: str
    statement: StatementOut
    sheets: list[SheetState]
    said: list[SaidOut]
    issued: list[IssuedOut]
    acts: list[RecordActOut]
    side: str
    may_issue: bool


class MonthScore(Schema):
    """The score of a month, and which sides have signed it."""

    sheet: str
    score: str
    undisputed: str
    signed: list[str]


class ScoredSheet(Schema):
    """A sheet that is scored period by period: its full score, and the scores at which its bands change."""

    sheet: str
    name: Label
    clause: str
    total: str
    borders: list[str]


class MonthOut(Schema):
    """A month in the overview."""

    period: str
    net: str
    closing: str
    scores: list[MonthScore]
    is_over: bool
    issued: IssuedOut | None


class EventName(Schema):
    """An event that may be recorded."""

    event: Trigger
    label: Label


class SettlementChoice(Schema):
    """Something to choose from, by the name that records use."""

    id: str
    label: Label


class RecordOut(Schema):
    """One line of the settlement records."""

    seq: int
    kind: str
    label: Label
    occurred_at: datetime
    recorded_at: datetime
    actor: str
    role: Label
    side: str
    payload: dict[str, Any]
    corrects: int | None
    voided: bool
    hash: str


class OverviewOut(Schema):
    """How a contract stands today: months, stages, records."""

    contract_id: UUID
    code: str
    title: Label
    timezone: str
    seq: int
    balance: str
    paid: str
    upkeep: UpkeepOut | None
    stages: list[StageOut]
    clauses: dict[str, ClauseName]
    months: list[MonthOut]
    scored: list[ScoredSheet]
    records: list[RecordOut]
    acts: list[RecordActOut]
    events: list[EventName]
    rules: list[SettlementChoice]
    marks: list[SettlementChoice]
    penalties: list[SettlementChoice]
    levels: list[SettlementChoice]


class SettledRow(Schema):
    """A contract in the list."""

    contract_id: UUID
    code: str
    title: Label
    customer: Label
    vendor: Label
    term_start: date
    term_end: date
    last_issued: IssuedOut | None


class RecordBody(Schema):
    """An act on the settlement records; which fields it needs is told with the act."""

    model_config = ConfigDict(extra="forbid")

    act: RecordAct
    expected_seq: Annotated[int | None, Field(ge=0, le=2_000_000_000)] = None
    event: Trigger | None = None
    on: date | None = None
    note: Paragraph = ""
    due: date | None = None
    until: date | None = None
    system: LineText = ""
    level: LineText = ""
    side: Annotated[str, Field(pattern=r"^(|customer|vendor)$")] = ""
    amount: Sum | None = None
    stage: LineText = ""
    paper: Annotated[int | None, Field(ge=0, le=100)] = None
    rule: LineText = ""
    fact: LineText = ""
    cases: Annotated[list[Number], Field(max_length=50)] = []
    count: Annotated[int | None, Field(ge=1, le=1_000)] = None
    points: Points | None = None
    zero: bool = False
    month: Month | None = None
    sheet: LineText = ""
    digest: Annotated[str, Field(pattern=r"^(|[0-9a-f]{64})$")] = ""
    record: Annotated[int | None, Field(ge=1, le=2_000_000_000)] = None


class PairChange(Schema):
    """A figure before and after."""

    before: str
    after: str


class LineChange(Schema):
    """A line before and after; null where it was not there."""

    id: str
    before: StatementLine | None
    after: StatementLine | None


class ScoreChange(Schema):
    """A score before and after."""

    sheet: str
    period: str
    before: str | None
    after: str


class DifferenceOut(Schema):
    """What changed from one revision to the next."""

    earlier: IssuedOut
    later: IssuedOut
    totals: dict[str, PairChange]
    lines: list[LineChange]
    scores: list[ScoreChange]
    clauses: dict[str, ClauseName]
