"""Routes of requests to change the unit: ask, list, decide, withdraw."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import ConfigDict, Field, StringConstraints

from mainstay.directory.public import actor_on
from mainstay.directory.queries import units as reads
from mainstay.directory.services import changes
from mainstay.kernel.schema import Schema
from mainstay.kernel.time import now

from .people_showing import ChangePage, UnitChangeOut, show_change, show_changes

router = Router(tags=["directory"])
Paragraph = Annotated[str, StringConstraints(max_length=1000, pattern=r"^[^\x00]*$", strip_whitespace=True)]
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


class ChangeIn(Schema):
    """Who is to change to which unit, and why; oneself unless told."""

    model_config = ConfigDict(extra="forbid")

    unit_id: UUID
    reason: Annotated[Paragraph, Field(min_length=1)]
    person_id: UUID | None = None


class Decision(Schema):
    """Agreed or not; the unit that lets go names who takes over the open work."""

    model_config = ConfigDict(extra="forbid")

    agree: bool
    note: Paragraph = ""
    successor_id: UUID | None = None


@router.get("/changes", response=ChangePage, summary="Requests to change the unit")
def list_changes(
    request: HttpRequest,
    *,
    is_open: bool | None = None,
    cursor: Cursor = None,
    limit: Limit = 50,
) -> ChangePage:
    """One's own and those that concern one's units, the latest first; of a unit elsewhere not even the name is told."""
    actor = actor_on(request)
    under = reads.administered(actor.grants)
    page = reads.list_changes(under, actor.id, is_open=is_open, cursor=cursor, limit=limit)
    return ChangePage(items=show_changes(page.items, under, actor.id), next=page.next)


@router.post("/changes", response={201: UnitChangeOut}, summary="Ask to change the unit")
def ask_for_change(request: HttpRequest, body: ChangeIn) -> Status[UnitChangeOut]:
    """Ask for oneself, to a unit that is offered, or for somebody under one; 409 while another request is open."""
    actor, moment = actor_on(request), now()
    under = reads.administered(actor.grants)
    person_id = body.person_id or actor.id
    made = changes.ask_for_change(person_id, body.unit_id, reason=body.reason, under=under, actor=actor, now=moment)
    return Status(201, show_change(made, under, actor.id))


@router.post("/changes/{change_id}/decision", response=UnitChangeOut, summary="Decide on a request")
def decide_change(request: HttpRequest, change_id: UUID, body: Decision) -> UnitChangeOut:
    """For the units that one administers. When both have agreed it is in force at once."""
    actor = actor_on(request)
    under = reads.administered(actor.grants)
    change = changes.decide_change(change_id, **body.model_dump(), under=under, actor=actor, now=now())
    return show_change(change, under, actor.id)


@router.post("/changes/{change_id}/withdraw", response=UnitChangeOut, summary="Withdraw a request")
def withdraw_change(request: HttpRequest, change_id: UUID) -> UnitChangeOut:
    """Take one's own request back while it is open."""
    actor = actor_on(request)
    under = reads.administered(actor.grants)
    return show_change(changes.withdraw_change(change_id, under=under, actor=actor, now=now()), under, actor.id)
