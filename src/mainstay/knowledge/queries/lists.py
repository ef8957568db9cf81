"""Lists of problems and articles, what concerns a case, and what is known of a report that is being written."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log
from typing import TypeVar
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from mainstay.directory.public import Actor, sees_all_contracts, visible_contracts
from mainstay.kernel.paging import Page, keyset
from mainstay.kernel.sealing import blind_numbers, holds_one_of
from mainstay.kernel.text import spell, terms_of, words_of
from mainstay.kernel.windows import through_window
from mainstay.knowledge.models import Article, Feedback, KnowledgeText, Linked, Problem
from mainstay.knowledge.rules.words import Audience, ProblemState

from .blinding import WORDS, ways_of
from .sight import seen_articles, seen_problems, vendor_contracts

Row = TypeVar("Row", Problem, Article)
LOOKED_AT = 200
LEAST = 0.34
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; None and empty are everything."""

    contract_id: UUID | None = None
    state: str | None = None
    case: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Hint:
    """Something known that a report resembles: a problem or a published article, and how alike (0 to 1)."""

    subject: Problem | Article
    likeness: float


def list_problems(*, actor: Actor, filters: Filters, cursor: str | None = None, limit: int = 50) -> Page[Problem]:
    """Problems, those changed last first."""
    rows = _narrow(seen_problems(actor), filters, actor)
    if filters.case:
        rows = rows.filter(Exists(Linked.objects.filter(problem=OuterRef("pk"), case=filters.case)))
    return keyset(rows, by="updated_at", newest=True, cursor=cursor, limit=limit)


def list_articles(*, actor: Actor, filters: Filters, cursor: str | None = None, limit: int = 50) -> Page[Article]:
    """Articles, those changed last first."""
    rows = _narrow(seen_articles(actor), filters, actor)
    if filters.case:
        rows = rows.filter(case=filters.case)
    return keyset(rows, by="updated_at", newest=True, cursor=cursor, limit=limit)


def count_cases(problems: Sequence[Problem]) -> dict[UUID, int]:
    """How many cases are linked to each."""
    rows = Linked.objects.filter(problem__in=problems).values("problem_id").annotate(count=Count("id"))
    return {row["problem_id"]: row["count"] for row in rows}


def count_feedback(articles: Sequence[Article]) -> dict[UUID, tuple[int, int]]:
    """How many readers say of each that it helped, and that it did not."""
    rows = (
        Feedback.objects.filter(article__in=articles)
        .values("article_id")
        .annotate(good=Count("id", filter=Q(helpful=True)), other=Count("id", filter=Q(helpful=False)))
    )
    return {row["article_id"]: (row["good"], row["other"]) for row in rows}


def list_hints(text: str, *, actor: Actor, limit: int = 4) -> tuple[Hint, ...]:
    """Known errors, solved problems and published articles that a text resembles, the best first."""
    words = words_of(text[:1000])
    if len(words) < ENOUGH:
        return ()
    grams = blind_numbers(words, WORDS)
    rows = through_window(KnowledgeText).filter(_seen_texts(actor), grams__overlap=grams).order_by("-moment")
    texts = [(key, frozenset(held)) for key, held in rows.values_list("subject_id", "grams")[:LOOKED_AT]]
    scores = _scores(grams, texts)
    problems = seen_problems(actor).exclude(state=ProblemState.OPEN).in_bulk(scores)
    articles = seen_articles(actor).filter(published_version__isnull=False).in_bulk(scores)
    known: list[Problem | Article] = [*problems.values(), *articles.values()]
    hints = [Hint(one, round(scores[one.id], 3)) for one in known]
    return tuple(sorted(hints, key=lambda hint: (-hint.likeness, hint.subject.number))[:limit])


def _scores(grams: Sequence[int], texts: Sequence[tuple[UUID, frozenset[int]]]) -> dict[UUID, float]:
    """The share of each text in the weight of all words; a word that fewer texts hold weighs more."""
    held = Counter(gram for _, text in texts for gram in grams if gram in text)
    weights = {gram: log(1 + (len(texts) + 1) / (held[gram] + 1)) for gram in grams}
    whole = sum(weights.values())
    scores = {key: sum(weights[gram] for gram in grams if gram in text) / whole for key, text in texts}
    return {key: score for key, score in scores.items() if score >= LEAST}


def _narrow(rows: "QuerySet[Row]", filters: Filters, actor: Actor) -> "QuerySet[Row]":
    if filters.contract_id is not None:
        rows = rows.filter(contract_id=filters.contract_id)
    if filters.state is not None:
        rows = rows.filter(state=filters.state)
    for term in terms_of(filters.words):
        texts = through_window(KnowledgeText).filter(
            _seen_texts(actor), holds_one_of(ways_of(term)), subject_id=OuterRef("pk")
        )
        rows = rows.filter(Exists(texts) | Q(number=spell(filters.words).upper()))
    return rows


def _seen_texts(actor: Actor) -> Q:
    if sees_all_contracts(actor):
        return Q()
    seen = Q(side="", contract_id__in=visible_contracts(actor))
    return seen | Q(side=Audience.VENDOR.value, contract_id__in=vendor_contracts(actor))
