"""What keeps one's own account safe: password, second factors, trusted devices, open sessions."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status

from mainstay.account import queries
from mainstay.account.rules.steps import Factor
from mainstay.account.services import devices, factors, passkeys, passwords, sessions
from mainstay.directory.public import Actor, actor_on, list_people
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import Refused
from mainstay.kernel.time import now

from .entering import offer_totp, take_totp
from .holding import CHALLENGE_KEY, is_fresh, keep, note_shown, require_fresh, take
from .origin import origin_of, site_of, takes_passkeys
from .schemas import Challenge, CodeIn, Codes, ConfirmIn, NewPasskey, NewPassword, Security, TotpOffer

router = Router()


@router.get("/security", response=Security, summary="What keeps the account safe")
def get_security(request: HttpRequest) -> dict[str, Any]:
    """Second factors, trusted devices and open sessions of who asks."""
    return access_security(request, actor_on(request))


@router.post("/confirm", response={204: None}, summary="Show again who one is")
def confirm(request: HttpRequest, body: ConfirmIn) -> Status[None]:
    """The password, or a password of the app, before something that only its owner may change; 422, 401, 429."""
    moment, actor = now(), actor_on(request)
    if body.code:
        factors.show_code(actor.id, Factor.TOTP, body.code, address=caller_address(request), now=moment)
    else:
        passwords.confirm_password(body.password, actor=actor, address=caller_address(request), now=moment)
    note_shown(request, now=moment)
    return Status(204, None)


@router.put("/password", response={204: None}, summary="Change the password")
def change_password(request: HttpRequest, body: NewPassword) -> Status[None]:
    """A new password; all sessions end but a new one for this browser, and no device is trusted any more."""
    moment, actor = now(), actor_on(request)
    person_id = require_fresh(request, actor, now=moment)
    how = sessions.how_of(request.session.session_key)
    passwords.replace_password(person_id, body.password)
    sessions.begin_session(request, person_id, how=how, address=caller_address(request), now=moment)
    note_shown(request, now=moment)
    return Status(204, None)


@router.post("/totp", response=TotpOffer, summary="Set up an app for one-time passwords")
def offer_app(request: HttpRequest) -> dict[str, Any]:
    """A secret to put into an app; it counts once `PUT` has shown a password of it."""
    moment = now()
    return offer_totp(request, require_fresh(request, actor_on(request), now=moment), now=moment)


@router.put("/totp", response=Codes, summary="Confirm the app")
def take_app(request: HttpRequest, body: CodeIn) -> dict[str, Any]:
    """The first password of the app; the one before, if any, counts no longer."""
    moment = now()
    person_id = require_fresh(request, actor_on(request), now=moment)
    return {"recovery_codes": take_totp(request, person_id, body.code, now=moment)}


@router.delete("/totp", response={204: None}, summary="Stop using the app")
def drop_app(request: HttpRequest) -> Status[None]:
    """409 when it is the last factor of somebody whose role needs one."""
    actor = actor_on(request)
    person_id = require_fresh(request, actor, now=now())
    factors.drop_totp(person_id, required=queries.needs_factor(actor.grants))
    return Status(204, None)


@router.post("/recovery-codes", response=Codes, summary="Make new recovery codes")
def make_codes(request: HttpRequest) -> dict[str, Any]:
    """Ten new codes; the ones before count no longer."""
    return {"recovery_codes": factors.new_recovery_codes(require_fresh(request, actor_on(request), now=now()))}


@router.post("/passkeys/challenge", response=Challenge, summary="Begin to register a passkey")
def begin_passkey(request: HttpRequest) -> dict[str, Any]:
    """Options for the browser that makes the key."""
    moment = now()
    person_id = require_fresh(request, actor_on(request), now=moment)
    if not takes_passkeys(request):
        raise Refused("通过 IP 地址访问时不能使用通行密钥。", "Passkeys need a site with a name, not a bare address.")
    (person,) = list_people([person_id], now=moment)
    options, state = passkeys.begin_passkey(person_id, site=site_of(request), login=person.login, name=person.name)
    keep(request, CHALLENGE_KEY, state)
    return {"options": options}


@router.post("/passkeys", response=Codes, summary="Register a passkey")
def take_passkey(request: HttpRequest, body: NewPasskey) -> dict[str, Any]:
    """The key that the browser has made; recovery codes when it is the first second factor."""
    moment = now()
    codes = passkeys.take_passkey(
        require_fresh(request, actor_on(request), now=moment),
        body.credential,
        state=take(request, CHALLENGE_KEY),
        site=site_of(request),
        origin=origin_of(request),
        name=body.name,
        now=moment,
    )
    return {"recovery_codes": codes}


@router.delete("/passkeys/{passkey_id}", response={204: None}, summary="Forget a passkey")
def drop_passkey(request: HttpRequest, passkey_id: UUID) -> Status[None]:
    """404 for another's, 409 when it is the last factor of somebody whose role needs one."""
    actor = actor_on(request)
    person_id = require_fresh(request, actor, now=now())
    passkeys.drop_passkey(passkey_id, person_id=person_id, required=queries.needs_factor(actor.grants))
    return Status(204, None)


@router.delete("/devices/{device_id}", response={204: None}, summary="Trust a device no longer")
def distrust_device(request: HttpRequest, device_id: UUID) -> Status[None]:
    """The device is asked for the second factor again; 404 for another's."""
    devices.distrust(device_id, actor=actor_on(request))
    return Status(204, None)


@router.delete("/sessions/{session_id}", response={204: None}, summary="End a session")
def end_session(request: HttpRequest, session_id: UUID) -> Status[None]:
    """Sign one of one's own sessions out and cut off its open pages; 404 for another's."""
    actor = actor_on(request)
    require_fresh(request, actor, now=now())
    sessions.end_session(session_id, actor=actor)
    return Status(204, None)


@router.delete("/sessions", response={204: None}, summary="End all other sessions")
def end_others(request: HttpRequest) -> Status[None]:
    """Every session of one's own but the one that asks."""
    actor = actor_on(request)
    require_fresh(request, actor, now=now())
    sessions.end_others(actor=actor, key=request.session.session_key)
    return Status(204, None)


def access_security(request: HttpRequest, actor: Actor) -> dict[str, Any]:
    """What the page of one's own account shows."""
    moment = now()
    key = request.session.session_key
    shown = queries.security_of(actor.id, now=moment)
    return {
        "required": queries.needs_factor(actor.grants),
        "confirmed": is_fresh(request, now=moment),
        "takes_passkeys": takes_passkeys(request),
        **shown,
        "sessions": [
            {
                "id": row.id,
                "how": row.how,
                "device": row.device,
                "address": row.address,
                "since": row.since,
                "seen_at": row.seen_at,
                "current": row.key == key,
            }
            for row in sessions.live_sessions(actor.id, now=moment)
        ],
    }
