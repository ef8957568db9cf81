"""What the routes of procedures, call-backs, surveys and signatures take and give."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import ConfigDict, Field

from mainstay.desk.rules.words import CaseType, Kind
from mainstay.kernel.schema import NO_NUL, Label, Schema

from .allowances import EstimateOut
from .schemas import ContractRef, Line, Paragraph, Reporter


class CallBackRow(Schema):
    """A closed case that the desk has not called back about."""

    number: str
    title: str
    contract: ContractRef
    type_label: Label
    reporter: Reporter
    closed_at: datetime


class CallBackPage(Schema):
    """Cases that wait for a call, the longest closed first."""

    items: list[CallBackRow]
    next: str | None


class StepOut(Schema):
    """A step of the procedure; `owner` is who was named for the next one, `roles` who may do it."""

    kind: Kind
    label: Label
    done: bool
    is_next: bool
    at: datetime | None
    by: str
    owner: str
    roles: list[Label]


class ImageOut(Schema):
    """Data as it was kept before or after a repair."""

    text: str
    files: list[dict[str, Any]]
    at: datetime
    by: str


class AddressOut(Schema):
    """A reported address; `approved` is null until it has been reviewed."""

    number: int
    address: str
    place: str
    note: str
    approved: bool | None
    reason: str


class AnswerOut(Schema):
    """An answer of the form that the case was opened with: its question and the value as it is kept."""

    name: str
    label: Label
    value: Any
    columns: dict[str, Label]
    choices: dict[str, Label]


class ItemUsed(Schema):
    """The catalogue item that the case was opened from, in the version of that day."""

    id: str
    version: int
    name: Label
    answers: list[AnswerOut]


class SurveyResult(Schema):
    """What the customer scored, 1 to 5 for each question, and the words."""

    scores: dict[str, int]
    words: str
    at: datetime
    by: str


class ProcedureOut(Schema):
    """How far a case has come in the procedure of its type, and what that procedure keeps."""

    type: CaseType
    type_label: Label
    steps: list[StepOut]
    before: ImageOut | None
    after: ImageOut | None
    addresses: list[AddressOut]
    addresses_approved: int
    item: ItemUsed | None
    estimate: EstimateOut | None
    survey_path: str | None
    survey: SurveyResult | None
    questions: list["QuestionOut"]


class QuestionOut(Schema):
    """A question of the survey."""

    id: str
    label: Label


class SurveyOut(Schema):
    """What the link of a survey shows to whoever holds it."""

    number: str
    title: str
    contract: Label
    closed_at: datetime
    until: datetime
    answered: bool
    questions: list[QuestionOut]


class SurveyAnswer(Schema):
    """The answer: a score from 1 to 5 for every question, and words if any."""

    model_config = ConfigDict(extra="forbid")

    scores: Annotated[dict[str, Any], Field(max_length=20)]
    words: Annotated[str, Field(max_length=4_000)] = ""


class SignOrder(Schema):
    """A form to sign: `drawing` is the signature by hand as a PNG in base64, empty where only the name is given."""

    model_config = ConfigDict(extra="forbid")

    expected_seq: int
    form: Annotated[str, Field(max_length=20, pattern=NO_NUL)]
    opinion: Paragraph
    name: Line
    drawing: Annotated[str, Field(max_length=300_000, pattern=r"^[A-Za-z0-9+/=]*$")] = ""
