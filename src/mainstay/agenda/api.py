"""The route of the agenda."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router
from pydantic import AwareDatetime, Field

from mainstay.directory.public import actor_on
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

from .queries import Filters, kinds, list_agenda
from .rules.permissions import PERMISSIONS

__all__ = ["PERMISSIONS", "router"]
router = Router(tags=["agenda"])
SUBJECT = r"^([a-z]{1,20}:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})?$"


class AgendaKind(Schema):
    """A kind of things that may be due."""

    id: str
    name: Label


class AgendaContractOut(Schema):
    """The contract that something is due under."""

    id: UUID
    code: str
    version: int
    title: Label
    timezone: str


class AgendaClauseOut(Schema):
    """The clause that something comes from, in the version of `contract`."""

    id: str
    number: str
    heading: Label


class AgendaItem(Schema):
    """Something due: `what` happens at `due`, `to` whom by role, on what (`name`, with the address of its page).

    `failing` says that it was tried and did not work; it is tried again.
    """

    key: UUID
    kind: str
    due: AwareDatetime
    failing: bool
    contract: AgendaContractOut
    subject: str
    name: Label
    link: str
    what: Label
    to: list[Label]
    clause: AgendaClauseOut | None


class AgendaPage(Schema):
    """What is due, the longest overdue first: late is what was due before `now`."""

    items: list[AgendaItem]
    next: str | None
    kinds: list[AgendaKind]
    now: datetime


class AgendaQuery(Schema):
    """What narrows the list; `subject` is the name of one case or duty as the rows tell it."""

    kind: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=20)] = []
    contract: UUID | None = None
    subject: Annotated[str, Field(pattern=SUBJECT)] = ""
    late: bool | None = None
    cursor: Annotated[str | None, Field(max_length=200)] = None
    limit: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("", response=AgendaPage, summary="What is due next over all subjects")
def get_agenda(request: HttpRequest, asked: Query[AgendaQuery]) -> AgendaPage:
    """Clocks, rungs of ladders, duties and whatever else has a moment under the viewer's contracts, by that moment."""
    moment = now()
    filters = Filters(asked.kind, asked.contract, asked.subject, asked.late)
    page = list_agenda(filters, actor=actor_on(request), now=moment, cursor=asked.cursor, limit=asked.limit)
    names = [AgendaKind(id=kind, name=Label.model_validate(name)) for kind, name in kinds().items()]
    items = [AgendaItem.model_validate(item) for item in page.items]
    return AgendaPage(items=items, next=page.next, kinds=names, now=moment)
