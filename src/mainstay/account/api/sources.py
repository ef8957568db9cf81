"""Signing in with a source, open to strangers; and the sources themselves, which administrators keep."""

from dataclasses import asdict, fields
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.account.models import DirectoryServer, Source
from mainstay.account.queries import links_of_sources, list_sources, servers_of
from mainstay.account.rules.permissions import KEEP_SOURCES
from mainstay.account.rules.sources import Linking
from mainstay.account.rules.steps import How, Next, Step
from mainstay.account.services import joining, sources
from mainstay.directory.public import actor_on, require
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import NotFound
from mainstay.kernel.guarding import OpenToAll
from mainstay.kernel.pages import address_of
from mainstay.kernel.time import now

from .codes import reading
from .entering import go_on
from .holding import SOURCE_KEY, keep, take
from .origin import origin_of
from .recording import refusals_recorded
from .schemas import SignInStep
from .source_schemas import (
    Checked,
    CheckIn,
    DirectoryIn,
    DirectorySignIn,
    ProviderIn,
    SourceAnswer,
    SourceChosen,
    SourceIn,
    SourceLocation,
    SourceOut,
    Sources,
)

router = Router()


@router.post("/session/source", response=SourceLocation, auth=OpenToAll(), summary="Go to a source to sign in")
def go_to_source(request: HttpRequest, body: SourceChosen) -> dict[str, Any]:
    """Where this browser goes; 404 for a source that is off, 401 where it does not answer, 429 after too many."""
    back = _back(request, body.source_id)
    location, kept = joining.go_away(body.source_id, back=back, address=caller_address(request), now=now())
    keep(request, SOURCE_KEY, kept)
    return {"location": location}


@router.post("/session/source/return", response=SignInStep, auth=OpenToAll(), summary="Come back from a source")
def come_back(request: HttpRequest, body: SourceAnswer) -> Step:
    """The first step with what the source answered, in the browser that went there, once; 401 for anything else.

    `wait` for somebody unknown here who is on the list of registrations now.
    """
    moment, kept = now(), take(request, SOURCE_KEY)
    request.session.save()  # used up before anybody is asked: whatever comes of it, it counts no second time
    with refusals_recorded(request, How.SOURCE, lambda: None):
        person_id = joining.come_back(body.source_id, body.query, kept, language=reading(), now=moment)
    return _go_on(request, person_id, now=moment)


@router.post("/session/directory", response=SignInStep, auth=OpenToAll(), summary="Sign in with a directory's password")
def sign_in_by_directory(request: HttpRequest, body: DirectorySignIn) -> Step:
    """The first step with a login and a password of a directory; 404 for a source that is off, 429 after too many.

    401 in the same words for a wrong login or password. `wait` as after coming back from a source.
    """
    moment, address = now(), caller_address(request)
    with refusals_recorded(request, How.SOURCE, lambda: None):
        person_id = joining.come_with_password(
            body.source_id, body.login, body.password, address=address, language=reading(), now=moment
        )
    return _go_on(request, person_id, now=moment)


@router.get("/sources", response=Sources, summary="List sources of sign-in")
def get_sources(request: HttpRequest) -> dict[str, Any]:
    """All of them without their secrets; administrators only."""
    require(actor_on(request), KEEP_SOURCES)
    found, linked = list_sources(), links_of_sources()
    servers = servers_of(found)
    return {"items": [_shown(request, one, servers.get(one.pk), linked.get(one.pk, 0)) for one in found]}


@router.post("/sources", response={201: SourceOut}, summary="Add a source")
def make_source(request: HttpRequest, body: SourceIn) -> Status[dict[str, Any]]:
    """A new source, which the sign-in page offers at once when it is on; 409 for a name in use, 422."""
    made = sources.make_source(_wanted(body), actor=actor_on(request), now=now())
    return Status(201, _shown(request, made, servers_of([made]).get(made.pk), 0))


@router.put("/sources/{source_id}", response=SourceOut, summary="Change a source")
def change_source(request: HttpRequest, source_id: UUID, body: SourceIn) -> dict[str, Any]:
    """What it is from now on; 422 for another kind.

    With another issuer, address, or claim or attribute that names people, nobody is linked any more.
    """
    changed = sources.change_source(source_id, _wanted(body), actor=actor_on(request), now=now())
    return _shown(request, changed, servers_of([changed]).get(changed.pk), links_of_sources().get(changed.pk, 0))


@router.post("/sources/{source_id}/check", response=Checked, summary="Check a source")
def check_source(request: HttpRequest, source_id: UUID, body: CheckIn) -> dict[str, Any]:
    """The way of a sign-in without a password, step by step; what fails is told.

    Of a provider: name, document with TLS, keys, client. Of a directory: name, line with TLS, the account that asks,
    the base, and who is found for a login that is given.
    """
    actor, back = actor_on(request), _back(request, source_id)
    require(actor, KEEP_SOURCES)
    source = Source.objects.filter(pk=source_id).first()
    if source is None:
        raise NotFound("没有这个认证源。", "There is no such source.")
    found = sources.check_source(source, back=back, login=body.login.strip(), actor=actor, now=now())
    return {"holds": all(one.holds for one in found), "steps": [asdict(one) for one in found]}


def _go_on(request: HttpRequest, person_id: UUID | None, *, now: datetime) -> Step:
    """After a source knew somebody: wait for approval, or the steps as after a password."""
    return Step(Next.WAIT) if person_id is None else go_on(request, person_id, How.SOURCE, now=now)


def _back(request: HttpRequest, source_id: UUID) -> str:
    """Where the source sends people back to: a page of its own for each, so that no answer is taken for another's."""
    path = f"/sign-in/from/{source_id}"
    return address_of(path) if address_of("") else origin_of(request) + path


def _wanted(body: ProviderIn | DirectoryIn) -> sources.Wanted:
    way: sources.Client | sources.Server
    if isinstance(body, ProviderIn):
        way = sources.Client(body.issuer, body.client_id, body.client_secret, body.scopes)
        linking = Linking(body.subject_claim, body.link_by, body.login_claim)
    else:
        names = [one.name for one in fields(sources.Server)]
        way = sources.Server(**{name: getattr(body, name).strip() for name in names})
        linking = Linking(body.lasting_attribute, body.link_by, body.login_attribute)
    return sources.Wanted(
        name_zh=body.name_zh.strip(),
        name_en=body.name_en.strip(),
        way=way,
        linking=linking,
        unknown=body.unknown,
        organisation_id=body.organisation_id,
        is_active=body.is_active,
    )


def _shown(request: HttpRequest, source: Source, server: DirectoryServer | None, people: int) -> dict[str, Any]:
    alike = ("id", "kind", "name_zh", "name_en", "link_by", "unknown", "organisation_id", "is_active", "at")
    shown = {name: getattr(source, name) for name in alike} | {"people": people}
    if server is not None:
        return shown | _shown_server(source, server)
    own = ("issuer", "client_id", "scopes", "subject_claim", "login_claim")
    back = _back(request, source.pk)
    return (
        shown | {name: getattr(source, name) for name in own} | {"has_secret": source.client_secret != "", "back": back}
    )


def _shown_server(source: Source, server: DirectoryServer) -> dict[str, Any]:
    own = ("address", "certificates", "bind_dn", "base", "search_filter", "name_attribute", "mail_attribute")
    return {name: getattr(server, name) for name in own} | {
        "has_password": server.bind_password != "",
        "lasting_attribute": source.subject_claim,
        "login_attribute": source.login_claim,
    }
