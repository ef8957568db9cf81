"""Keeping the texts of problems and articles in step for searching, in the transaction that changes them."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from mainstay.kernel.text import grams_of, initial_grams, spell
from mainstay.knowledge.models import Article, KnowledgeText, Problem
from mainstay.knowledge.rules.words import Audience

PROBLEM, ARTICLE = "problem", "article"


def index_problem(problem: Problem) -> None:
    """The texts of a problem, which both sides see."""
    lines = (
        problem.number,
        problem.title,
        problem.description,
        problem.cause,
        problem.workaround,
        problem.solution,
        problem.owner_name,
    )
    text = _text(PROBLEM, problem.id, problem.contract_id, problem.updated_at, "", lines, problem.title)
    _replace(problem.id, [text])


def index_article(article: Article) -> None:
    """The newest version for the vendor; the published one for both sides where it is meant for both."""
    newest = (article.number, article.title, article.body, article.author_name)
    key, contract, moment = article.id, article.contract_id, article.updated_at
    texts = [_text(ARTICLE, key, contract, moment, Audience.VENDOR.value, newest, article.title)]
    if article.published_audience == Audience.BOTH:
        shown = (article.number, article.published_title, article.published_body)
        texts.append(_text(ARTICLE, key, contract, moment, "", shown, article.published_title))
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


def _text(
    kind: str, key: UUID, contract_id: UUID, moment: datetime, side: str, lines: Iterable[str], named: str
) -> KnowledgeText:
    text = "\n".join(line for line in lines if line)
    grams = sorted(grams_of(text) | initial_grams(named))
    return KnowledgeText(
        subject_id=key,
        kind=kind,
        contract_id=contract_id,
        side=side,
        moment=moment,
        text=spell(text),
        grams=grams,
    )


def _replace(key: UUID, texts: list[KnowledgeText]) -> None:
    KnowledgeText.objects.filter(subject_id=key).delete()
    KnowledgeText.objects.bulk_create(texts)
