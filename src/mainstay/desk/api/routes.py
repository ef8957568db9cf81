"""Routes of the desk: the workbench, lists, a case with its clocks, opening and acting."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Query, Router, Status
from ninja.decorators import decorate_view
from pydantic import Field

from mainstay.desk import services
from mainstay.desk.queries import cases
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import CaseChannel, CaseState
from mainstay.directory.public import actor_on
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.time import now

from .schemas import ActOrder, CaseDetail, CaseFull, CaseOpening, CasePage, Workbench
from .showing import show_case, show_full, show_rows, show_workbench

router = Router(tags=["desk"])
Cursor = Annotated[str | None, Field(max_length=200)]
Number = Annotated[str, Path(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]
Limit = Annotated[int, Field(ge=1, le=200)]


@router.get("/workbench", response=Workbench, summary="What is due next")
def get_workbench(request: HttpRequest, limit: Limit = 50, cursor: Cursor = None) -> Workbench:
    """Open cases of the viewer's contracts in the order in which they breach, each with its clock and clause."""
    viewer, moment = actor_on(request), now()
    page = cases.list_workbench(actor=viewer, cursor=cursor, limit=limit)
    counts = cases.count_workbench(actor=viewer, now=moment)
    return show_workbench(page, counts, now=moment)


@router.get("/cases", response=CasePage, summary="List cases")
def list_cases(  # noqa: PLR0917 - the parameters of the query
    request: HttpRequest,
    contract: UUID | None = None,
    state: CaseState | None = None,
    level: Annotated[str | None, Field(max_length=64)] = None,
    overdue: bool | None = None,
    due_soon: bool | None = None,
    open: Annotated[bool | None, Query(alias="open")] = None,  # noqa: A002 - the name in the address
    q: Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")] = "",
    cursor: Cursor = None,
    limit: Limit = 50,
) -> CasePage:
    """Cases, the latest reports first. `q` is the beginning of a number or a part of a title.

    `due_soon` are open cases that run out within four hours, as the workbench counts them.
    """
    moment = now()
    filters = cases.Filters(contract, state, level, overdue, due_soon, open, q.strip())
    page = cases.list_cases(actor=actor_on(request), filters=filters, now=moment, cursor=cursor, limit=limit)
    return CasePage(items=show_rows(page.items, now=moment), next=page.next)


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
