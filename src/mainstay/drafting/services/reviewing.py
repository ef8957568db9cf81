"""Verbs of reviews: begin, read the document, give up, say of a term."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from pydantic import JsonValue, ValidationError

from mainstay.directory.public import Actor, get_actor, require
from mainstay.drafting import queries
from mainstay.drafting.models import Review, Verdict
from mainstay.drafting.reading.document import read_document
from mainstay.drafting.reading.lexicon import standard_lexicon
from mainstay.drafting.reading.limits import MAX_BYTES, refuse_size
from mainstay.drafting.reading.model import ModelFailed, ask_model
from mainstay.drafting.rules.assembling import draft
from mainstay.drafting.rules.draft import Draft, Evidence
from mainstay.drafting.rules.permissions import DRAFT
from mainstay.drafting.rules.reviewing import NO_FIGURE, UNDERWAY, ReviewState, Said, added_or_corrected, left_id
from mainstay.drafting.rules.reviewing import Verdict as VerdictSaid
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, Problem, Refused
from mainstay.kernel.files import bind_files, get_file, open_file
from mainstay.kernel.jobs import enqueue


class GivenUp(Exception):
    """Somebody cancelled the review while its document was being read."""


@dataclass(frozen=True, slots=True)
class Saying:
    """What somebody says of a term; `term` empty for a new one, `kind`, `value` and `evidence` where they are asked."""

    said: Said
    term: str = ""
    kind: str = ""
    value: Mapping[str, JsonValue] | None = None
    evidence: Sequence[Evidence] = ()


@transaction.atomic
def begin_review(file_id: UUID, *, asks_model: bool = False, actor: Actor, now: datetime) -> Review:
    """Keep an uploaded document and have the worker read it; Malformed for an unknown file, Refused for one in use.

    Refused too where a model is to be asked and none is set up.
    """
    require(actor, DRAFT)
    if asks_model and settings.MODEL is None:
        raise Refused("未设置可用的模型。", "No model is set up.")
    key = uuid4()
    (facts,) = bind_files([file_id], to=f"drafting:{key}", by=actor.id)
    review = Review.objects.create(
        id=key,
        file_id=facts.id,
        name=facts.name,
        state=ReviewState.WAITING.value,
        asks_model=asks_model,
        begun_by_id=actor.id,
        begun_by_name=actor.name,
        begun_at=now,
    )
    enqueue("drafting.read_document", review_id=str(key))
    return review


def who_began(review_id: UUID, *, now: datetime) -> Actor:
    """Who began a review, with the roles held now; NotFound for who is gone, Forbidden for who may not any more."""
    actor = get_actor(Review.objects.get(pk=review_id).begun_by_id, now=now)
    require(actor, DRAFT)
    return actor


def refuse_review(review_id: UUID) -> None:
    """End a review whose document may not be read for who began it; one that was read or given up stays as it is."""
    _fail(
        review_id, Forbidden("发起人已无权起草合同，文件未解析。", "Who began this may not draft contracts any more.")
    )


def read_review(review_id: UUID) -> None:
    """Read a document that waits and draft its terms; what goes wrong is said on it. Done again it begins anew."""
    underway = Review.objects.filter(pk=review_id, state__in=UNDERWAY)
    if not underway.update(state=ReviewState.READING.value, pages_done=0):
        return
    review = Review.objects.get(pk=review_id)
    try:
        made = _drafted(review)
        made, failed = _with_suggestions(review, made)
    except GivenUp:
        return
    except MainstayError as refused:
        _fail(review_id, refused)
        return
    underway.update(
        state=ReviewState.OPEN.value,
        draft=made.model_dump(mode="json", exclude_defaults=True),
        pages=made.source.pages,
        terms=len(made.terms),
        failure_zh=failed.detail("zh")[:500] if failed else "",
        failure_en=failed.detail("en")[:500] if failed else "",
    )


def _fail(review_id: UUID, error: MainstayError) -> None:
    Review.objects.filter(pk=review_id, state__in=UNDERWAY).update(
        state=ReviewState.FAILED.value, failure_zh=error.detail("zh")[:500], failure_en=error.detail("en")[:500]
    )


def _drafted(review: Review) -> Draft:
    def progress(done: int, pages: int) -> None:
        if not _under_way(review).update(pages_done=done, pages=pages):
            raise GivenUp

    facts = get_file(review.file_id)
    refuse_size(facts.size)
    with open_file(facts) as file:
        content = file.read(MAX_BYTES)
    document, source = read_document(content, review.name, progress=progress)
    return draft(document, source, standard_lexicon())


def _with_suggestions(review: Review, made: Draft) -> tuple[Draft, ModelFailed | None]:
    """The draft with what a model proposes where one is asked; the failure where it did not answer."""
    if not review.asks_model or settings.MODEL is None:
        return made, None

    def progress(_at: int, _count: int) -> None:
        if not _under_way(review).exists():
            raise GivenUp

    suggested, failed = ask_model(made, settings.MODEL, progress=progress)
    return suggested.draft, failed


def _under_way(review: Review) -> QuerySet[Review]:
    return Review.objects.filter(pk=review.pk, state=ReviewState.READING.value)


def cancel_review(review_id: UUID, *, actor: Actor) -> Review:
    """Give the reading of a document up; the worker stops at its next page. One that has ended stays as it is."""
    review = queries.access_review(review_id, actor=actor)
    Review.objects.filter(pk=review.pk, state__in=UNDERWAY).update(state=ReviewState.CANCELLED.value)
    review.refresh_from_db()
    return review


@transaction.atomic
def say(review_id: UUID, saying: Saying, *, actor: Actor, now: datetime) -> Verdict:
    """Accept, correct, reject or add a term, or tell that a place not understood holds none.

    A correction's figures must stand in its passages, else Malformed.
    """
    review = queries.lock_open_review(review_id, actor=actor)
    made = Draft.model_validate(review.draft)
    term = _subject(review, made, saying)
    verdict = VerdictSaid(term, saying.said, saying.kind, saying.value, tuple(saying.evidence))
    if saying.said in {Said.CORRECTED, Said.ADDED}:
        _require_true(made, verdict)
    return Verdict.objects.create(
        review=review,
        term=term,
        said=saying.said.value,
        kind=saying.kind,
        value=dict(saying.value) if saying.value is not None else None,
        evidence=[one.model_dump(mode="json") for one in saying.evidence],
        person_id=actor.id,
        person_name=actor.name,
        said_at=now,
    )


def _subject(review: Review, made: Draft, saying: Saying) -> str:
    """The id of the term that is spoken of: one of the draft, one that was added, or the next new one."""
    if saying.said is Said.READ:
        return _left(made, saying.term)
    added = Verdict.objects.filter(review=review, said=Said.ADDED.value)
    if saying.said is Said.ADDED and not saying.term:
        return f"a{added.values('term').distinct().count() + 1}"
    known = any(one.id == saying.term for one in made.terms)
    of_people = not known and saying.said in {Said.ADDED, Said.REJECTED} and added.filter(term=saying.term).exists()
    if not (known and saying.said is not Said.ADDED) and not of_people:
        raise _unknown(saying.term)
    return saying.term


def _left(made: Draft, name: str) -> str:
    if name not in {left_id(place) for place in range(len(made.not_understood))}:
        raise _unknown(name)
    return name


def _unknown(term: str) -> Malformed:
    problem = Problem("unknown_term", f"没有条目 {term}", f"there is no term {term}", "term")
    return Malformed("没有这个条目。", "There is no such term.", [problem])


def _require_true(made: Draft, verdict: VerdictSaid) -> None:
    try:
        added_or_corrected(made, verdict)
    except ValueError as error:
        en = (
            error.errors()[0]["msg"].removeprefix("Value error, ") if isinstance(error, ValidationError) else str(error)
        )
        figure = en.removeprefix(NO_FIGURE)
        zh = f"所选原文中没有这个数字：{figure}" if figure != en else "条目缺少必填内容，或含有该种类没有的内容"
        problem = Problem("untrue_term", zh, en, "value")
        raise Malformed(
            "条目不完整，或其中的数字在所选原文中找不到。",
            "The term is incomplete, or one of its figures is not in the chosen passage.",
            [problem],
        ) from error
