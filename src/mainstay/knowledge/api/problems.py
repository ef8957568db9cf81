"""Routes of problems: list, open, read, act, link cases, tell them again."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status
from pydantic import Field

from mainstay.directory.public import actor_on
from mainstay.kernel.schema import NO_NUL, Label
from mainstay.kernel.time import now
from mainstay.knowledge import services
from mainstay.knowledge.queries import lists, sight
from mainstay.knowledge.rules.words import ProblemState

from .schemas import LinkAnswer, LinkedResult, LinkOrder, ProblemFull, ProblemOpening, ProblemOrder, ProblemPage
from .showing import show_problem, show_problems

router = Router(tags=["knowledge"])
Number = Annotated[str, Path(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]
Words = Annotated[str, Field(max_length=200, pattern=NO_NUL)]
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


@router.get("", response=ProblemPage, summary="List problems")
def list_problems(
    request: HttpRequest,
    contract: UUID | None = None,
    state: ProblemState | None = None,
    case: Words = "",
    q: Words = "",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ProblemPage:
    """Problems of the viewer's contracts, those changed last first; `case` are those that explain a case."""
    filters = lists.Filters(contract, state.value if state else None, case.strip().upper(), q)
    page = lists.list_problems(actor=actor_on(request), filters=filters, cursor=cursor, limit=limit)
    return ProblemPage(items=show_problems(page.items), next=page.next)


@router.post("", response={201: ProblemFull}, summary="Open a problem")
def open_problem(request: HttpRequest, body: ProblemOpening) -> Status[ProblemFull]:
    """A new problem under a contract, owned by who opens it; engineers, experts and project managers."""
    actor, moment = actor_on(request), now()
    opening = services.Opening(body.contract_id, body.title.strip(), body.description)
    problem = services.open_problem(opening, actor=actor, now=moment)
    return Status(201, show_problem(problem, actor=actor, now=moment))


@router.get("/{number}", response=ProblemFull, summary="A problem")
def get_problem(request: HttpRequest, number: Number) -> ProblemFull:
    """A problem with its cases, its entries and the acts open to the viewer."""
    actor = actor_on(request)
    return show_problem(sight.access_problem(number, actor=actor), actor=actor, now=now())


@router.post("/{number}/entries", response=ProblemFull, summary="Act on a problem")
def act_on_problem(request: HttpRequest, number: Number, body: ProblemOrder) -> ProblemFull:
    """One act on a problem. Solving it lets the worker tell each linked case; 409 when stale or not to be done now."""
    actor, moment = actor_on(request), now()
    fields = body.model_dump(exclude={"act", "expected_seq"}, exclude_defaults=True, mode="json")
    problem = services.act_on_problem(number, body.act, fields, expected_seq=body.expected_seq, actor=actor, now=moment)
    return show_problem(problem, actor=actor, now=moment)


@router.post("/{number}/cases", response=LinkAnswer, summary="Link cases to a problem")
def link_cases(request: HttpRequest, number: Number, body: LinkOrder) -> LinkAnswer:
    """Link cases of the same contract; those that cannot be linked say why, the others are linked all the same."""
    actor, moment = actor_on(request), now()
    results = services.link_cases(number, body.cases, actor=actor, now=moment)
    shown = [LinkedResult(case=one.case, linked=one.linked, reason=Label(zh=one.zh, en=one.en)) for one in results]
    problem = sight.access_problem(number, actor=actor)
    return LinkAnswer(results=shown, problem=show_problem(problem, actor=actor, now=moment))


@router.post("/{number}/tellings", response=ProblemFull, summary="Tell the cases that still wait")
def tell_cases(request: HttpRequest, number: Number) -> ProblemFull:
    """Go on telling linked cases that the problem is solved, where the worker was broken off; writers only."""
    actor, moment = actor_on(request), now()
    problem = services.resume_telling(number, actor=actor, now=moment)
    return show_problem(problem, actor=actor, now=moment)
