"""The route by which a page gets its ticket for live updates."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from mainstay.directory.public import Actor, actor_on, sees_all_contracts, signin_of, visible_contracts
from mainstay.gateway.public import PROTOCOL, Pass, issue_pass, page_address
from mainstay.kernel.schema import Schema

router = Router(tags=["desk"])


class LivePass(Schema):
    """Where to connect, and with what; no address means that this installation has no live updates."""

    address: str | None
    protocol: str
    ticket: str
    scope: str


@router.post("/live", response=LivePass, summary="A ticket for live updates")
def open_live(request: HttpRequest) -> LivePass:
    """A ticket for one connection within a minute, from this site, to the contracts that the viewer may see."""
    viewer = actor_on(request)
    if not settings.BUS_ADDRESS:
        return LivePass(address=None, protocol=PROTOCOL, ticket="", scope="")
    given = _pass_for(request, actor=viewer)
    address = page_address(settings.GATEWAY_ADDRESS, request.get_host())
    return LivePass(address=address, protocol=PROTOCOL, ticket=given.ticket, scope=given.scope)


def _pass_for(request: HttpRequest, *, actor: Actor) -> Pass:
    """Issued by the machine's own clock, which the gateway shares; a rehearsal's clock is not its business."""
    contracts = None if sees_all_contracts(actor) else visible_contracts(actor)
    site = request.headers.get("Origin") or f"{request.scheme}://{request.get_host()}"
    signin = signin_of(request.session.session_key)
    return issue_pass(actor.id, contracts, signin=signin, origin=site, key=settings.GATEWAY_KEY, now=timezone.now())
