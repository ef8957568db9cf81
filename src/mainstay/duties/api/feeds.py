"""Routes of calendar feeds: secret addresses made and revoked, and the calendar that they give."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Status
from ninja.decorators import decorate_view

from mainstay.directory.public import actor_on
from mainstay.duties import services
from mainstay.duties.queries.feeds import access_feed, list_feeds
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.time import now

from .calendar import calendar_of
from .schemas import FeedRow

router = Router(tags=["duties"])
Secret = Annotated[str, Path(min_length=43, max_length=43, pattern=r"^[A-Za-z0-9_-]+$")]


@router.get("/feeds", response=list[FeedRow], summary="One's own calendar addresses")
def get_feeds(request: HttpRequest) -> list[FeedRow]:
    """The viewer's addresses, without their secrets."""
    return [FeedRow(id=one.id, made_at=one.made_at) for one in list_feeds(actor=actor_on(request))]


@router.post("/feeds", response={201: FeedRow}, summary="Make a calendar address")
@decorate_view(answer_once)
def make_feed(request: HttpRequest) -> Status[FeedRow]:
    """An address that a calendar program fetches without sign-in; it is told this once. At most five a person."""
    feed, secret = services.make_feed(actor=actor_on(request), now=now())
    return Status(201, FeedRow(id=feed.id, made_at=feed.made_at, path=f"/api/duties/calendars/{secret}.ics"))


@router.delete("/feeds/{uuid:feed_id}", response={204: None}, summary="Revoke a calendar address")
def revoke_feed(request: HttpRequest, feed_id: UUID) -> Status[None]:
    """Let one of the viewer's addresses answer no more."""
    services.revoke_feed(feed_id, actor=actor_on(request))
    return Status(204, None)


@router.get("/calendars/{secret}.ics", auth=None, response={200: None}, summary="The duties as a calendar")
def get_calendar(request: HttpRequest, secret: Secret) -> HttpResponse:  # noqa: ARG001  every route takes the request
    """What falls due in its owner's contracts, from a month back to a year ahead; NotFound once revoked."""
    moment = now()
    feed = access_feed(secret, now=moment)
    answer = HttpResponse(calendar_of(feed, now=moment), content_type="text/calendar; charset=utf-8")
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
