"""Routes of acts on many cases at once."""

from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Router
from ninja.decorators import decorate_view
from pydantic import ConfigDict, Field, StringConstraints

from mainstay.desk.queries.cases import list_seen
from mainstay.desk.queries.terms import entries_of, terms_of
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.orders import Order
from mainstay.desk.rules.words import Act
from mainstay.desk.services.bulk import MOST_CASES, Outcome, act_on_many
from mainstay.directory.public import actor_on
from mainstay.kernel.errors import Malformed, Problem
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.schema import Label, Moment, Schema
from mainstay.kernel.time import now

from .page import open_acts
from .schemas import ActOut, Paragraph, Word

router = Router(tags=["desk"])
CaseNumber = Annotated[str, StringConstraints(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]


class BulkCase(Schema):
    """A case to act on; `expected_seq` is the last entry that the page showed."""

    model_config = ConfigDict(extra="forbid")

    number: CaseNumber
    expected_seq: int


class BulkOrder(Schema):
    """One act for many cases, with the act's own fields as for a single case."""

    model_config = ConfigDict(extra="forbid")

    act: Act
    cases: Annotated[list[BulkCase], Field(min_length=1, max_length=MOST_CASES)]
    occurred_at: Moment | None = None
    note: Paragraph = ""
    fields: Annotated[dict[Word, Any], Field(max_length=50)] = {}


class BulkProblem(Schema):
    """One thing wrong with the order, at a field where there is one."""

    path: str
    message: Label


class BulkResult(Schema):
    """What came of one case: done, with its last entry; or why not, and then nothing of it was changed."""

    number: str
    done: bool
    seq: int | None
    code: str | None
    reason: Label | None
    problems: list[BulkProblem]


class BulkResults(Schema):
    """The results in the order in which the cases were given."""

    results: list[BulkResult]
    done: int
    refused: int


class BulkNumbers(Schema):
    """The cases chosen."""

    model_config = ConfigDict(extra="forbid")

    cases: Annotated[list[CaseNumber], Field(min_length=1, max_length=MOST_CASES)]


class BulkAct(Schema):
    """An act with its form, and the cases among those chosen on which it is open."""

    act: ActOut
    cases: list[str]


@router.post("/cases/bulk/acts", response=list[BulkAct], summary="Acts open on chosen cases")
def list_bulk_acts(request: HttpRequest, body: BulkNumbers) -> list[BulkAct]:
    """The acts open to the viewer on at least one of the cases; the form is that of the first such case."""
    viewer, moment = actor_on(request), now()
    cases = list_seen(body.cases, actor=viewer)
    entries = entries_of(cases)
    found: dict[Act, BulkAct] = {}
    for case in cases:
        pinned = terms_of(case.contract_id, case.contract_version)
        for act in open_acts(viewer, pinned, effective(entries[case.id]), now=moment):
            found.setdefault(act.act, BulkAct(act=act, cases=[])).cases.append(case.number)
    return list(found.values())


@router.post("/cases/bulk", response=BulkResults, summary="Act on many cases")
@decorate_view(answer_once)
def act_in_bulk(request: HttpRequest, body: BulkOrder) -> BulkResults:
    """One act on up to 200 cases, each by the rules of a single act; one refused does not stop the others."""
    numbers = [case.number for case in body.cases]
    if len(set(numbers)) < len(numbers):
        problem = Problem("repeated", "同一工单不能重复", "a case may be named once", "cases")
        raise Malformed("提交的内容有误。", "The input is malformed.", [problem])
    orders = [
        (case.number, Order(body.act, case.expected_seq, body.occurred_at, body.note, body.fields))
        for case in body.cases
    ]
    results = [_show(one) for one in act_on_many(orders, actor=actor_on(request), now=now())]
    done = sum(result.done for result in results)
    return BulkResults(results=results, done=done, refused=len(results) - done)


def _show(outcome: Outcome) -> BulkResult:
    refusal = outcome.refusal
    if refusal is None:
        return BulkResult(number=outcome.number, done=True, seq=outcome.seq, code=None, reason=None, problems=[])
    problems = [BulkProblem(path=one.path, message=Label(zh=one.zh, en=one.en)) for one in refusal.problems]
    reason = Label(zh=refusal.detail("zh"), en=refusal.detail("en"))
    return BulkResult(number=outcome.number, done=False, seq=None, code=refusal.code, reason=reason, problems=problems)
