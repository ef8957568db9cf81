"""Registrations before administrators: the list, yes or no, and the units that take them."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Query

from mainstay.account.models import Registration
from mainstay.account.queries import list_places, page_of_registrations
from mainstay.account.rules.permissions import DECIDE
from mainstay.account.rules.registering import RegistrationState
from mainstay.account.services.registering import approve, decline, set_places
from mainstay.directory.public import actor_on, require
from mainstay.directory.public.accounts import list_organisations
from mainstay.kernel.time import now

from .codes import shown_way
from .registering import router  # one address, one router: another one would hide its other verbs
from .schemas import DeclineIn, PlacesIn, PlacesOut, RegistrationOut, RegistrationPage


@router.get("/registrations", response=RegistrationPage, summary="Registrations")
def list_registrations(
    request: HttpRequest,
    state: RegistrationState = RegistrationState.WAITING,
    cursor: str | None = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """Those that wait, the oldest first, or those that were decided; administrators only."""
    require(actor_on(request), DECIDE)
    page = page_of_registrations(state, cursor=cursor, limit=limit)
    return {"items": [_shown(row) for row in page.items], "next": page.next}


@router.post("/registrations/{registration_id}/approval", response=RegistrationOut, summary="Approve it")
def approve_registration(request: HttpRequest, registration_id: UUID) -> dict[str, Any]:
    """The applicant is a person from now on and is told by SMS; 409 when it was decided already."""
    return _shown(approve(registration_id, actor=actor_on(request), now=now()))


@router.post("/registrations/{registration_id}/refusal", response=RegistrationOut, summary="Decline it")
def decline_registration(request: HttpRequest, registration_id: UUID, body: DeclineIn) -> dict[str, Any]:
    """The applicant is told the reason by SMS and may register again; 409 when it was decided already."""
    return _shown(decline(registration_id, note=body.note, actor=actor_on(request), now=now()))


@router.get("/registrations/places", response=PlacesOut, summary="Which units take registrations")
def get_all_places(request: HttpRequest) -> dict[str, Any]:
    """Every organisation, and whether people may choose it; administrators only."""
    require(actor_on(request), DECIDE)
    return _places()


@router.put("/registrations/places", response=PlacesOut, summary="Say which units take registrations")
def choose_places(request: HttpRequest, body: PlacesIn) -> dict[str, Any]:
    """The organisations that people may choose; with none nobody registers. Administrators only."""
    set_places(body.open, actor=actor_on(request))
    return _places()


def _places() -> dict[str, Any]:
    taking = {one.id for one in list_places()}
    everything = list_organisations()
    return {"items": [{"id": one.id, "name": one.name, "open": one.id in taking} for one in everything]}


def _shown(row: Registration) -> dict[str, Any]:
    return {
        "id": row.id,
        "phone": row.phone,
        "source": shown_way(row.source) if row.source else None,
        "login": row.login,
        "mail": row.mail,
        "name": row.name,
        "organisation": row.organisation.name,
        "state": row.state,
        "at": row.at,
        "decided_at": row.decided_at,
        "decided_by": row.decided_by.name if row.decided_by else "",
        "note": row.note,
    }
