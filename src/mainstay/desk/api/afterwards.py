"""Routes of what follows the work: call-backs, the survey by its link, signing a form, the procedure of a case."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Path, Router, Status
from ninja.decorators import decorate_view
from pydantic import Field

from mainstay.desk.queries import cases
from mainstay.desk.queries.callbacks import list_call_backs as call_backs_of
from mainstay.desk.queries.survey import access_survey
from mainstay.desk.services.signing import Signature
from mainstay.desk.services.signing import sign_form as sign
from mainstay.desk.services.surveying import answer_survey as answer
from mainstay.desk.services.surveying import count_attempt
from mainstay.directory.public import actor_on
from mainstay.kernel.callers import caller_address
from mainstay.kernel.fence import Principal, become
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.time import now

from .afterwards_schemas import CallBackPage, ProcedureOut, SignOrder, SurveyAnswer, SurveyOut
from .page import show_case
from .page_schemas import CaseDetail
from .procedure import show_call_backs, show_procedure, show_survey

router = Router(tags=["desk"])
BY_LINK = Principal.everywhere("system: survey by link")
Number = Annotated[str, Path(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]
Token = Annotated[str, Path(max_length=100, pattern=r"^[A-Za-z0-9_-]+$")]
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


@router.get("/call-backs", response=CallBackPage, summary="Cases to call back about")
def list_call_backs(
    request: HttpRequest, contract: UUID | None = None, cursor: Cursor = None, limit: Limit = 50
) -> CallBackPage:
    """Closed cases of the viewer's contracts that nobody has called back about, the longest closed first."""
    page = call_backs_of(actor=actor_on(request), contract_id=contract, cursor=cursor, limit=limit)
    return CallBackPage(items=show_call_backs(page.items), next=page.next)


@router.get("/cases/{number}/procedure", response=ProcedureOut, summary="How far a case has come")
def get_procedure(request: HttpRequest, number: Number) -> ProcedureOut:
    """The steps of the case's type, the images of a repair, reported addresses, the item asked for, the survey."""
    actor = actor_on(request)
    return show_procedure(cases.access_case(number, actor=actor), actor=actor, now=now())


@router.post("/cases/{number}/signature", response=CaseDetail, summary="Sign a form of a case")
@decorate_view(answer_once)
def sign_form(request: HttpRequest, number: Number, body: SignOrder) -> CaseDetail:
    """One `signed` entry by the customer; the drawing is kept as a file whose digest the entry holds."""
    actor, moment = actor_on(request), now()
    signature = Signature(body.form, body.opinion, body.name, body.drawing)
    case = sign(number, signature, expected_seq=body.expected_seq, actor=actor, now=moment)
    return show_case(case, actor=actor, now=moment)


@router.get("/survey/{token}", response=SurveyOut, auth=None, summary="The survey of a link")
def get_survey(request: HttpRequest, token: Token) -> SurveyOut:
    """What the link asks about; 404 for one that does not hold, 429 after too many attempts from one address."""
    moment = now()
    count_attempt(caller_address(request), now=moment)
    become(BY_LINK)
    return show_survey(access_survey(token, now=moment))


@router.post("/survey/{token}", response={204: None}, auth=None, summary="Answer the survey of a link")
def answer_survey(request: HttpRequest, token: Token, body: SurveyAnswer) -> Status[None]:
    """Write the one answer into the case's ledger; 409 when it was answered before, 404 as above, 429 as above."""
    moment = now()
    count_attempt(caller_address(request), now=moment)
    become(BY_LINK)
    answer(token, body.scores, body.words, now=moment)
    return Status(204, None)
