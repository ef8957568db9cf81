"""Routes of inlets: administrators keep them, signed programs deliver through them."""

from typing import Any
from urllib.parse import unquote, urlsplit
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import actor_on, require
from mainstay.intake.queries.inlets import list_inlets as all_inlets
from mainstay.intake.rules.permissions import KEEP_INLETS
from mainstay.intake.services import inlets
from mainstay.intake.services.delivering import take_delivery
from mainstay.kernel.fence import Principal, become
from mainstay.kernel.time import now

from .schemas import InletIn, InletList, InletOut, InletShown, InletSwitch, SecretIn
from .showing import show_inlet

BY_SIGNATURE = Principal.everywhere("system: inlets")
router = Router()


@router.get("/inlets", response=InletList, summary="List inlets")
def list_inlets(request: HttpRequest) -> InletList:
    """All inlets without their secrets, and the mailbox that is read; administrators only."""
    require(actor_on(request), KEEP_INLETS)
    parts = urlsplit(settings.IMAP_URL)
    mailbox = f"{unquote(parts.username or '')} · {parts.hostname}" if parts.hostname else ""
    return InletList(items=[show_inlet(one) for one in all_inlets()], mailbox=mailbox)


@router.post("/inlets", response={201: InletShown}, summary="Make an inlet")
def make_inlet(request: HttpRequest, body: InletIn) -> Status[InletShown]:
    """A new inlet; its secret is shown in this answer and never again."""
    return Status(201, _shown(inlets.make_inlet(**body.model_dump(), actor=actor_on(request), now=now())))


@router.post("/inlets/{inlet_id}/secret", response=InletShown, summary="Give an inlet a new secret")
def rotate_secret(request: HttpRequest, inlet_id: UUID, body: SecretIn) -> InletShown:
    """A new secret, shown once; the one before counts no longer."""
    return _shown(inlets.rotate_inlet(inlet_id, secret=body.secret, actor=actor_on(request)))


@router.patch("/inlets/{inlet_id}", response=InletOut, summary="Open or close an inlet")
def switch_inlet(request: HttpRequest, inlet_id: UUID, body: InletSwitch) -> InletOut:
    """A closed inlet takes nothing."""
    return show_inlet(inlets.switch_inlet(inlet_id, active=body.is_active, actor=actor_on(request)))


@router.post("/inlets/{inlet_id}/deliveries", auth=None, response=dict[str, Any], summary="Deliver a signed message")
def deliver(request: HttpRequest, inlet_id: UUID) -> dict[str, Any]:
    """Take a message from a program that signs it; 401 for a wrong signature or time, 409 for a replay, 413, 422.

    No sign-in: the signature over time, id and body says who it is. Refused deliveries leave nothing behind.
    """
    become(BY_SIGNATURE)
    headers = {name.lower(): value for name, value in request.headers.items()}
    return take_delivery(inlet_id, headers, request.body, now=now())


def _shown(shown: inlets.Shown) -> InletShown:
    return InletShown(**show_inlet(shown.inlet).model_dump(), secret=shown.secret)
