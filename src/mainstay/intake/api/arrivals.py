"""Routes of arrivals: what has come, and what a seat decides about it."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from mainstay.directory.public import actor_on
from mainstay.intake.queries import arrivals
from mainstay.intake.rules.words import ArrivalChannel, ArrivalState
from mainstay.intake.services import settling
from mainstay.kernel.schema import NO_NUL
from mainstay.kernel.time import now

from .schemas import ArrivalDetail, ArrivalPage, Decline, Release
from .showing import show_arrival, show_detail

router = Router()


@router.get("/arrivals", response=ArrivalPage, summary="List what has arrived")
def list_arrivals(
    request: HttpRequest,
    state: ArrivalState | None = None,
    channel: ArrivalChannel | None = None,
    urgent: bool | None = None,
    q: Annotated[str, Field(max_length=100, pattern=NO_NUL)] = "",
    cursor: Annotated[str | None, Field(max_length=200)] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> ArrivalPage:
    """Arrivals of the seat's contracts and those of none yet, the latest first; 403 for others than seats."""
    actor = actor_on(request)
    filters = arrivals.Filters(state, channel, urgent, q.strip())
    page = arrivals.list_arrivals(actor=actor, filters=filters, cursor=cursor, limit=limit)
    parked, urgent_ones = arrivals.count_parked(actor=actor)
    return ArrivalPage(
        items=[show_arrival(one) for one in page.items], next=page.next, parked=parked, urgent=urgent_ones
    )


@router.get("/arrivals/{arrival_id}", response=ArrivalDetail, summary="An arrival")
def get_arrival(request: HttpRequest, arrival_id: UUID) -> ArrivalDetail:
    """An arrival with its words and its stream in the ledger."""
    actor = actor_on(request)
    return show_detail(arrivals.access_arrival(arrival_id, actor=actor), viewer=actor)


@router.post("/arrivals/{arrival_id}/release", response=ArrivalDetail, summary="Let an arrival through")
def release_arrival(request: HttpRequest, arrival_id: UUID, body: Release) -> ArrivalDetail:
    """Open a case from a parked arrival, or put it onto a case; 409 when it is settled or the desk refuses it."""
    actor = actor_on(request)
    arrival = settling.release(arrival_id, **body.model_dump(), actor=actor, now=now())
    return show_detail(arrival, viewer=actor)


@router.post("/arrivals/{arrival_id}/decline", response=ArrivalDetail, summary="Decline an arrival")
def decline_arrival(request: HttpRequest, arrival_id: UUID, body: Decline) -> ArrivalDetail:
    """Decline a parked arrival with the reason, and tell its sender if wanted."""
    actor = actor_on(request)
    arrival = settling.decline(arrival_id, note=body.note, tell=body.tell, actor=actor, now=now())
    return show_detail(arrival, viewer=actor)
