"""Signing in, step by step: open to strangers, every step limited, the session's key new after each."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from mainstay.account import queries
from mainstay.account.rules.devices import device_of
from mainstay.account.rules.steps import TRUSTED, Factor, How, Next, Step, next_step
from mainstay.account.services import devices, factors, passkeys, passwords
from mainstay.account.services.sessions import begin_session
from mainstay.directory.public import accounts, get_actor, list_people
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import Refused
from mainstay.kernel.guarding import OpenToAll
from mainstay.kernel.time import now

from .holding import CHALLENGE_KEY, OFFER_KEY, Held, held, hold, keep, release, require_held, take
from .origin import origin_of, site_of, takes_passkeys
from .recording import record_sign_in, refusals_recorded
from .schemas import Challenge, CodeIn, Codes, CredentialIn, SecondIn, SignIn, SignInStep, TotpOffer

router = Router()
COOKIE_PATH = "/api/account"


@router.post("/session", response=SignInStep, auth=OpenToAll(), summary="Sign in with a password")
def sign_in(request: HttpRequest, body: SignIn) -> Step:
    """The first step; 401 in the same words for a wrong account or password, 429 after too many attempts."""
    moment = now()
    with refusals_recorded(request, How.PASSWORD, lambda: accounts.find_account(body.login)):
        person_id = passwords.check_password(body.login, body.password, address=caller_address(request), now=moment)
    return go_on(request, person_id, How.PASSWORD, now=moment)


@router.post("/session/second", response=SignInStep, auth=OpenToAll(), summary="Show a second factor that is typed")
def show_second(request: HttpRequest, response: HttpResponse, body: SecondIn) -> Step:
    """The second step with an app's password or a recovery code; 401 for a wrong one, 429 after five."""
    moment = now()
    waiting = require_held(request, now=moment)
    with refusals_recorded(request, waiting.how, lambda: waiting.person):
        factors.show_code(waiting.person, body.factor, body.code, address=caller_address(request), now=moment)
    return _enter(request, response, waiting, trust=body.trust, now=moment)


@router.post("/session/challenge", response=Challenge, auth=OpenToAll(), summary="Ask for a passkey")
def ask_for_passkey(request: HttpRequest) -> dict[str, Any]:
    """A challenge for the second step, or for a whole sign-in when none waits."""
    _require_name(request)
    waiting = held(request, now=now())
    options, state = passkeys.challenge(waiting.person if waiting else None, site=site_of(request))
    keep(request, CHALLENGE_KEY, state)
    return {"options": options}


@router.post("/session/passkey", response=SignInStep, auth=OpenToAll(), summary="Sign in with a passkey")
def show_passkey(request: HttpRequest, response: HttpResponse, body: CredentialIn) -> Step:
    """What a passkey has signed: the second step, or a whole sign-in; 401 when it does not fit."""
    moment, state = now(), take(request, CHALLENGE_KEY)
    with refusals_recorded(request, How.PASSKEY, lambda: UUID(state["person"]) if state["person"] else None):
        person_id = passkeys.show_passkey(
            body.credential,
            state=state,
            site=site_of(request),
            origin=origin_of(request),
            address=caller_address(request),
            now=moment,
        )
    waiting = held(request, now=moment) if state["person"] else Held(person_id, How.PASSKEY)
    if waiting is None or waiting.person != person_id:
        waiting = require_held(request, now=moment)
    return _enter(request, response, waiting, trust=body.trust and waiting.how is not How.PASSKEY, now=moment)


@router.post("/session/totp", response=TotpOffer, auth=OpenToAll(), summary="Set up an app before entering")
def offer_before_entering(request: HttpRequest) -> dict[str, Any]:
    """A secret for an app, for somebody whose role needs a second factor and who has none."""
    moment = now()
    waiting = _require_without_factor(request, now=moment)
    return offer_totp(request, waiting.person, now=moment)


@router.put("/session/totp", response=Codes, auth=OpenToAll(), summary="Confirm the app and enter")
def enrol_and_enter(request: HttpRequest, body: CodeIn) -> dict[str, Any]:
    """The first password of the app: it counts from now on, the sign-in is done, and recovery codes are shown."""
    moment = now()
    waiting = _require_without_factor(request, now=moment)
    codes = take_totp(request, waiting.person, body.code, now=moment)
    _open(request, waiting, now=moment)
    return {"recovery_codes": codes}


def go_on(request: HttpRequest, person_id: UUID, how: How, *, now: datetime) -> Step:
    """After the first step: enter, or wait for what is still needed."""
    trusted = devices.is_trusted(person_id, request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), now=now)
    required = queries.needs_factor(get_actor(person_id, now=now).grants)
    step = next_step(queries.factors_of(person_id), how=how, trusted=trusted, required=required)
    if step.next is Next.DONE:
        _open(request, Held(person_id, how), now=now)
    else:
        hold(request, person_id, how, now=now)
    return step


def offer_totp(request: HttpRequest, person_id: UUID, *, now: datetime) -> dict[str, Any]:
    """A secret for an app, remembered until it is confirmed."""
    (person,) = list_people([person_id], now=now)
    offer = factors.offer_totp(person.login)
    keep(request, OFFER_KEY, offer.sealed)
    return {"secret": offer.secret, "address": offer.address}


def take_totp(request: HttpRequest, person_id: UUID, code: str, *, now: datetime) -> tuple[str, ...]:
    """Confirm the offered secret; it stays on offer when the password was wrong."""
    sealed = take(request, OFFER_KEY)
    keep(request, OFFER_KEY, sealed)
    codes = factors.take_totp(person_id, sealed, code, address=caller_address(request), now=now)
    take(request, OFFER_KEY)
    return codes


def _enter(request: HttpRequest, response: HttpResponse, waiting: Held, *, trust: bool, now: datetime) -> Step:
    _open(request, waiting, now=now)
    if trust:
        device = device_of(request.headers.get("User-Agent", ""))
        token = devices.trust(waiting.person, device=device, address=caller_address(request), now=now)
        response.set_cookie(
            settings.DEVICE_COOKIE_NAME,
            token,
            max_age=TRUSTED,
            path=COOKIE_PATH,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return Step(Next.DONE)


def _open(request: HttpRequest, waiting: Held, *, now: datetime) -> None:
    begin_session(request, waiting.person, how=waiting.how, address=caller_address(request), now=now)
    release(request, now=now)
    record_sign_in(request, waiting.person, waiting.how)


def _require_without_factor(request: HttpRequest, *, now: datetime) -> Held:
    """Who waits and has no second factor: with one, the password alone must not replace it."""
    waiting = require_held(request, now=now)
    if {Factor.TOTP, Factor.PASSKEY} & set(queries.factors_of(waiting.person)):
        raise Refused("请使用已启用的两步验证方式登录。", "Sign in with the second factor that you have.")
    return waiting


def _require_name(request: HttpRequest) -> None:
    if not takes_passkeys(request):
        raise Refused("通过 IP 地址访问时不能使用通行密钥。", "Passkeys need a site with a name, not a bare address.")
