"""What the routes of knowledge take and give."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import ConfigDict, Field

from mainstay.desk.public import CaseState
from mainstay.kernel.schema import NO_NUL, Label, Schema
from mainstay.knowledge.rules.words import (
    ArticleAct,
    ArticleState,
    Audience,
    Outcome,
    ProblemAct,
    ProblemState,
)

Title = Annotated[str, Field(min_length=1, max_length=200, pattern=r"^[^\x00\r\n]*[^\x00\s][^\x00\r\n]*$")]
Line = Annotated[str, Field(max_length=200, pattern=r"^[^\x00\r\n]*$")]
Paragraph = Annotated[str, Field(max_length=20_000, pattern=NO_NUL)]
Number = Annotated[str, Field(max_length=40, pattern=r"^[A-Za-z0-9-]*$")]


class KnowledgePerson(Schema):
    """A person by name."""

    id: UUID
    name: str


class KnowledgeEntry(Schema):
    """One line of the ledger of a problem or an article."""

    seq: int
    kind: str
    label: Label
    recorded_at: datetime
    actor: str
    role: Label
    payload: dict[str, Any]
    hash: str


class ProblemRow(Schema):
    """A problem in a list, with the number of linked cases."""

    number: str
    contract_id: UUID
    title: str
    state: ProblemState
    owner: KnowledgePerson
    cases: int
    opened_at: datetime
    updated_at: datetime


class ProblemPage(Schema):
    """Problems, those changed last first."""

    items: list[ProblemRow]
    next: str | None


class LinkedCase(Schema):
    """A linked case, and what came of telling it that the problem is solved (null before)."""

    number: str
    title: str
    state: CaseState | None
    outcome: Outcome | None
    reason: Label | None


class KnowledgeAct(Schema):
    """An act open to this person now: its words, the fields it must have and may have."""

    act: str
    label: Label
    required: list[str]
    optional: list[str]


class ProblemFull(ProblemRow):
    """A problem on its own page."""

    description: str
    cause: str
    workaround: str
    solution: str
    solved_at: datetime | None
    seq: int
    linked: list[LinkedCase]
    articles: list["ArticleRow"]
    acts: list[KnowledgeAct]
    owners: list[KnowledgePerson]
    entries: list[KnowledgeEntry]


class ProblemOpening(Schema):
    """A new problem; the cases given are linked to it, each with its own result."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    title: Title
    description: Paragraph = ""


class ProblemOrder(Schema):
    """An act on a problem; `expected_seq` is the last entry that the page showed."""

    model_config = ConfigDict(extra="forbid")

    act: ProblemAct
    expected_seq: int
    title: Annotated[str, Field(max_length=200, pattern=r"^[^\x00\r\n]*$")] = ""
    description: Paragraph = ""
    cause: Paragraph = ""
    workaround: Paragraph = ""
    solution: Paragraph = ""
    note: Paragraph = ""
    owner: UUID | None = None
    case: Number = ""
    resolve_cases: bool = False


class LinkOrder(Schema):
    """Cases to link, by number."""

    model_config = ConfigDict(extra="forbid")

    cases: Annotated[list[Annotated[str, Field(max_length=40, pattern=NO_NUL)]], Field(max_length=200)]


class LinkedResult(Schema):
    """What came of one case; the reason where it was not linked or was there before."""

    case: str
    linked: bool
    reason: Label


class LinkAnswer(Schema):
    """Each case with its own result, and the problem as it is now."""

    results: list[LinkedResult]
    problem: ProblemFull


class ArticleRow(Schema):
    """An article in a list: for the customer its published version, for the vendor the newest."""

    number: str
    contract_id: UUID
    title: str
    state: ArticleState
    audience: Audience
    version: int
    published_version: int | None
    author: str
    case: str
    problem: str
    helpful: int
    unhelpful: int
    updated_at: datetime


class ArticlePage(Schema):
    """Articles, those changed last first."""

    items: list[ArticleRow]
    next: str | None


class ArticleVersion(Schema):
    """One version of an article."""

    version: int
    title: str
    body: str
    audience: Audience
    author: str
    written_at: datetime


class ArticleFull(ArticleRow):
    """An article on its own page. Versions and entries are empty for who reads published ones only."""

    body: str
    published_at: datetime | None
    seq: int
    versions: list[ArticleVersion]
    acts: list[KnowledgeAct]
    entries: list[KnowledgeEntry]
    own_feedback: bool | None


class ArticleDrafting(Schema):
    """A first version, made from a solved case or a problem whose remedy is known."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    title: Title
    body: Annotated[str, Field(min_length=1, max_length=20_000, pattern=NO_NUL)]
    audience: Audience
    case: Number = ""
    problem: Number = ""


class ArticleOrder(Schema):
    """An act on an article; `expected_seq` is the last entry that the page showed."""

    model_config = ConfigDict(extra="forbid")

    act: ArticleAct
    expected_seq: int
    title: Annotated[str, Field(max_length=200, pattern=r"^[^\x00\r\n]*$")] = ""
    body: Paragraph = ""
    audience: Audience | None = None
    note: Paragraph = ""


class FeedbackOrder(Schema):
    """Whether the article helped."""

    model_config = ConfigDict(extra="forbid")

    helpful: bool
    note: Annotated[str, Field(max_length=500, pattern=NO_NUL)] = ""


class HintAsk(Schema):
    """A report as far as it is written."""

    model_config = ConfigDict(extra="forbid")

    contract_id: UUID
    title: Line = ""
    description: Paragraph = ""


class HintOut(Schema):
    """Something known: a problem with its workaround or solution, or the beginning of a published article."""

    kind: str
    number: str
    title: str
    state: str
    text: str
    likeness: float


class Hints(Schema):
    """What is known, the most alike first."""

    items: list[HintOut]


class CaseKnowledge(Schema):
    """What concerns a case: its problems and the articles made from it, and whether the viewer may write one."""

    problems: list[ProblemRow]
    articles: list[ArticleRow]
    may_write: bool
