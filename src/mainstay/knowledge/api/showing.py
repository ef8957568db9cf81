"""From rows and entries to what the routes give."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.desk.public import find_cases
from mainstay.directory.public import ROLES, Actor, RoleName, list_people_on, roles_on
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.kernel.schema import Label
from mainstay.knowledge.models import Article, Feedback, Linked, Problem, Telling
from mainstay.knowledge.queries.lists import count_cases, count_feedback
from mainstay.knowledge.queries.sight import reads_drafts, seen_articles, stream_of_article, stream_of_problem
from mainstay.knowledge.rules.acts import ARTICLE_ACTS, PROBLEM_ACTS, Rule
from mainstay.knowledge.rules.articles import versions_of
from mainstay.knowledge.rules.words import (
    WRITERS,
    ArticleAct,
    ArticleState,
    Audience,
    Outcome,
    ProblemAct,
    ProblemState,
)

from .schemas import (
    ArticleFull,
    ArticleRow,
    ArticleVersion,
    KnowledgeAct,
    KnowledgeEntry,
    KnowledgePerson,
    LinkedCase,
    ProblemFull,
    ProblemRow,
)

OPENED = Label(zh="建立问题", en="Open the problem")
DRAFTED = Label(zh="撰写初稿", en="Draft")
LABELS = {
    "opened": OPENED,
    "drafted": DRAFTED,
    **{rule.kind: Label(zh=rule.zh, en=rule.en) for rule in PROBLEM_ACTS.values()},
    **{rule.kind: Label(zh=rule.zh, en=rule.en) for rule in ARTICLE_ACTS.values()},
}


def show_problems(problems: Sequence[Problem]) -> list[ProblemRow]:
    """Problems as rows, in one query more."""
    counts = count_cases(problems)
    return [ProblemRow(**_problem(problem, counts.get(problem.id, 0))) for problem in problems]


def show_problem(problem: Problem, *, actor: Actor, now: datetime) -> ProblemFull:
    """A problem with its cases, what each was told, its articles, its entries and the acts open to the actor."""
    linked = _linked(problem, actor)
    articles = seen_articles(actor).filter(problem=problem.number).order_by("-updated_at")
    acts = _acts(PROBLEM_ACTS, actor, problem.contract_id, ProblemState(problem.state))
    writes = any(one.act == ProblemAct.HAND_OVER for one in acts)
    return ProblemFull(
        **_problem(problem, len(linked)),
        description=problem.description,
        cause=problem.cause,
        workaround=problem.workaround,
        solution=problem.solution,
        solved_at=problem.solved_at,
        seq=problem.seq,
        linked=linked,
        articles=show_articles(list(articles), actor=actor),
        acts=acts,
        owners=_owners(problem.contract_id, now=now) if writes else [],
        entries=_entries(read_stream(stream_of_problem(problem.id))),
    )


def show_articles(articles: Sequence[Article], *, actor: Actor) -> list[ArticleRow]:
    """Articles as rows, in one query more."""
    counts = count_feedback(articles)
    return [ArticleRow(**_article(one, counts.get(one.id, (0, 0)), actor)) for one in articles]


def show_article(article: Article, *, actor: Actor) -> ArticleFull:
    """An article; its history and drafts for the vendor's people alone."""
    inside = reads_drafts(actor, article.contract_id)
    entries = read_stream(stream_of_article(article.id)) if inside else ()
    own = Feedback.objects.filter(article=article, person_id=actor.id).values_list("helpful", flat=True).first()
    acts = _acts(ARTICLE_ACTS, actor, article.contract_id, ArticleState(article.state))
    return ArticleFull(
        **_article(article, count_feedback([article]).get(article.id, (0, 0)), actor),
        body=article.body if inside else article.published_body,
        published_at=article.published_at,
        seq=article.seq,
        versions=[
            ArticleVersion(
                version=one.version,
                title=one.title,
                body=one.body,
                audience=Audience(one.audience),
                author=one.author_name,
                written_at=one.written_at,
            )
            for one in versions_of(entries)
        ],
        acts=[act for act in acts if _makes_sense(act, article, actor)],
        entries=_entries(entries),
        own_feedback=own,
    )


def writes_on(actor: Actor, contract_id: UUID) -> bool:
    """True for who may write problems and articles on a contract."""
    return any(grant.role.value in WRITERS for grant in roles_on(actor, contract_id))


def _makes_sense(act: KnowledgeAct, article: Article, actor: Actor) -> bool:
    if act.act == ArticleAct.REVIEW:
        return article.author_id != actor.id
    return act.act != ArticleAct.WITHDRAW or article.published_version is not None


def _problem(problem: Problem, cases: int) -> dict[str, Any]:
    return {
        "number": problem.number,
        "contract_id": problem.contract_id,
        "title": problem.title,
        "state": problem.state,
        "owner": KnowledgePerson(id=problem.owner_id, name=problem.owner_name),
        "cases": cases,
        "opened_at": problem.opened_at,
        "updated_at": problem.updated_at,
    }


def _article(article: Article, feedback: tuple[int, int], actor: Actor) -> dict[str, Any]:
    inside = reads_drafts(actor, article.contract_id)
    return {
        "number": article.number,
        "contract_id": article.contract_id,
        "title": article.title if inside else article.published_title,
        "state": article.state if inside else ArticleState.PUBLISHED,
        "audience": article.audience if inside else article.published_audience,
        "version": article.version if inside else article.published_version,
        "published_version": article.published_version,
        "author": article.author_name,
        "case": article.case,
        "problem": article.problem,
        "helpful": feedback[0],
        "unhelpful": feedback[1],
        "updated_at": article.updated_at if inside else article.published_at,
    }


def _linked(problem: Problem, actor: Actor) -> list[LinkedCase]:
    numbers = list(Linked.objects.filter(problem=problem).order_by("id").values_list("case", flat=True))
    cases = find_cases(numbers, actor=actor)
    told = {one.case: one for one in Telling.objects.filter(problem=problem).order_by("seq")}
    shown = []
    for number in numbers:
        case, telling = cases.get(number), told.get(number)
        reason = Label(zh=telling.reason_zh, en=telling.reason_en) if telling and telling.reason_zh else None
        outcome = Outcome(telling.outcome) if telling else None
        title, state = (case.title, case.state) if case else ("", None)
        shown.append(LinkedCase(number=number, title=title, state=state, outcome=outcome, reason=reason))
    return shown


def _acts(table: dict[Any, Rule[Any, Any]], actor: Actor, contract_id: UUID, state: object) -> list[KnowledgeAct]:
    roles = {grant.role.value for grant in roles_on(actor, contract_id)}
    return [
        KnowledgeAct(
            act=rule.act.value,
            label=Label(zh=rule.zh, en=rule.en),
            required=list(rule.required),
            optional=list(rule.optional),
        )
        for rule in table.values()
        if roles & rule.roles and state in rule.states
    ]


def _owners(contract_id: UUID, *, now: datetime) -> list[KnowledgePerson]:
    return [
        KnowledgePerson(id=person.id, name=person.name)
        for person in list_people_on(contract_id, now=now)
        if any(grant.contract_id == contract_id and grant.role.value in WRITERS for grant in person.grants)
    ]


def _entries(entries: Sequence[Entry]) -> list[KnowledgeEntry]:
    return [
        KnowledgeEntry(
            seq=entry.seq,
            kind=entry.kind,
            label=LABELS[entry.kind],
            recorded_at=entry.recorded_at,
            actor=entry.actor_name,
            role=_role(entry.role),
            payload=dict(entry.payload),
            hash=entry.hash.hex(),
        )
        for entry in entries
    ]


def _role(name: str) -> Label:
    role = ROLES[RoleName(name)]
    return Label(zh=role.zh, en=role.en)
