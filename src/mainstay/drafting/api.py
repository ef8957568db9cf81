"""Routes of drafting: upload a document for review, follow its reading, say of its terms, take and sign the result."""

import json
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import ConfigDict, Field, JsonValue

from mainstay.directory.public import Actor, actor_on, require
from mainstay.kernel.document import MAX_BYTES
from mainstay.kernel.errors import Refused
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

from . import queries, services
from .models import Review, Verdict
from .rules.draft import Draft, Evidence, NotUnderstood, Passage, Term
from .rules.kinds import KINDS
from .rules.permissions import DRAFT, PERMISSIONS
from .rules.reviewing import ReviewState, Said, corrections, put_right
from .rules.settling import SIGNERS

__all__ = ["PERMISSIONS", "router"]
router = Router(tags=["drafting"])
Cursor = Annotated[str | None, Query(max_length=200)]
Limit = Annotated[int, Query(ge=1, le=200)]
TermId = Annotated[str, Field(max_length=20, pattern=r"^[a-z0-9]*$")]


class ReviewOrder(Schema):
    """The uploaded file to draft."""

    model_config = ConfigDict(extra="forbid")

    file_id: UUID
    asks_model: bool = False


class ReviewRow(Schema):
    """A document: `pages_done` of `pages` are read; `pages` is unknown until the reading has begun.

    `failure_*` says why it could not be read or, of one that was, why asking the model failed.
    """

    id: UUID
    name: str
    state: ReviewState
    pages_done: int
    pages: int | None
    failure_zh: str
    failure_en: str
    terms: int
    begun_by_name: str
    begun_at: datetime
    contract_id: UUID | None
    version: int | None


class ModelOut(Schema):
    """The language model that may be asked, and whose machine the passages would go to."""

    name: str
    host: str


class ReviewPage(Schema):
    """Some reviews, the cursor of the next page, and the model that may be asked where one is set up."""

    items: list[ReviewRow]
    next: str | None
    model: ModelOut | None


class VerdictOut(Schema):
    """What was said of a term."""

    term: str
    said: Said
    kind: str
    value: dict[str, JsonValue] | None
    evidence: list[Evidence]
    person_name: str
    said_at: datetime


class ReviewFull(ReviewRow):
    """A review with its draft, empty until the document is read, and the last word on each term."""

    passages: list[Passage]
    drafted: list[Term]
    not_understood: list[NotUnderstood]
    verdicts: list[VerdictOut]


class SayingBody(Schema):
    """What one says of a term; a new one has no `term`."""

    model_config = ConfigDict(extra="forbid")

    said: Said
    term: TermId = ""
    kind: Annotated[str, Field(max_length=32)] = ""
    value: dict[str, JsonValue] | None = None
    evidence: Annotated[list[Evidence], Field(max_length=20)] = []


class Acceptances(Schema):
    """Terms to accept, those that somebody has decided on excepted."""

    model_config = ConfigDict(extra="forbid")

    terms: Annotated[list[TermId], Field(min_length=1, max_length=1000)]


class Accepted(Schema):
    """How many terms were accepted."""

    accepted: int


class FileBody(Schema):
    """A contract file as a person completed it."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(min_length=1, max_length=MAX_BYTES, pattern=r"^[^\x00]*$")]


class RemarkOut(Schema):
    """Something wrong with the contract file, or left open by the draft; the terms that it is about."""

    severity: Literal["error", "warning", "reading", "open"]
    message: Label
    line: int
    terms: list[str]


class SignOffOut(Schema):
    """One person's signature."""

    person_name: str
    signed_at: datetime


class SettlingOut(Schema):
    """How far a draft is on its way to a contract: its file as kept last or as the draft gives it, what is wrong with
    it, what is undecided, who has signed, and all that keeps the person from signing.
    """

    text: str
    fresh: str
    kept_by: str
    kept_at: datetime | None
    is_stale: bool
    undecided_terms: list[str]
    undecided_passages: list[str]
    remarks: list[RemarkOut]
    signatures: list[SignOffOut]
    obstacles: list[Label]
    signers: int
    contract_id: UUID | None
    version: int | None


class FactOut(Schema):
    """A fact of a kind: how it is written, what it says, whether it is required."""

    name: str
    form: str
    meaning: str
    required: bool


@router.get("/kinds", response=dict[str, list[FactOut]], summary="Kinds of terms")
def list_kinds(request: HttpRequest) -> dict[str, list[FactOut]]:
    """The kinds that a draft may hold, and the facts of each; administrators only."""
    require(actor_on(request), DRAFT)
    return {
        kind: [
            FactOut(name=name, form=one.form, meaning=one.meaning, required=one.required) for name, one in facts.items()
        ]
        for kind, facts in KINDS.items()
    }


@router.get("/reviews", response=ReviewPage, summary="Documents under review")
def list_reviews(request: HttpRequest, cursor: Cursor = None, limit: Limit = 50) -> ReviewPage:
    """The latest first; administrators only."""
    page = queries.list_reviews(actor=actor_on(request), cursor=cursor, limit=limit)
    model = ModelOut(name=settings.MODEL.name, host=settings.MODEL.host) if settings.MODEL else None
    return ReviewPage(items=[ReviewRow.model_validate(one) for one in page.items], next=page.next, model=model)


@router.post("/reviews", response={201: ReviewRow}, summary="Draft a document")
def begin_review(request: HttpRequest, body: ReviewOrder) -> Status[ReviewRow]:
    """Have the worker read an uploaded document; administrators only. Refused where no model is set up to ask."""
    review = services.begin_review(body.file_id, asks_model=body.asks_model, actor=actor_on(request), now=now())
    return Status(201, ReviewRow.model_validate(review))


@router.get("/reviews/{review_id}", response=ReviewFull, summary="A document under review")
def get_review(request: HttpRequest, review_id: UUID) -> ReviewFull:
    """The draft as the rules made it, and the last word on each term; NotFound."""
    return _show(queries.access_review(review_id, actor=actor_on(request)))


@router.post("/reviews/{review_id}/cancel", response=ReviewRow, summary="Give a reading up")
def cancel_review(request: HttpRequest, review_id: UUID) -> ReviewRow:
    """The worker stops at its next page; one that has ended stays as it is."""
    return ReviewRow.model_validate(services.cancel_review(review_id, actor=actor_on(request)))


@router.post("/reviews/{review_id}/verdicts", response={201: VerdictOut}, summary="Say of a term")
def say(request: HttpRequest, review_id: UUID, body: SayingBody) -> Status[VerdictOut]:
    """Accept, correct, reject or add; Malformed where a figure is not in the passage, Refused before it is read."""
    saying = services.Saying(body.said, body.term, body.kind, body.value, tuple(body.evidence))
    verdict = services.say(review_id, saying, actor=actor_on(request), now=now())
    return Status(201, VerdictOut.model_validate(verdict))


@router.post("/reviews/{review_id}/acceptances", response=Accepted, summary="Accept many terms")
def accept_terms(request: HttpRequest, review_id: UUID, body: Acceptances) -> Accepted:
    """Those of the terms that nobody has decided on and no model proposed.

    Refused before the document is read or once it is signed.
    """
    return Accepted(accepted=services.accept_terms(review_id, body.terms, actor=actor_on(request), now=now()))


@router.get("/reviews/{review_id}/settling", response=SettlingOut, summary="On the way to a contract")
def get_settling(request: HttpRequest, review_id: UUID) -> SettlingOut:
    """The contract file, what is wrong with it, what keeps the person from signing; Refused before it is read."""
    return _settling(review_id, actor=actor_on(request))


@router.post("/reviews/{review_id}/file", response=SettlingOut, summary="Keep the contract file")
def keep_file(request: HttpRequest, review_id: UUID, body: FileBody) -> SettlingOut:
    """Keep the file as it is, with its faults; signatures on an earlier one lapse."""
    services.keep_file(review_id, body.text, actor=actor_on(request), now=now())
    return _settling(review_id, actor=actor_on(request))


@router.post("/reviews/{review_id}/signatures", response=SettlingOut, summary="Sign the contract file")
def sign_off(request: HttpRequest, review_id: UUID) -> SettlingOut:
    """The second person's signature makes the file a version of a contract; Refused with every reason."""
    services.sign_off(review_id, actor=actor_on(request), now=now())
    return _settling(review_id, actor=actor_on(request))


@router.get("/reviews/{review_id}/draft", response={200: None}, summary="The draft as put right")
def download_draft(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """JSON as `mainstay contract draft` writes it, with what people said; it serves as a key."""
    review = queries.access_review(review_id, actor=actor_on(request))
    made, said = _opened(review)
    right = put_right(made, [queries.as_said(one) for one in said])
    return _file(right.model_dump(mode="json", exclude_defaults=True), f"draft-{review.id}.json")


@router.get("/reviews/{review_id}/corrections", response={200: None}, summary="What people changed")
def download_corrections(request: HttpRequest, review_id: UUID) -> HttpResponse:
    """JSON: what was corrected, rejected and added, with the words of the passages, to teach the lexicon."""
    review = queries.access_review(review_id, actor=actor_on(request))
    made, said = _opened(review)
    return _file(corrections(made, [queries.as_said(one) for one in said]), f"corrections-{review.id}.json")


def _settling(review_id: UUID, *, actor: Actor) -> SettlingOut:
    settling = queries.settling_of(queries.access_review(review_id, actor=actor), actor=actor)
    file = settling.file
    return SettlingOut(
        text=settling.text,
        fresh=settling.fresh,
        kept_by=file.person_name if file else "",
        kept_at=file.kept_at if file else None,
        is_stale=settling.is_stale,
        undecided_terms=list(settling.undecided.terms),
        undecided_passages=list(settling.undecided.passages),
        remarks=_remarks(settling),
        signatures=[SignOffOut.model_validate(one) for one in settling.signatures],
        obstacles=[Label(zh=one.zh, en=one.en) for one in settling.obstacles],
        signers=SIGNERS,
        contract_id=settling.review.contract_id,
        version=settling.review.version,
    )


def _remarks(settling: queries.Settling) -> list[RemarkOut]:
    checked = settling.checked
    problems = [
        RemarkOut(severity="error", message=Label(zh=one.zh, en=one.en), line=one.line, terms=[])
        for one in checked.problems
    ]
    findings = [
        RemarkOut(
            severity=one.severity.value,
            message=Label(zh=one.zh, en=one.en),
            line=one.line,
            terms=list(settling.about(one)),
        )
        for one in checked.findings
    ]
    left = [
        RemarkOut(severity="open", message=Label(zh=one.zh, en=one.en), line=0, terms=[one.term] if one.term else [])
        for one in settling.mapped.open
    ]
    return [*problems, *findings, *left]


def _opened(review: Review) -> tuple[Draft, list[Verdict]]:
    made = queries.draft_of(review)
    if made is None:
        raise Refused("文件尚未读完，没有可下载的草稿。", "The document has not been read; there is no draft yet.")
    return made, queries.list_verdicts(review)


def _file(content: Any, name: str) -> HttpResponse:
    answer = HttpResponse(json.dumps(content, ensure_ascii=False, indent=1), content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _show(review: Review) -> ReviewFull:
    made = queries.draft_of(review)
    last = {one.term: one for one in queries.list_verdicts(review)} if made else {}
    return ReviewFull(
        **ReviewRow.model_validate(review).model_dump(),
        passages=list(made.passages) if made else [],
        drafted=list(made.terms) if made else [],
        not_understood=list(made.not_understood) if made else [],
        verdicts=[VerdictOut.model_validate(one) for one in last.values()],
    )
