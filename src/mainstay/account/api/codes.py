"""Codes by SMS and mail: asked for, and shown to sign in or for a new password. Open to strangers, limited."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import get_language
from ninja import Router, Status

from mainstay.account.models import Source
from mainstay.account.queries import list_sources
from mainstay.account.rules.codes import AGAIN, Purpose
from mainstay.account.rules.steps import How, Step
from mainstay.account.services import codes, passwords
from mainstay.kernel.callers import caller_address
from mainstay.kernel.errors import NotSignedIn
from mainstay.kernel.guarding import OpenToAll
from mainstay.kernel.time import now

from .entering import go_on
from .holding import CODE_KEY, keep, recall
from .recording import refusals_recorded
from .schemas import CodeAsked, CodeIn, CodeWanted, ResetIn, SignInStep, Ways

router = Router()


@router.get("/ways", response=Ways, auth=OpenToAll(), summary="How one can sign in here")
def get_ways(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  ninja hands it over
    """Whether codes can leave by SMS or mail, and the sources that are on."""
    sources = [shown_way(one) for one in list_sources() if one.is_active]
    return {"codes": bool(codes.open_channels()), "sources": sources}


def shown_way(source: Source) -> dict[str, Any]:
    """A source as the sign-in page and lists name it."""
    return {"id": source.pk, "kind": source.kind, "zh": source.name_zh, "en": source.name_en}


@router.post("/codes", response={202: CodeAsked}, auth=OpenToAll(), summary="Ask for a code")
def ask_for_code(request: HttpRequest, body: CodeWanted) -> Status[dict[str, Any]]:
    """A code to the owner of the account, by SMS or mail; the answer is the same when there is no such account. 429."""
    code_id = codes.ask_for_account(body.account, body.purpose, address=caller_address(request), now=now())
    return asked(request, code_id)


@router.post("/session/code", response=SignInStep, auth=OpenToAll(), summary="Sign in with a code")
def show_code(request: HttpRequest, body: CodeIn) -> Step:
    """The first step with a code, in the browser that asked for it; 401 for a wrong or old one."""
    moment = now()
    asked_id, address = asked_code(request), caller_address(request)
    with refusals_recorded(request, How.CODE, lambda: codes.person_of(asked_id)):
        code = codes.show_code(asked_id, body.code, Purpose.SIGN_IN, address=address, now=moment)
        person_id = codes.use_up_of_person(code, now=moment)
    return go_on(request, person_id, How.CODE, now=moment)


@router.post("/session/reset", response={204: None}, auth=OpenToAll(), summary="Set a new password with a code")
def reset_password(request: HttpRequest, body: ResetIn) -> Status[None]:
    """A new password for the owner of the code; all their sessions end, the second step stays. 401, 422."""
    moment = now()
    code = codes.show_code(asked_code(request), body.code, Purpose.RESET, address=caller_address(request), now=moment)
    with transaction.atomic():
        passwords.replace_password(codes.use_up_of_person(code, now=moment), body.password)
    return Status(204, None)


def reading() -> str:
    """The language that a stranger reads."""
    return "en" if (get_language() or "").startswith("en") else "zh"


def asked(request: HttpRequest, code_id: UUID) -> Status[dict[str, Any]]:
    """This browser has asked for this code."""
    keep(request, CODE_KEY, str(code_id))
    return Status(202, {"again_seconds": round(AGAIN.total_seconds())})


def asked_code(request: HttpRequest) -> UUID:
    """The code that this browser has asked for; NotSignedIn when it has asked for none."""
    kept = recall(request, CODE_KEY)
    if kept is None:
        raise NotSignedIn("请先获取验证码，并在同一浏览器中输入。", "Ask for a code first, in this browser.")
    return UUID(kept)
