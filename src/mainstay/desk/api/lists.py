"""Routes of the lists: the workbench and the cases, narrowed, ordered and by pages."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import ConfigDict, Field, StringConstraints

from mainstay.desk.queries import lists
from mainstay.desk.queries.lists import Order
from mainstay.desk.rules.words import CaseChannel, CaseState, CaseType, Line
from mainstay.directory.public import actor_on
from mainstay.kernel.schema import NO_NUL, Moment, Schema
from mainstay.kernel.time import now

from .routes import router as cases  # one address, one router: another one would hide its other verbs
from .schemas import CasePage, Workbench
from .showing import show_rows, show_workbench

router = Router(tags=["desk"])
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]
Value = Annotated[str, StringConstraints(max_length=200, pattern=NO_NUL, strip_whitespace=True)]
SOME, MANY = 20, 200


class ListFilters(Schema):
    """What a list is narrowed to: all of these at once; of several values for one of them, any.

    `assignee` is `me`, `nobody` or a person's id; `due_soon` is within four hours, as the workbench counts it;
    periods hold their beginning and not their end; `q` is the beginning of a number, or words to search for.
    """

    model_config = ConfigDict(extra="forbid")

    contract: Annotated[list[UUID], Field(max_length=MANY)] = []
    state: Annotated[list[CaseState], Field(max_length=SOME)] = []
    level: Annotated[list[Value], Field(max_length=SOME)] = []
    type: Annotated[list[CaseType], Field(max_length=SOME)] = []
    line: Annotated[list[Line], Field(max_length=SOME)] = []
    channel: Annotated[list[CaseChannel], Field(max_length=SOME)] = []
    assignee: Annotated[str, Field(pattern=r"^(me|nobody|[0-9a-fA-F-]{36})?$")] = ""
    system: Value = ""
    asset: Value = ""
    maker: Value = ""
    kind: Value = ""
    cause: Value = ""
    overdue: bool | None = None
    due_soon: bool | None = None
    excluded: bool | None = None
    open: bool | None = None
    reported_from: Moment | None = None
    reported_to: Moment | None = None
    closed_from: Moment | None = None
    closed_to: Moment | None = None
    q: Annotated[str, StringConstraints(max_length=100, pattern=NO_NUL, strip_whitespace=True)] = ""

    def filters(self) -> lists.Filters:
        """The same for the queries."""
        given: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in self.model_dump().items()
        }
        return lists.Filters(**given)


class PageQuery(ListFilters):
    """Filters, and which page of the list."""

    cursor: Cursor = None
    limit: Limit = 50

    def filters(self) -> lists.Filters:
        """The filters alone."""
        return ListFilters(**self.model_dump(include=set(ListFilters.model_fields))).filters()


class CasesQuery(PageQuery):
    """The list of cases; in the order of what is due next it holds open cases only."""

    order: Order = Order.NEWEST


@router.get("/workbench", response=Workbench, summary="What is due next")
def get_workbench(request: HttpRequest, asked: Query[PageQuery]) -> Workbench:
    """Open cases of the viewer's contracts in the order in which they breach, each with its clock and clause."""
    viewer, moment, filters = actor_on(request), now(), asked.filters()
    page = lists.list_workbench(actor=viewer, filters=filters, now=moment, cursor=asked.cursor, limit=asked.limit)
    counts = lists.count_workbench(actor=viewer, filters=filters, now=moment)
    return show_workbench(page, counts, now=moment)


@cases.get("/cases", response=CasePage, summary="List cases")
def list_cases(request: HttpRequest, asked: Query[CasesQuery]) -> CasePage:
    """Cases that fit the filters: the latest reports first, or by what is due next, or by their last change."""
    moment = now()
    page = lists.list_cases(
        actor=actor_on(request),
        filters=asked.filters(),
        now=moment,
        order=asked.order,
        cursor=asked.cursor,
        limit=asked.limit,
    )
    return CasePage(items=show_rows(page.items, now=moment), next=page.next)
