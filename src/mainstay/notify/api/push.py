"""Routes of web push: a person's browsers."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import Actor, actor_on
from mainstay.kernel.time import now
from mainstay.notify.models import PushSubscription
from mainstay.notify.services.channels.push.encrypting import encoded, own_key, point_of
from mainstay.notify.services.subscribing import subscribe, unsubscribe

from .schemas import PushBrowser, PushIn, PushOut

router = Router()


@router.get("/push", response=PushOut, summary="My browsers that take pushes")
def get_push(request: HttpRequest) -> PushOut:
    """The key that a browser subscribes with, and one's own browsers."""
    return _shown(actor_on(request))


@router.post("/push", response={201: PushOut}, summary="Let a browser take pushes")
def add_browser(request: HttpRequest, body: PushIn) -> Status[PushOut]:
    """What the browser says when it subscribes; 422 for a push service that is not known here."""
    actor = actor_on(request)
    subscribe(body.url, public_key=body.public_key, auth=body.auth, device=body.device, actor=actor, now=now())
    return Status(201, _shown(actor))


@router.delete("/push/{subscription_id}", response=PushOut, summary="Take a browser off")
def remove_browser(request: HttpRequest, subscription_id: UUID) -> PushOut:
    """It takes no further pushes."""
    actor = actor_on(request)
    unsubscribe(subscription_id, actor=actor)
    return _shown(actor)


def _shown(actor: Actor) -> PushOut:
    rows = PushSubscription.objects.filter(person_id=actor.id).order_by("created_at")
    return PushOut(
        key=encoded(point_of(own_key(settings.SECRET_KEY))),
        browsers=[PushBrowser(id=row.id, device=row.device, host=row.host, created_at=row.created_at) for row in rows],
    )
