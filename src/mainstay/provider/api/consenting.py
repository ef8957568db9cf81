"""The page between a system and a person: sign in, consent, go on; and signing out at a system's wish."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from authlib.oauth2 import OAuth2Error
from django.http import HttpRequest
from ninja import Router, Status

from mainstay.account.public import shown_at
from mainstay.directory.public import Actor, actor_on
from mainstay.directory.public.accounts import signed_in_actor
from mainstay.kernel.errors import Malformed, NotSignedIn
from mainstay.kernel.guarding import OpenToAll
from mainstay.kernel.time import now
from mainstay.provider.queries import list_consents
from mainstay.provider.rules import SCOPES, Scope, Shown, next_page
from mainstay.provider.services.consenting import give_consent, has_consented, revoke_for, withdraw
from mainstay.provider.services.leaving import read_leave
from mainstay.provider.services.server import Server, Wish, location_of

from .protocol import issuer_of
from .schemas import AuthorisationOut, ConsentDecision, Consents, LeaveIn, LeaveOut, Location, Query

router = Router()


@router.get("/authorisation", response=AuthorisationOut, auth=OpenToAll(), summary="What a request needs")
def get_authorisation(request: HttpRequest, query: Query) -> dict[str, Any]:
    """What the page shows for the query that a system has sent somebody here with; 422 when it must not be followed."""
    actor = signed_in_actor(request)
    server = Server(issuer_of(request))
    try:
        wish = server.read_wish(query, actor)
    except OAuth2Error as error:
        return _refused(error)
    shown = _page(request, wish, actor)
    location = ""
    if "none" in wish.prompts and shown is not Shown.GO_ON:
        code = "login_required" if shown is Shown.SIGN_IN else "consent_required"
        location = _error_location(wish, code)
    uri = str(wish.request.payload.redirect_uri)
    return {
        "shown": shown,
        "client": wish.party.row.name,
        "site": urlsplit(uri).hostname or "",
        "scopes": _words(wish.scope.split()),
        "location": location,
    }


@router.post("/authorisation", response=Location, summary="Consent, or refuse")
def decide(request: HttpRequest, body: ConsentDecision) -> dict[str, Any]:
    """Where the person is sent: with a code after yes, with `access_denied` after no; 422 as for reading it."""
    actor = actor_on(request)
    server = Server(issuer_of(request))
    try:
        wish = server.read_wish(body.query, actor)
    except OAuth2Error as error:
        return _refused(error)
    if _page(request, wish, actor) is Shown.SIGN_IN:
        raise NotSignedIn("请重新登录后再授权。", "Sign in anew first.")
    if not body.grant:
        return {"location": server.answer_wish(wish, actor=None, signed_in_at=None)}
    give_consent(wish.party.row.pk, wish.scope, actor=actor, now=now())
    return {"location": server.answer_wish(wish, actor=actor, signed_in_at=shown_at(request) or now())}


@router.get("/leave", response=LeaveOut, auth=OpenToAll(), summary="What a request to sign out asks for")
def get_leave(request: HttpRequest, query: Query) -> dict[str, Any]:
    """The system that asks; the person decides on the page."""
    leave = read_leave(query, issuer=issuer_of(request))
    return {"client": leave.party.row.name if leave.party else "", "location": leave.location}


@router.post("/leave", response=LeaveOut, auth=OpenToAll(), summary="End what a system was granted")
def leave(request: HttpRequest, body: LeaveIn) -> dict[str, Any]:
    """What the system was handed out for this person counts no longer; the page then ends the session itself."""
    found = read_leave(body.query, issuer=issuer_of(request))
    actor = signed_in_actor(request)
    if actor is not None and found.party is not None:
        revoke_for(actor.id, found.party.row.pk, now=now())
    return {"client": found.party.row.name if found.party else "", "location": found.location}


@router.get("/consents", response=Consents, summary="The systems that one has let know things")
def get_consents(request: HttpRequest) -> dict[str, Any]:
    """Those of who asks."""
    return access_consents(actor_on(request))


@router.delete("/consents/{client_id}", response={204: None}, summary="Take a consent back")
def drop_consent(request: HttpRequest, client_id: UUID) -> Status[None]:
    """The system gets nothing any more, and asks again the next time; 404 when there was no consent."""
    withdraw(client_id, actor=actor_on(request), now=now())
    return Status(204, None)


def access_consents(actor: Actor) -> dict[str, Any]:
    """What the page of one's own consents shows."""
    return {"items": [{**row, "scopes": _words(row["scopes"])} for row in list_consents(actor.id)]}


def _page(request: HttpRequest, wish: Wish, actor: Actor | None) -> Shown:
    """What comes next; after the sign-in that `prompt=login` asks for, the page comes without it."""
    since = shown_at(request)
    fresh = wish.most_age is None or (since is not None and now() - since <= timedelta(seconds=wish.most_age))
    consented = actor is not None and has_consented(actor, wish.party.row.pk, wish.scope)
    return next_page(signed_in=actor is not None, fresh=fresh, consented=consented, prompts=wish.prompts)


def _words(scopes: list[str]) -> list[dict[str, Any]]:
    known = [Scope(scope) for scope in scopes]
    return [{"scope": scope, "zh": SCOPES[scope].zh, "en": SCOPES[scope].en} for scope in Scope if scope in known]


def _refused(error: OAuth2Error) -> dict[str, Any]:
    """Sent back with the error where the address is known to be the system's own; otherwise told to the person."""
    location = location_of(error)
    if not location:
        raise Malformed(
            "该系统的授权请求不正确，请联系该系统的管理员。",
            "The request of this system is not right; tell those who run it.",
        )
    return {"shown": Shown.GO_ON, "client": "", "site": "", "scopes": [], "location": location}


def _error_location(wish: Wish, code: str) -> str:
    return location_of(
        OAuth2Error(error=code, redirect_uri=wish.request.payload.redirect_uri, state=wish.request.payload.state)
    )
