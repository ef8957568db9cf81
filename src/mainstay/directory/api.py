"""Routes of the session: who is signed in, their language, signing out; and `SignedIn`, the check of every route."""

from typing import Any, Literal
from uuid import UUID

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import constant_time_compare
from ninja import Router, Status
from ninja.security.base import AuthBase
from pydantic import ConfigDict

from mainstay.kernel.errors import NotSignedIn
from mainstay.kernel.guarding import OpenToAll, refuse_forged
from mainstay.kernel.schema import Schema
from mainstay.kernel.time import now

from . import queries, services
from .models import Person
from .public import Actor, Grant, RoleName, actor_on
from .rules import ROLES, signin_of

router = Router(tags=["directory"])


class SignedIn(AuthBase):
    """Lets a person with a live session through, as `Actor`; writes need the CSRF token as well."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "mainstay_session"

    def __call__(self, request: HttpRequest) -> Actor:
        """The actor, or NotSignedIn; Forbidden for a write without the token of this site."""
        refuse_forged(request)
        found = _session_person(request)
        if found is None:
            raise NotSignedIn("请先登录。", "Sign in first.")
        person, grants = found
        return Actor(person.id, person.name, person.organisation.name if person.organisation else "", grants)


class Label(Schema):
    """Words in both languages."""

    zh: str
    en: str


class SessionPerson(Schema):
    """Who is signed in."""

    id: UUID
    login: str
    name: str
    language: Literal["zh", "en"]


class SessionRole(Schema):
    """A role held; no contract means all contracts."""

    role: RoleName
    side: Literal["customer", "vendor", "neutral"]
    contract_id: UUID | None
    label: Label


class Session(Schema):
    """The session: person is null for a stranger."""

    person: SessionPerson | None
    organisation: str
    roles: list[SessionRole]


class Preference(Schema):
    """What a person sets for himself."""

    model_config = ConfigDict(extra="forbid")

    language: Literal["zh", "en"]


@router.get("/session", response=Session, auth=OpenToAll(), summary="Who is signed in")
def get_session(request: HttpRequest) -> dict[str, Any]:
    """The session; also sets the csrftoken cookie, which every write sends back as X-CSRFToken."""
    get_token(request)
    return _session(_session_person(request))


@router.delete("/session", response={204: None}, auth=OpenToAll(), summary="Sign out")
def sign_out(request: HttpRequest) -> Status[None]:
    """End the session; signing out twice is no error."""
    key, signin = request.session.get(SESSION_KEY), signin_of(request.session.session_key)
    logout(request)
    if key is not None:
        services.end_connections(UUID(key), signin=signin)
    return Status(204, None)


@router.patch("/session", response=Session, summary="Set the language")
def set_preference(request: HttpRequest, body: Preference) -> dict[str, Any]:
    """Keep the language that this person reads."""
    actor = actor_on(request)
    services.set_language(actor.id, language=body.language)
    return _session(queries.get_person_with_grants(actor.id, now=now()))


def _session_person(request: HttpRequest) -> tuple[Person, tuple[Grant, ...]] | None:
    key = request.session.get(SESSION_KEY)
    if key is None:
        return None
    found = queries.get_person_with_grants(UUID(key), now=now())
    if found is None:
        return None
    given = request.session.get(HASH_SESSION_KEY, "")
    return found if constant_time_compare(given, found[0].get_session_auth_hash()) else None


def _session(found: tuple[Person, tuple[Grant, ...]] | None) -> dict[str, Any]:
    if found is None:
        return {"person": None, "organisation": "", "roles": []}
    person, grants = found
    roles = [
        {
            "role": grant.role,
            "side": grant.side,
            "contract_id": grant.contract_id,
            "label": {"zh": ROLES[grant.role].zh, "en": ROLES[grant.role].en},
        }
        for grant in grants
    ]
    organisation = person.organisation.name if person.organisation else ""
    return {"person": person, "organisation": organisation, "roles": roles}
