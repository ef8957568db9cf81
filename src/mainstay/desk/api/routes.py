"""Routes of a case: opening it, its page with its clocks, acting on it."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router, Status
from ninja.decorators import decorate_view

from mainstay.desk import services
from mainstay.desk.queries import cases
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import CaseChannel
from mainstay.directory.public import actor_on, list_people_on
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.time import now

from .page import show_case, show_people
from .page_schemas import CaseDetail, PersonOn
from .schemas import ActOrder, CaseFull, CaseOpening
from .showing import show_full

router = Router(tags=["desk"])
Number = Annotated[str, Path(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]


@router.post("/cases", response={201: CaseFull}, summary="Open a case")
@decorate_view(answer_once)
def open_case(request: HttpRequest, body: CaseOpening) -> Status[CaseFull]:
    """Report a fault under a contract; 409 outside its term, in the future or under a level that it lacks."""
    opening = services.Opening(
        contract_id=body.contract_id,
        title=body.title,
        description=body.description,
        reporter=body.reporter.model_dump(),
        facts=dict(body.facts),
        reported_at=body.reported_at,
        type=body.type,
        channel=CaseChannel(body.channel),
        parent=body.parent.upper(),
    )
    moment = now()
    return Status(201, show_full(services.open_case(opening, actor=actor_on(request), now=moment), now=moment))


@router.get("/cases/{number}", response=CaseDetail, summary="A case")
def get_case(request: HttpRequest, number: Number) -> CaseDetail:
    """A case with its clocks, its entries and the acts open to the viewer."""
    actor = actor_on(request)
    return show_case(cases.access_case(number, actor=actor), actor=actor, now=now())


@router.post("/cases/{number}/entries", response=CaseDetail, summary="Act on a case")
@decorate_view(answer_once)
def act_on_case(request: HttpRequest, number: Number, body: ActOrder) -> CaseDetail:
    """One act on a case; 409 `stale` when somebody else has written since, 409 `refused` when it may not be now."""
    actor, moment = actor_on(request), now()
    order = Order(body.act, body.expected_seq, body.occurred_at, body.note, body.fields)
    case = services.act_on_case(number, order, actor=actor, now=moment)
    return show_case(case, actor=actor, now=moment)


@router.get("/cases/{number}/people", response=list[PersonOn], summary="The people of a case")
def list_people(request: HttpRequest, number: Number) -> list[PersonOn]:
    """Everybody with a role on the case's contract: whom a form may name."""
    case = cases.access_case(number, actor=actor_on(request))
    return show_people(list_people_on(case.contract_id, now=now()), case)
