"""Routes of the telephone: who is calling, calls that ring, calls that are written up."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Status
from pydantic import Field

from mainstay.directory.public import Actor, actor_on, list_people, require, tell_access
from mainstay.intake.queries import calls
from mainstay.intake.rules.permissions import SETTLE
from mainstay.intake.rules.words import CALL_RESULT_NAMES
from mainstay.intake.services.calls import CallReport, register_call
from mainstay.kernel.schema import NO_NUL
from mainstay.kernel.time import now

from .schemas import CallerOut, CallIn, CallPage, CallRow, ResultName, Ringing
from .showing import label, show_call, show_caller, show_contracts

router = Router()


@router.get("/caller", response=CallerOut, summary="Who calls from a number")
def get_caller(request: HttpRequest, number: Annotated[str, Field(max_length=40, pattern=NO_NUL)]) -> CallerOut:
    """The people behind a number, their contracts and open cases, earlier calls; nobody for a stranger."""
    caller = calls.access_caller(number, actor=actor_on(request), now=now())
    # The record of accesses stands in clear: enough of a number to tell calls apart, too little to ring somebody up.
    tell_access(request, subject=f"…{caller.number[-4:]}", contract_id=None, people=len(caller.contacts))
    return show_caller(caller)


@router.get("/calls/ringing", response=Ringing, summary="Calls to be written up")
def list_ringing(request: HttpRequest) -> Ringing:
    """Calls announced to this seat or to nobody in particular in the last half hour, and what a form needs."""
    actor, moment = actor_on(request), now()
    login = next((person.login for person in list_people([actor.id], now=moment)), "")
    return Ringing(
        calls=[show_call(one) for one in calls.list_ringing(actor=actor, login=login, now=moment)],
        contracts=show_contracts(calls.list_contracts_of_seat(actor=actor, now=moment)),
        results=[ResultName(id=result, name=label(name)) for result, name in CALL_RESULT_NAMES.items()],
    )


@router.get("/calls", response=CallPage, summary="List calls")
def list_calls(
    request: HttpRequest,
    cursor: Annotated[str | None, Field(max_length=200)] = None,
    limit: Annotated[int, Field(ge=1, le=200)] = 50,
) -> CallPage:
    """Calls of the seat's contracts and of strangers, the latest first."""
    page = calls.list_calls(actor=actor_on(request), cursor=cursor, limit=limit)
    return CallPage(items=[show_call(one) for one in page.items], next=page.next)


@router.post("/calls", response={201: CallRow}, summary="Register a call")
def register_unannounced(request: HttpRequest, body: CallIn) -> Status[CallRow]:
    """Register a call that no telephone system announced, and open or note on its case in the same step."""
    return Status(201, _register(body, None, actor=actor_on(request)))


@router.post("/calls/{call_id}/registration", response=CallRow, summary="Write up a call that rang")
def register_announced(request: HttpRequest, call_id: UUID, body: CallIn) -> CallRow:
    """Register a call that rang; 409 when it is registered already."""
    return _register(body, call_id, actor=actor_on(request))


def _register(body: CallIn, call_id: UUID | None, *, actor: Actor) -> CallRow:
    require(actor, SETTLE)
    given = body.model_dump()
    report = CallReport(**given | {"caller": given["caller"], "case_number": body.case_number.upper()})
    return show_call(register_call(report, call_id=call_id, actor=actor, now=now()))
