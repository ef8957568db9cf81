"""Keeping the texts of problems and articles in step for searching, in the transaction that changes them."""

from uuid import UUID

from mainstay.knowledge.models import Article, KnowledgeText, Problem
from mainstay.knowledge.queries.blinding import grams_kept
from mainstay.knowledge.rules.words import Audience

PROBLEM, ARTICLE = "problem", "article"


def index_problem(problem: Problem) -> None:
    """The texts of a problem, which both sides see."""
    words = (problem.title, problem.description, problem.cause, problem.workaround, problem.solution)
    grams = grams_kept(words, (problem.number, problem.owner_name), named=problem.title)
    _replace(problem.id, [_text(PROBLEM, problem, "", grams)])


def index_article(article: Article) -> None:
    """The newest version for the vendor; the published one for both sides where it is meant for both."""
    known = (article.number, article.author_name)
    newest = grams_kept((article.title, article.body), known, named=article.title)
    texts = [_text(ARTICLE, article, Audience.VENDOR.value, newest)]
    if article.published_audience == Audience.BOTH:
        words = (article.published_title, article.published_body)
        shown = grams_kept(words, (article.number,), named=article.published_title)
        texts.append(_text(ARTICLE, article, "", shown))
    _replace(article.id, texts)


def index_knowledge() -> int:
    """Write every text anew; how many problems and articles there are."""
    count = 0
    for problem in Problem.objects.order_by("pk").iterator(chunk_size=200):
        index_problem(problem)
        count += 1
    for article in Article.objects.order_by("pk").iterator(chunk_size=200):
        index_article(article)
        count += 1
    return count


def _text(kind: str, subject: Problem | Article, side: str, grams: list[int]) -> KnowledgeText:
    return KnowledgeText(
        subject_id=subject.id,
        kind=kind,
        contract_id=subject.contract_id,
        side=side,
        moment=subject.updated_at,
        grams=grams,
    )


def _replace(key: UUID, texts: list[KnowledgeText]) -> None:
    KnowledgeText.objects.filter(subject_id=key).delete()
    KnowledgeText.objects.bulk_create(texts)
