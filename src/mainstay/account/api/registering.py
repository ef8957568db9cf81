"""Registering oneself: the units to choose from, a code to the number, the application. Open to strangers, limited."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest
from ninja import Router, Status

from mainstay.account.queries import list_places
from mainstay.account.rules.codes import Purpose
from mainstay.account.services import codes, registering
from mainstay.kernel.callers import caller_address
from mainstay.kernel.guarding import OpenToAll
from mainstay.kernel.time import now

from .codes import asked, asked_code, reading
from .schemas import Applied, CodeAsked, NumberIn, Places, RegisterIn

router = Router()


@router.get("/places", response=Places, auth=OpenToAll(), summary="The units that one may register for")
def get_places(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  ninja hands it over
    """The organisations that take registrations; none where nobody can be sent a code."""
    return {"items": list_places() if codes.open_channels() else []}


@router.post("/registrations/code", response={202: CodeAsked}, auth=OpenToAll(), summary="Ask for a code to register")
def ask_for_code(request: HttpRequest, body: NumberIn) -> Status[dict[str, Any]]:
    """A code to the mobile number; 422 when it is none, 429 when asked for too often."""
    moment = now()
    code_id = codes.ask_for_number(
        body.phone, Purpose.REGISTER, language=reading(), address=caller_address(request), now=moment
    )
    return asked(request, code_id)


@router.post("/registrations", response={201: Applied}, auth=OpenToAll(), summary="Register oneself")
def register(request: HttpRequest, body: RegisterIn) -> Status[dict[str, Any]]:
    """Wait for an administrator's approval; 401 for a wrong code, 409 when the number has an account, 422."""
    moment = now()
    code = codes.show_code(
        asked_code(request), body.code, Purpose.REGISTER, address=caller_address(request), now=moment
    )
    with transaction.atomic():
        codes.use_up(code, now=moment)
        registering.register(
            code.address,
            name=body.name,
            organisation_id=body.organisation_id,
            password=body.password,
            language=reading(),
            now=moment,
        )
    return Status(201, {"phone": code.address})
