"""Routes of the systems that people may sign in to: administrators keep them."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.directory.public import actor_on, require
from mainstay.kernel.time import now
from mainstay.provider.models import Client
from mainstay.provider.queries import list_clients as all_clients
from mainstay.provider.rules.permissions import KEEP_SYSTEMS
from mainstay.provider.services import clients

from .protocol import issuer_of
from .schemas import ClientChange, ClientIn, ClientShown, NewClient, ProviderClient, ProviderClients

router = Router()


@router.get("/clients", response=ProviderClients, summary="List systems")
def list_clients(request: HttpRequest) -> dict[str, Any]:
    """All systems without their secrets, and the issuer that they are set up with; administrators only."""
    require(actor_on(request), KEEP_SYSTEMS)
    return {"issuer": issuer_of(request), "items": [_shown(client) for client in all_clients()]}


@router.post("/clients", response={201: ClientShown}, summary="Register a system")
def make_client(request: HttpRequest, body: NewClient) -> Status[dict[str, Any]]:
    """A new system; its secret is shown in this answer and never again."""
    made = clients.make_client(_wanted(body), public=body.public, actor=actor_on(request), now=now())
    return Status(201, {**_shown(made.client), "secret": made.secret})


@router.put("/clients/{client_id}", response=ProviderClient, summary="Change a system")
def change_client(request: HttpRequest, client_id: UUID, body: ClientChange) -> dict[str, Any]:
    """Name, addresses and scopes anew; a system that is closed gets nothing any more."""
    changed = clients.change_client(client_id, _wanted(body), active=body.is_active, actor=actor_on(request), now=now())
    return _shown(changed)


@router.post("/clients/{client_id}/secret", response=ClientShown, summary="Give a system a new secret")
def renew_secret(request: HttpRequest, client_id: UUID) -> dict[str, Any]:
    """A new secret, shown once; the one before counts no longer."""
    renewed = clients.renew_secret(client_id, actor=actor_on(request), now=now())
    return {**_shown(renewed.client), "secret": renewed.secret}


def _wanted(body: ClientIn) -> clients.Wanted:
    return clients.Wanted(body.name.strip(), tuple(body.redirect_uris), tuple(body.logout_uris), body.scopes)


def _shown(client: Client) -> dict[str, Any]:
    return {
        "id": client.id,
        "name": client.name,
        "kind": "confidential" if client.secret_digest else "public",
        "redirect_uris": client.redirect_uris,
        "logout_uris": client.logout_uris,
        "scopes": client.scopes,
        "is_active": client.is_active,
        "at": client.at,
    }
