"""Routes of acceptance: the list, the file of one contract, acts, files."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Query, Router
from ninja.decorators import decorate_view
from pydantic import Field

from mainstay.acceptance import services
from mainstay.acceptance.queries import sight
from mainstay.acceptance.queries.reading import standing_of
from mainstay.acceptance.rules.words import AcceptanceState
from mainstay.directory.public import actor_on, tell_access
from mainstay.kernel.files import file_response
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.schema import Schema
from mainstay.kernel.time import now

from .schemas import AcceptanceFull, AcceptanceOrder, AcceptancePage
from .showing import show_acceptance, show_acceptances

router = Router(tags=["acceptance"])
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


class AcceptanceQuery(Schema):
    """What narrows a list of acceptances."""

    contract: UUID | None = None
    state: list[AcceptanceState] = []


@router.get("", response=AcceptancePage, summary="List acceptances")
def list_acceptances(
    request: HttpRequest, narrow: Query[AcceptanceQuery], cursor: Cursor = None, limit: Limit = 50
) -> AcceptancePage:
    """The acceptances of the viewer's contracts, in the order in which a step is due."""
    states = [one.value for one in narrow.state]
    page = sight.list_acceptances(
        actor=actor_on(request), contract=narrow.contract, states=states, cursor=cursor, limit=limit
    )
    return AcceptancePage(items=show_acceptances(page.items, now=now()), next=page.next)


@router.get("/files/{uuid:file_id}", response={200: None}, summary="A file of an acceptance")
def download(request: HttpRequest, file_id: UUID, *, inline: bool = False) -> HttpResponseBase:
    """The bytes, in ranges if asked; `inline` shows raster images and PDF in the browser, all else is saved."""
    file, contract_id = sight.access_file(file_id, actor=actor_on(request))
    tell_access(request, subject=file.name, contract_id=contract_id, sha256=file.sha256)
    return file_response(request, file, inline=inline)


@router.get("/{uuid:contract_id}", response=AcceptanceFull, summary="The acceptance of a contract")
def get_acceptance(request: HttpRequest, contract_id: UUID) -> AcceptanceFull:
    """Its deliverables, steps with their clocks, form, entries, and what the viewer may do."""
    actor = actor_on(request)
    row = sight.access_acceptance(contract_id, actor=actor)
    return show_acceptance(standing_of(row), actor=actor, now=now())


@router.post("/{uuid:contract_id}/entries", response=AcceptanceFull, summary="Act on an acceptance")
@decorate_view(answer_once)
def act(request: HttpRequest, contract_id: UUID, body: AcceptanceOrder) -> AcceptanceFull:
    """One act, as one entry; 409 when stale, or with the list of what is missing."""
    actor, moment = actor_on(request), now()
    standing = services.act_on_acceptance(
        contract_id, body.act, body.fields(), expected_seq=body.expected_seq, actor=actor, now=moment
    )
    return show_acceptance(standing, actor=actor, now=moment)
