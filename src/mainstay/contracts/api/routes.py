"""Routes of contracts: list, read, clause, report form, check, load, sign, export."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router, Status
from pydantic import Field

from mainstay.contracts import queries, services
from mainstay.contracts.reading.schema import contract_schema
from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.checking.check import check
from mainstay.contracts.rules.permissions import SIGNERS
from mainstay.contracts.rules.versions import VersionState
from mainstay.directory.public import Actor, actor_on, roles_on, tell_access
from mainstay.kernel.document import refuse_oversize
from mainstay.kernel.errors import Malformed
from mainstay.kernel.time import now

from . import schemas, showing

router = Router(tags=["contracts"], by_alias=True)
Version = Annotated[int | None, Query(ge=1, le=10_000, description="The version; the one in force unless told.")]
ClauseId = Annotated[str, Field(max_length=64, pattern=r"^[^\x00]*$")]
FILE_BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/yaml": {"schema": {"type": "string"}}}}
}


@router.get("", response=list[schemas.ContractRow], summary="Contracts")
def list_contracts(request: HttpRequest) -> list[schemas.ContractRow]:
    """The contracts that the person may see, by code."""
    return [showing.row(one) for one in queries.access_contracts(actor_on(request), now=now())]


@router.get("/schema", summary="JSON Schema of contract files", response=dict[str, Any])
def get_schema(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001  every route takes the request
    """The published JSON Schema that a contract file must satisfy."""
    return contract_schema()


@router.post("/check", response=schemas.CheckResult, openapi_extra=FILE_BODY, summary="Check a contract file")
def check_file(request: HttpRequest) -> schemas.CheckResult:
    """Read and check a file without storing it; TooLarge over 2 MB. A file that cannot be read gives its problems."""
    try:
        read = read_contract(_file(request))
    except Malformed as refused:
        nothing = showing.counts(())
        found = showing.problems(refused.problems)
        return schemas.CheckResult(code="", title=None, problems=found, findings=[], counts=nothing)
    findings = check(read.contract, read.lines)
    return schemas.CheckResult(
        code=read.contract.code,
        title=showing.label(read.contract.title),
        problems=[],
        findings=showing.findings(findings),
        counts=showing.counts(findings),
    )


@router.post("", response={201: schemas.LoadResult}, openapi_extra=FILE_BODY, summary="Load a contract file")
def load_contract(request: HttpRequest) -> Status[schemas.LoadResult]:
    """Store a file as a version, or as a draft when the checker finds errors; administrators only.

    Malformed with every problem and its line, TooLarge over 2 MB, Refused for a version out of turn.
    """
    loaded = services.load_contract(_file(request), actor=actor_on(request), now=now())
    tell_access(request, subject=loaded.code, contract_id=loaded.contract_id, version=loaded.version)
    result = schemas.LoadResult(
        id=loaded.contract_id,
        code=loaded.code,
        version=loaded.version,
        is_new=loaded.is_new,
        is_draft=loaded.is_draft,
        findings=showing.findings(loaded.findings),
    )
    return Status(201, result)


@router.get("/{uuid:contract_id}", response=schemas.ContractDetail, summary="A contract")
def get_contract(request: HttpRequest, contract_id: UUID, version: Version = None) -> schemas.ContractDetail:
    """A version with its terms, findings and what each clause became; NotFound for others' contracts."""
    actor = actor_on(request)
    shown = queries.access_version(actor, contract_id, version, now=now())
    return showing.detail(contract_id, shown, may_sign=_may_sign(actor, contract_id, shown))


@router.get("/{uuid:contract_id}/clauses/{clause_id}", response=schemas.ClauseDetail, summary="A clause")
def get_clause(
    request: HttpRequest, contract_id: UUID, clause_id: ClauseId, version: Version = None
) -> schemas.ClauseDetail:
    """A clause, the terms that came from it and the readings taken of it."""
    shown = queries.access_version(actor_on(request), contract_id, version, now=now())
    return showing.clause_detail(shown.contract, clause_id)


@router.get("/{uuid:contract_id}/intake", response=schemas.Intake, summary="What a new case is asked")
def get_intake(request: HttpRequest, contract_id: UUID) -> schemas.Intake:
    """Levels, facts, pause reasons and roles of the version in force, for the form of a new case."""
    shown = queries.access_version(actor_on(request), contract_id, None, now=now())
    return showing.intake(contract_id, shown)


@router.get("/{uuid:contract_id}/file", summary="The contract file", response={200: str})
def get_file(request: HttpRequest, contract_id: UUID, version: Version = None) -> HttpResponse:
    """The YAML file as it was loaded, to keep."""
    shown = queries.access_version(actor_on(request), contract_id, version, now=now())
    response = HttpResponse(shown.row.file, content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{shown.code}-v{shown.row.version}.yaml"'
    return response


@router.post(
    "/{uuid:contract_id}/versions/{version}/signature", response=schemas.ContractDetail, summary="Sign a version"
)
def sign_version(request: HttpRequest, contract_id: UUID, version: int) -> schemas.ContractDetail:
    """Give one side's consent; the customer's approver or the vendor's manager, each side once."""
    actor = actor_on(request)
    moment = now()
    asked = queries.access_version(actor, contract_id, version, now=moment)
    tell_access(request, subject=asked.code, contract_id=contract_id, version=version)
    services.sign_version(contract_id, version, actor=actor, now=moment)
    shown = queries.access_version(actor, contract_id, version, now=moment)
    return showing.detail(contract_id, shown, may_sign=_may_sign(actor, contract_id, shown))


def _may_sign(actor: Actor, contract_id: UUID, shown: queries.ShownVersion) -> bool:
    if shown.state is not VersionState.AWAITING_SIGNATURES:
        return False
    signed = {one.side for one in shown.row.signatures.all()}
    held = [grant.role for grant in roles_on(actor, contract_id) if grant.contract_id == contract_id]
    return any(role in held and side not in signed for role, side in SIGNERS.items())


def _file(request: HttpRequest) -> bytes:
    declared = str(request.META.get("CONTENT_LENGTH") or "0")
    refuse_oversize(int(declared) if declared.isdigit() else 0)
    return request.body
