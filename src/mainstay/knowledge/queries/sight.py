"""Who sees which problems and articles; fetching one is authorising it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from mainstay.directory.public import Actor, Side, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound
from mainstay.knowledge.models import Article, Problem
from mainstay.knowledge.rules.words import Audience


def stream_of_problem(problem_id: UUID) -> str:
    """The ledger stream of a problem."""
    return f"problem:{problem_id}"


def stream_of_article(article_id: UUID) -> str:
    """The ledger stream of an article."""
    return f"article:{article_id}"


def reads_drafts(actor: Actor, contract_id: UUID) -> bool:
    """True for the vendor's people on the contract and for those who see everything."""
    return sees_all_contracts(actor) or contract_id in vendor_contracts(actor)


def vendor_contracts(actor: Actor) -> frozenset[UUID]:
    """The contracts on which the actor stands on the vendor's side."""
    return frozenset(grant.contract_id for grant in actor.grants if grant.contract_id and grant.side is Side.VENDOR)


def seen_problems(actor: Actor) -> "QuerySet[Problem]":
    """The problems of the actor's contracts: both sides see them."""
    rows = Problem.objects.all()
    return rows if sees_all_contracts(actor) else rows.filter(contract_id__in=visible_contracts(actor))


def seen_articles(actor: Actor) -> "QuerySet[Article]":
    """Every article of the contracts on which the actor is the vendor's; elsewhere those published for both."""
    if sees_all_contracts(actor):
        return Article.objects.all()
    shown = Q(contract_id__in=visible_contracts(actor), published_audience=Audience.BOTH.value)
    return Article.objects.filter(Q(contract_id__in=vendor_contracts(actor)) | shown)


def find_problem(number: str, problems: "QuerySet[Problem]", *, actor: Actor) -> Problem:
    """The problem of this number among `problems`; NotFound when there is none or the actor may not see it."""
    problem = problems.filter(number=number).first()
    if problem is None or not may_see_contract(actor, problem.contract_id):
        raise NotFound("没有这个问题，或您无权查看。", "There is no such problem, or none that you may see.")
    return problem


def find_article(number: str, articles: "QuerySet[Article]", *, actor: Actor) -> Article:
    """The article of this number among `articles`; NotFound when there is none or the actor may not read it."""
    article = articles.filter(number=number).first()
    if article is None or not _reads(article, actor):
        raise NotFound("没有这个知识条目，或您无权查看。", "There is no such article, or none that you may read.")
    return article


def access_problem(number: str, *, actor: Actor) -> Problem:
    """The problem of this number, for somebody who may see it."""
    return find_problem(number, Problem.objects.all(), actor=actor)


def access_article(number: str, *, actor: Actor) -> Article:
    """The article of this number, for somebody who may read it."""
    return find_article(number, Article.objects.all(), actor=actor)


def _reads(article: Article, actor: Actor) -> bool:
    if reads_drafts(actor, article.contract_id):
        return True
    return may_see_contract(actor, article.contract_id) and article.published_audience == Audience.BOTH
