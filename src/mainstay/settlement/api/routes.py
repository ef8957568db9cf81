"""Routes of settlement: contracts, months, statements, records."""

import json
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Path, Router, Status
from ninja.decorators import decorate_view

from mainstay.directory.public import actor_on, tell_access
from mainstay.kernel.files import made_response
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.schema import Label
from mainstay.kernel.time import now
from mainstay.settlement import services
from mainstay.settlement.queries import statements
from mainstay.settlement.queries.papers import PaperForm, Printed, print_issued, print_preview
from mainstay.settlement.queries.sight import access_contract, seen_contracts
from mainstay.settlement.rules.difference import difference
from mainstay.settlement.rules.period import Period

from .schemas import (
    DifferenceOut,
    IssuedOut,
    OverviewOut,
    RecordBody,
    RecordOut,
    SettledRow,
    StatementPage,
)
from .showing import show_issued, show_overview, show_page, show_records

router = Router(tags=["settlement"])
Name = Annotated[str, Path(max_length=24, pattern=r"^[0-9Q.-]+$")]
Revision = Annotated[int, Path(ge=1, le=1_000_000)]
Language = Literal["zh", "en"]
TYPES = {
    PaperForm.PDF: "application/pdf",
    PaperForm.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/contracts", response=list[SettledRow], summary="Contracts to settle")
def list_contracts(request: HttpRequest) -> list[SettledRow]:
    """The viewer's contracts with the statement that was issued last."""
    moment = now()
    found = seen_contracts(actor=actor_on(request), now=moment)
    latest = statements.latest_issued([one.id for one in found])
    return [
        SettledRow(
            contract_id=one.id,
            code=one.code,
            title=Label.of(one.title),
            customer=Label.of(one.customer),
            vendor=Label.of(one.vendor),
            term_start=one.term_start,
            term_end=one.term_end,
            last_issued=show_issued(latest[one.id]) if one.id in latest else None,
        )
        for one in found
    ]


@router.get("/contracts/{contract_id}", response=OverviewOut, summary="How a contract stands")
def get_overview(request: HttpRequest, contract_id: UUID) -> OverviewOut:
    """Balance, stages with what they wait for, each month with score and sum, the latest records."""
    actor, moment = actor_on(request), now()
    return show_overview(access_contract(contract_id, actor=actor, now=moment), actor=actor, now=moment)


@router.post("/contracts/{contract_id}/records", response={201: RecordOut}, summary="Write a settlement record")
@decorate_view(answer_once)
def write_record(request: HttpRequest, contract_id: UUID, body: RecordBody) -> Status[RecordOut]:
    """Record an event, a paper, a payment, points, a dispute, a waiver or a signature. 409 when stale or refused."""
    fields: dict[str, Any] = body.model_dump(exclude={"act", "expected_seq"}, mode="json", exclude_none=True)
    order = services.RecordOrder(body.act, fields, body.expected_seq)
    entry = services.record(contract_id, order, actor=actor_on(request), now=now())
    return Status(201, show_records([entry])[0])


@router.get("/contracts/{contract_id}/statements/{period}", response=StatementPage, summary="A statement as it stands")
def get_statement(request: HttpRequest, contract_id: UUID, period: Name) -> StatementPage:
    """The statement of a period computed from what is recorded now; of one that runs, through today."""
    actor, moment, wanted = actor_on(request), now(), Period.parse(period)
    settled = access_contract(contract_id, actor=actor, on=wanted.end, now=moment)
    return show_page(statements.compute(settled, wanted, now=moment), wanted, actor=actor)


@router.post(
    "/contracts/{contract_id}/statements/{period}", response={200: IssuedOut, 201: IssuedOut}, summary="Issue it"
)
def issue_statement(request: HttpRequest, contract_id: UUID, period: Name) -> Status[IssuedOut]:
    """Issue the statement of a period that is over: 201 for a new one, 200 when the same was issued already."""
    issued = services.issue_statement(contract_id, Period.parse(period), actor=actor_on(request), now=now())
    return Status(201 if issued.is_new else 200, show_issued(issued.row))


@router.get(
    "/contracts/{contract_id}/statements/{period}/{revision}.json",
    response={200: None},
    summary="An issued statement as its canonical bytes",
)
def get_bytes(request: HttpRequest, contract_id: UUID, period: Name, revision: Revision) -> HttpResponse:
    """The bytes whose SHA-256 is the digest of the statement."""
    settled = access_contract(contract_id, actor=actor_on(request), now=now())
    row = statements.get_issued(settled, Period.parse(period), revision)
    name = f"statement-{settled.summary.code}-{period}-{revision}.json"
    tell_access(request, subject=name, contract_id=contract_id)
    return made_response(bytes(row.content), name=name, kind="application/json; charset=utf-8")


@router.get(
    "/contracts/{contract_id}/statements/{period}/preview.{form}",
    response={200: None},
    summary="A preview of a statement as PDF or xlsx",
)
def get_preview(
    request: HttpRequest, contract_id: UUID, period: Name, form: PaperForm, *, language: Language = "zh"
) -> HttpResponse:
    """The statement as it stands now, each page marked as a preview that was not issued."""
    actor, moment, wanted = actor_on(request), now(), Period.parse(period)
    settled = access_contract(contract_id, actor=actor, on=wanted.end, now=moment)
    computed = statements.compute(settled, wanted, now=moment)
    return _send(request, contract_id, form, print_preview(computed, form, language, now=moment))


@router.get(
    "/contracts/{contract_id}/statements/{period}/{revision}.{form}",
    response={200: None},
    summary="An issued statement as PDF or xlsx",
)
def get_paper(
    request: HttpRequest,
    contract_id: UUID,
    period: Name,
    revision: Revision,
    form: PaperForm,
    *,
    language: Language = "zh",
) -> HttpResponse:
    """The paper to sign and file, drawn from the canonical bytes: the same file however often it is fetched."""
    settled = access_contract(contract_id, actor=actor_on(request), now=now())
    row = statements.get_issued(settled, Period.parse(period), revision)
    return _send(request, contract_id, form, print_issued(row, settled, form, language))


def _send(request: HttpRequest, contract_id: UUID, form: PaperForm, printed: Printed) -> HttpResponse:
    tell_access(request, subject=printed.name, contract_id=contract_id)
    return made_response(printed.content, name=printed.name, kind=TYPES[form])


@router.get(
    "/contracts/{contract_id}/statements/{period}/{revision}/difference",
    response=DifferenceOut,
    summary="What a revision changed",
)
def get_difference(request: HttpRequest, contract_id: UUID, period: Name, revision: Revision) -> DifferenceOut:
    """Lines, scores and totals that differ from the revision before; 404 for the first."""
    settled, wanted = access_contract(contract_id, actor=actor_on(request), now=now()), Period.parse(period)
    later = statements.get_issued(settled, wanted, revision)
    earlier = statements.get_issued(settled, wanted, revision - 1)
    before, after = json.loads(bytes(earlier.content)), json.loads(bytes(later.content))
    found = difference(before, after)
    clauses = {**before["clauses"], **after["clauses"]}
    return DifferenceOut(earlier=show_issued(earlier), later=show_issued(later), clauses=clauses, **found)
