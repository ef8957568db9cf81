"""Routes of exports that both sides can check offline: a case's ledger, or a contract's."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Path, Router

from mainstay.desk.services.evidence import Scope, export_evidence, scope_of_case, scope_of_contract
from mainstay.directory.public import actor_on, tell_access
from mainstay.kernel.files import disposition
from mainstay.kernel.time import now
from mainstay.kernel.transfers import begin_transfer

router = Router(tags=["evidence"])
Number = Annotated[str, Path(max_length=40, pattern=r"^[A-Za-z0-9-]+$")]


@router.get("/cases/{number}/export", response={200: None}, summary="The ledger of a case as one file")
def export_case(request: HttpRequest, number: Number, *, files: bool = False) -> StreamingHttpResponse:
    """Every entry with its hash, the contract's versions and the signed heads, for `mainstay verify`.

    `files` adds the attachments themselves; their digests are there in any case.
    """
    scope = scope_of_case(number, actor=actor_on(request))
    tell_access(request, subject=number, contract_id=scope.contract_id, case=number, files=files)
    return _send(request, scope, files=files)


@router.get("/contracts/{contract_id}/export", response={200: None}, summary="The ledger of a contract as one file")
def export_contract(request: HttpRequest, contract_id: UUID, *, files: bool = False) -> StreamingHttpResponse:
    """As of a case, for all cases of a contract."""
    scope = scope_of_contract(contract_id, actor=actor_on(request))
    tell_access(request, subject=scope.name, contract_id=contract_id, files=files)
    return _send(request, scope, files=files)


def _send(request: HttpRequest, scope: Scope, *, files: bool) -> StreamingHttpResponse:
    moment = now()
    pieces = export_evidence(scope, with_files=files, now=moment)
    begin_transfer(request)
    answer = StreamingHttpResponse(pieces, content_type="application/zip")
    answer.headers["Content-Disposition"] = disposition(f"{scope.name}-{moment:%Y%m%d-%H%M%S}.zip")
    answer.headers["Cache-Control"] = "no-store"
    return answer
