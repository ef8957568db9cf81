"""Routes that serve other pages: what is known of a report being written, and what concerns a case."""

from django.http import HttpRequest
from ninja import Router

from mainstay.desk.public import find_case
from mainstay.directory.public import actor_on, require_contract
from mainstay.kernel.errors import NotFound
from mainstay.knowledge.models import Problem
from mainstay.knowledge.queries import lists

from .problems import Number
from .schemas import CaseKnowledge, HintAsk, HintOut, Hints
from .showing import show_articles, show_problems, writes_on

router = Router(tags=["knowledge"])
BEGINNING = 300


@router.post("/hints", response=Hints, summary="What is known of a report")
def list_hints(request: HttpRequest, body: HintAsk) -> Hints:
    """Known errors, solved problems and published articles that a report resembles."""
    actor = actor_on(request)
    require_contract(actor, body.contract_id)
    found = lists.list_hints(f"{body.title}\n{body.description}", actor=actor)
    return Hints(items=[_hint(one) for one in found])


@router.get("/cases/{number}", response=CaseKnowledge, summary="What concerns a case")
def get_case_knowledge(request: HttpRequest, number: Number) -> CaseKnowledge:
    """The problems that explain a case and the articles made from it."""
    actor = actor_on(request)
    case = find_case(number, actor=actor)
    if case is None:
        raise NotFound("没有这个工单，或您无权查看。", "There is no such case, or none that you may see.")
    filters = lists.Filters(case=number)
    problems = lists.list_problems(actor=actor, filters=filters).items
    articles = lists.list_articles(actor=actor, filters=filters).items
    return CaseKnowledge(
        problems=show_problems(problems),
        articles=show_articles(articles, actor=actor),
        may_write=writes_on(actor, case.contract_id),
    )


def _hint(hint: lists.Hint) -> HintOut:
    subject = hint.subject
    if isinstance(subject, Problem):
        kind, title, text = "problem", subject.title, subject.solution or subject.workaround
    else:
        kind, title, text = "article", subject.published_title, subject.published_body
    return HintOut(
        kind=kind,
        number=subject.number,
        title=title,
        state=subject.state,
        text=text[:BEGINNING],
        likeness=hint.likeness,
    )
