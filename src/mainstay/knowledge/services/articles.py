"""Articles: drafted from a solved case or problem, revised, reviewed by somebody else, published, withdrawn."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.desk.public import CaseState, find_case
from mainstay.directory.public import Actor, require_contract
from mainstay.kernel.errors import NotFound, Refused
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.knowledge.models import Article, Feedback, Problem
from mainstay.knowledge.queries.sight import find_article, find_problem, stream_of_article
from mainstay.knowledge.rules.acts import ARTICLE_ACTS, check_fields, require_allowed
from mainstay.knowledge.rules.articles import read_article, refuse_own_review
from mainstay.knowledge.rules.words import ArticleAct, ArticleKind, ArticleState, Audience, ProblemState

from .indexing import index_article
from .writing import draw_number, require_fresh, role_in, write_entry

SOLVED = frozenset({CaseState.RESOLVED, CaseState.CONFIRMED, CaseState.CLOSED})


@dataclass(frozen=True, slots=True)
class Drafting:
    """A new article and the solved case or the problem that it is made from."""

    contract_id: UUID
    title: str
    body: str
    audience: Audience
    case: str = ""
    problem: str = ""


@transaction.atomic
def draft_article(drafting: Drafting, *, actor: Actor, now: datetime) -> Article:
    """A first version; Refused without a solved case or a problem whose remedy is known."""
    require_contract(actor, drafting.contract_id)
    rule = ARTICLE_ACTS[ArticleAct.REVISE]
    role = require_allowed(rule, roles=role_in(actor, drafting.contract_id), state=ArticleState.DRAFT)
    _require_source(drafting, actor=actor)
    article = Article(id=uuid.uuid4(), contract_id=drafting.contract_id)
    payload = {
        "number": draw_number("K", drafting.contract_id, now=now),
        "title": drafting.title,
        "body": drafting.body,
        "audience": drafting.audience.value,
        "case": drafting.case,
        "problem": drafting.problem,
    }
    stream = stream_of_article(article.id)
    entry = write_entry(stream, None, ArticleKind.DRAFTED.value, payload, actor=actor, role=role, now=now)
    return _keep(article, (entry,), new=True)


@transaction.atomic
def act_on_article(
    number: str,
    act: ArticleAct,
    fields: Mapping[str, Any],
    *,
    expected_seq: int | None = None,
    actor: Actor,
    now: datetime,
) -> Article:
    """One act on an article; whatever is refused changes nothing."""
    article = find_article(number, Article.objects.select_for_update(), actor=actor)
    rule = ARTICLE_ACTS[act]
    role = require_allowed(rule, roles=role_in(actor, article.contract_id), state=ArticleState(article.state))
    require_fresh(article, expected_seq)
    payload = check_fields(rule, dict(fields))
    stream = stream_of_article(article.id)
    entries = read_stream(stream)
    if act is ArticleAct.REVIEW:
        refuse_own_review(read_article(entries), actor.id)
    if act is ArticleAct.WITHDRAW and article.published_version is None:
        raise Refused("该条目尚未发布，无需撤下。", "The article is not published.")
    entry = write_entry(stream, article, rule.kind, payload, actor=actor, role=role, now=now)
    return _keep(article, (*entries, entry))


def give_feedback(number: str, *, helpful: bool, note: str, actor: Actor, now: datetime) -> Article:
    """Say whether the published version helped; said again it replaces what the same reader said before."""
    article = find_article(number, Article.objects.all(), actor=actor)
    if article.published_version is None:
        raise Refused("该条目尚未发布。", "The article is not published.")
    said = {"version": article.published_version, "helpful": helpful, "note": note, "given_at": now}
    Feedback.objects.update_or_create(article=article, person_id=actor.id, defaults=said)
    return article


def _keep(article: Article, entries: tuple[Entry, ...], *, new: bool = False) -> Article:
    read = read_article(entries)
    newest, shown = read.newest, read.published
    article.number, article.state = read.number, read.state
    article.title, article.body, article.audience = newest.title, newest.body, newest.audience
    article.version, article.author_id, article.author_name = newest.version, newest.author_id, newest.author_name
    article.published_version = shown.version if shown else None
    article.published_title, article.published_body = (shown.title, shown.body) if shown else ("", "")
    article.published_audience = shown.audience if shown else ""
    article.published_at = read.published_at
    article.case, article.problem = read.case, read.problem
    article.seq, article.head_hash, article.updated_at = read.seq, read.head_hash, read.updated_at
    article.save(force_insert=new)
    index_article(article)
    return article


def _require_source(drafting: Drafting, *, actor: Actor) -> None:
    if drafting.case:
        case = find_case(drafting.case, actor=actor)
        if case is None or case.contract_id != drafting.contract_id:
            raise NotFound("没有这个工单，或您无权查看。", "There is no such case, or none that you may see.")
        if case.state not in SOLVED:
            raise Refused("工单尚未解决，不能据此编写知识条目。", "The case is not resolved yet.")
    if drafting.problem:
        problem = find_problem(drafting.problem, Problem.objects.all(), actor=actor)
        if problem.contract_id != drafting.contract_id or problem.state == ProblemState.OPEN:
            raise Refused("问题尚无规避措施或解决办法。", "The problem has neither workaround nor solution yet.")
    if not (drafting.case or drafting.problem):
        raise Refused("知识条目应来自已解决的工单或问题。", "An article is made from a solved case or a problem.")
