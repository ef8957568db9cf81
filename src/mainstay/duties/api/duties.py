"""Routes of duties: lists, days, one duty, acts, events, files, and the plan of a version."""

from datetime import date, timedelta
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router, Status
from ninja.decorators import decorate_view
from pydantic import Field

from mainstay.contracts.public import Side
from mainstay.directory.public import actor_on, tell_access
from mainstay.duties import services
from mainstay.duties.queries import lists, plans, sight
from mainstay.duties.rules.words import DutyState
from mainstay.kernel.errors import Malformed
from mainstay.kernel.files import file_response
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.schema import Moment, Schema
from mainstay.kernel.time import now

from .planning import show_plan
from .schemas import DayRow, DutyFull, DutyOpening, DutyOrder, DutyPage, PlanView
from .showing import show_duties, show_duty

router = Router(tags=["duties"])
LONGEST_SPAN = timedelta(days=400)
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


class DutyQuery(Schema):
    """What narrows a list of duties; `since` and `until` are about when they fall due."""

    contract: UUID | None = None
    obligation: Annotated[str, Field(max_length=64, pattern=r"^[A-Za-z0-9_.-]*$")] = ""
    owner: Side | None = None
    state: list[DutyState] = []
    late: bool | None = None
    since: Moment | None = None
    until: Moment | None = None

    def filters(self) -> lists.Filters:
        """The same for the query."""
        return lists.Filters(
            contract=self.contract,
            obligation=self.obligation,
            owner=self.owner.value if self.owner else "",
            states=[one.value for one in self.state],
            late=self.late,
            since=self.since,
            until=self.until,
        )


@router.get("", response=DutyPage, summary="List duties")
def list_duties(
    request: HttpRequest,
    narrow: Query[DutyQuery],
    *,
    newest: bool = False,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> DutyPage:
    """The duties of the viewer's contracts in the order in which they fall due, or the other way round."""
    actor = actor_on(request)
    page = lists.list_duties(narrow.filters(), actor=actor, newest=newest, cursor=cursor, limit=limit)
    return DutyPage(items=show_duties(page.items, now=now()), next=page.next)


@router.get("/days", response=list[DayRow], summary="How many duties fall due on each day")
def count_days(request: HttpRequest, first: date, last: date, narrow: Query[DutyQuery]) -> list[DayRow]:
    """The days from `first` to `last`, both included, on which something falls due; at most 400 days."""
    if last < first or last - first > LONGEST_SPAN:
        raise Malformed("起止日期不正确，最多 400 天。", "The days are not in order, or more than 400.")
    found = lists.count_days(narrow.filters(), first, last, actor=actor_on(request))
    return [DayRow(day=one.day, total=one.total, unfinished=one.unfinished, late=one.late) for one in found]


@router.post("", response={201: DutyFull}, summary="Note an event that brings a duty")
@decorate_view(answer_once)
def open_duty(request: HttpRequest, body: DutyOpening) -> Status[DutyFull]:
    """Open the duty that the contract hangs on an event; people of the two sides."""
    actor, moment = actor_on(request), now()
    asking = services.Asking(body.contract_id, body.obligation, body.what.strip(), body.happened_at, body.asked)
    duty = services.open_duty(asking, actor=actor, now=moment)
    return Status(201, show_duty(duty, actor=actor, now=moment))


@router.get("/plan/{uuid:contract_id}", response=PlanView, summary="The next twelve months of a contract version")
def plan(request: HttpRequest, contract_id: UUID, version: Annotated[int | None, Field(ge=1)] = None) -> PlanView:
    """What a version brings from today on, also before it is signed; the one to show first unless told."""
    return show_plan(plans.access_plan(actor_on(request), contract_id, version, now=now()))


@router.get("/files/{uuid:file_id}", response={200: None}, summary="A file of a duty")
def download(request: HttpRequest, file_id: UUID, *, inline: bool = False) -> HttpResponseBase:
    """The bytes, in ranges if asked; `inline` shows raster images and PDF in the browser, all else is saved."""
    file, contract_id = sight.access_file(file_id, actor=actor_on(request))
    tell_access(request, subject=file.name, contract_id=contract_id, sha256=file.sha256)
    return file_response(request, file, inline=inline)


@router.get("/{uuid:duty_id}", response=DutyFull, summary="A duty")
def get_duty(request: HttpRequest, duty_id: UUID) -> DutyFull:
    """A duty with its clause, its entries and the acts open to the viewer."""
    actor = actor_on(request)
    return show_duty(sight.access_duty(duty_id, actor=actor), actor=actor, now=now())


@router.post("/{uuid:duty_id}/entries", response=DutyFull, summary="Act on a duty")
@decorate_view(answer_once)
def act(request: HttpRequest, duty_id: UUID, body: DutyOrder) -> DutyFull:
    """One act on a duty, as one entry; 409 when stale or not to be done now."""
    actor, moment = actor_on(request), now()
    fields = {"note": body.note.strip(), "files": body.files, "due": body.due}
    duty = services.act_on_duty(duty_id, body.act, fields, expected_seq=body.expected_seq, actor=actor, now=moment)
    return show_duty(duty, actor=actor, now=moment)
