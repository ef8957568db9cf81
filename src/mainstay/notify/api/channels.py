"""Routes of the channels: how each fares, a test, and the endpoints that administrators keep."""

from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import actor_on
from mainstay.kernel.time import now
from mainstay.notify.queries.health import access_health
from mainstay.notify.rules.words import Channel
from mainstay.notify.services import again, endpoints

from .schemas import Channels, EndpointIn, EndpointOut, EndpointShown, EndpointSwitch, LaneTried, MessageDetail, TestIn
from .showing import show_detail, show_endpoint, show_health, show_kinds

router = Router()


@router.get("/channels", response=Channels, summary="How the channels fare")
def list_channels(request: HttpRequest) -> Channels:
    """Mail, SMS and every endpoint: what waits, what failed, what was answered last; for who oversees everything."""
    health = access_health(actor=actor_on(request), now=now())
    return Channels(lanes=[show_health(one) for one in health], kinds=show_kinds())


@router.post("/channels/{lane}/test", response={201: MessageDetail}, summary="Try a channel")
def try_channel(request: HttpRequest, lane: str, body: TestIn) -> Status[MessageDetail]:
    """Queue a test message; administrators only."""
    actor = actor_on(request)
    return Status(201, show_detail(again.send_test(lane, to=body.to, actor=actor, now=now()), viewer=actor))


@router.post("/channels/{lane}/now", response=LaneTried, summary="Try a resting channel now")
def try_now(request: HttpRequest, lane: str) -> LaneTried:
    """End a lane's rest: what waits is due, one message tries the way and the others follow it; administrators only."""
    return LaneTried(due=again.try_now(lane, actor=actor_on(request), now=now()))


@router.post("/endpoints", response={201: EndpointShown}, summary="Make an endpoint")
def make_endpoint(request: HttpRequest, body: EndpointIn) -> Status[EndpointShown]:
    """A robot or a webhook; the secret of a webhook is shown in this answer and never again."""
    given = body.model_dump() | {"channel": Channel(body.channel)}
    shown = endpoints.make_endpoint(endpoints.NewEndpoint(**given), actor=actor_on(request), now=now())
    return Status(201, EndpointShown(**show_endpoint(shown.endpoint).model_dump(), secret=shown.secret))


@router.patch("/endpoints/{endpoint_id}", response=EndpointOut, summary="Open or close an endpoint")
def switch_endpoint(request: HttpRequest, endpoint_id: UUID, body: EndpointSwitch) -> EndpointOut:
    """A closed endpoint gets no further news."""
    return show_endpoint(endpoints.switch_endpoint(endpoint_id, active=body.is_active, actor=actor_on(request)))
