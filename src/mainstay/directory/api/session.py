"""Routes of the session: who is signed in, their language, signing out; and `SignedIn`, the check of every route."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest
from django.middleware.csrf import get_token
from ninja import Router, Status
from ninja.security.base import AuthBase
from pydantic import ConfigDict

from mainstay.directory import queries, services
from mainstay.directory.models import Person
from mainstay.directory.public import (
    Access,
    AccessKind,
    Actor,
    Asked,
    Grant,
    RoleName,
    actor_on,
    record_access,
    require,
)
from mainstay.directory.public.accounts import person_of_session, signed_in_actor
from mainstay.directory.public.principals import principal_of
from mainstay.directory.rules import ROLES, signin_of
from mainstay.directory.rules.permissions import SIGN_IN
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import Forbidden, NotSignedIn
from mainstay.kernel.fence import become
from mainstay.kernel.guarding import OpenToAll, refuse_forged
from mainstay.kernel.permissions import PermissionTable, operation_of
from mainstay.kernel.schema import Label, Schema
from mainstay.kernel.time import now

router = Router(tags=["directory"])


class SignedIn(AuthBase):
    """Lets a person with a live session, or a program with a token, through as `Actor`, as far as the table goes.

    `bearer` says who a token stands for.
    """

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "mainstay_session"

    def __init__(self, permissions: PermissionTable, bearer: Callable[[HttpRequest, str], Actor]) -> None:
        super().__init__()
        self.permissions, self.bearer = permissions, bearer

    def __call__(self, request: HttpRequest) -> Actor:
        """The actor with the roles that count for this operation; NotSignedIn, Forbidden where none of them does.

        Forbidden too for a write without the token of this site. An operation in no table of permissions fails.
        """
        actor = self._actor(request)
        route = request.resolver_match.route if request.resolver_match else ""
        asked = self.permissions.of(operation_of(str(request.method), route))
        become(principal_of(actor))
        told = {"token": actor.token} if actor.token else {}
        request.asked = Asked(actor, asked, detail=told)  # type: ignore[attr-defined]  # for the record of accesses
        request.permissions = self.permissions  # type: ignore[attr-defined]  # what permissions_on gives to routes
        return replace(actor, grants=require(actor, asked))

    def _actor(self, request: HttpRequest) -> Actor:
        """A token stands alone: no other site's page can send it, and a session beside it leaves open who acts."""
        kind, _, secret = request.headers.get("Authorization", "").partition(" ")
        if kind.lower() == "bearer":
            if settings.SESSION_COOKIE_NAME in request.COOKIES:
                raise Forbidden("请求不能同时携带登录会话和令牌。", "A request carries a session or a token, not both.")
            return self.bearer(request, secret.strip())
        refuse_forged(request)
        actor = signed_in_actor(request)
        if actor is None:
            raise NotSignedIn("请先登录。", "Sign in first.")
        return actor


class SessionPerson(Schema):
    """Who is signed in."""

    id: UUID
    login: str
    name: str
    language: Literal["zh", "en"]


class SessionRole(Schema):
    """A role held: on a contract, over a unit, or over all contracts where neither is named."""

    role: RoleName
    side: Literal["customer", "vendor", "neutral"]
    contract_id: UUID | None
    unit_id: UUID | None
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
    return _session(person_of_session(request))


@router.delete("/session", response={204: None}, auth=OpenToAll(), summary="Sign out")
def sign_out(request: HttpRequest) -> Status[None]:
    """End the session; signing out twice is no error."""
    key, signin = request.session.get(SESSION_KEY), signin_of(request.session.session_key)
    actor = signed_in_actor(request)
    logout(request)
    if key is not None:
        services.end_connections(UUID(key), signin=signin)
    if actor is not None:
        address = caller_address(request)[:45]
        record_access(Access(AccessKind.SIGN_OUT, SIGN_IN.id, actor.id, actor.name, address=address), now=now())
    return Status(204, None)


@router.patch("/session", response=Session, summary="Set the language")
def set_preference(request: HttpRequest, body: Preference) -> dict[str, Any]:
    """Keep the language that this person reads."""
    actor = actor_on(request)
    services.set_language(actor.id, language=body.language)
    return _session(queries.get_person_with_grants(actor.id, now=now()))


def _session(found: tuple[Person, tuple[Grant, ...]] | None) -> dict[str, Any]:
    if found is None:
        return {"person": None, "organisation": "", "roles": []}
    person, grants = found
    roles = [
        {
            "role": grant.role,
            "side": grant.side,
            "contract_id": grant.contract_id,
            "unit_id": grant.unit_id,
            "label": {"zh": ROLES[grant.role].zh, "en": ROLES[grant.role].en},
        }
        for grant in grants
    ]
    organisation = person.organisation.name if person.organisation else ""
    return {"person": person, "organisation": organisation, "roles": roles}
