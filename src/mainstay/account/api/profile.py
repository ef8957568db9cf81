"""One's own profile: how one is reached, proven by a code, and a portrait."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from mainstay.account.models import Portrait
from mainstay.account.rules.codes import Purpose, is_mail
from mainstay.account.services import codes, portraits
from mainstay.directory.public import Actor, actor_on, list_people, set_reach
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import NotFound
from mainstay.kernel.time import now
from mainstay.notify.public import Channel

from .codes import asked, asked_code
from .holding import require_fresh
from .schemas import CodeAsked, CodeIn, Profile, ReachIn

router = Router()


@router.get("/profile", response=Profile, summary="One's own profile")
def get_profile(request: HttpRequest) -> dict[str, Any]:
    """Name, organisation, how one is reached, and whether there is a portrait."""
    return access_profile(actor_on(request))


@router.post("/profile/code", response={202: CodeAsked}, summary="Ask for a code to a new number or address")
def ask_for_code(request: HttpRequest, body: ReachIn) -> Status[dict[str, Any]]:
    """A code to where somebody wants to be reached from now on; 422, 429."""
    moment, actor = now(), actor_on(request)
    require_fresh(request, actor, now=moment)
    ask = codes.ask_for_mail if is_mail(body.to) else codes.ask_for_number
    (person,) = list_people([actor.id], now=moment)
    code_id = ask(body.to, Purpose.REACH, language=person.language, address=caller_address(request), now=moment)
    return asked(request, code_id)


@router.put("/profile/reach", response=Profile, summary="Be reached by a new number or address")
def change_reach(request: HttpRequest, body: CodeIn) -> dict[str, Any]:
    """The number or address that the code went to is this person's from now on; 401 for a wrong code."""
    moment, actor = now(), actor_on(request)
    person_id = require_fresh(request, actor, now=moment)
    code = codes.show_code(asked_code(request), body.code, Purpose.REACH, address=caller_address(request), now=moment)
    (person,) = list_people([person_id], now=moment)
    by_mail = code.channel == Channel.MAIL
    with transaction.atomic():
        codes.use_up(code, now=moment)
        phone, mail = (person.phone, code.address) if by_mail else (code.address, person.mail)
        set_reach(person_id, phone=phone, mail=mail)
    return access_profile(actor)


@router.put("/portrait", response={204: None}, summary="Set one's portrait")
def set_portrait(request: HttpRequest) -> Status[None]:
    """The body is a PNG, JPEG or WebP picture of at most 5 MB; a square is made of it. 413, 422."""
    portraits.set_portrait(request.body, actor=actor_on(request))
    return Status(204, None)


@router.delete("/portrait", response={204: None}, summary="Remove one's portrait")
def drop_portrait(request: HttpRequest) -> Status[None]:
    """No portrait is shown any more."""
    portraits.drop_portrait(actor=actor_on(request))
    return Status(204, None)


@router.get("/people/{person_id}/portrait", summary="A person's portrait")
def get_portrait(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """A JPEG of 256 by 256; 404 when there is none. Everybody who is signed in may see it, as they see names."""
    found = access_portrait(person_id, viewer=actor_on(request))
    response = HttpResponse(bytes(found.picture), content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=300"
    response.headers["Content-Disposition"] = "inline"
    return response


def access_profile(actor: Actor) -> dict[str, Any]:
    """What the page of one's own profile shows."""
    (person,) = list_people([actor.id], now=now())
    return {
        "id": person.id,
        "login": person.login,
        "name": person.name,
        "organisation": person.organisation,
        "phone": person.phone,
        "mail": person.mail,
        "portrait": portraits.portrait_of(actor.id) is not None,
        "codes": sorted(channel.value for channel in codes.open_channels()),
    }


def access_portrait(person_id: UUID, *, viewer: Actor) -> Portrait:  # noqa: ARG001  whoever is signed in
    """The portrait; NotFound when there is none."""
    found = portraits.portrait_of(person_id)
    if found is None:
        raise NotFound("没有头像。", "There is no portrait.")
    return found
