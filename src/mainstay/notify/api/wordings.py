"""Routes of words: which are in force, how they would read, and changing them."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Status

from mainstay.directory.public import actor_on, require
from mainstay.kernel.time import now
from mainstay.notify.queries import wordings
from mainstay.notify.rules.permissions import TRY_WORDS
from mainstay.notify.services.wording import Draft, write_version

from .schemas import DraftIn, KindDetail, KindList, PreviewIn, PreviewOut, ShippedIn, WordingQuery
from .showing_words import show_kind, show_kind_list, show_preview

router = Router()


@router.get("/templates", response=KindList, summary="List kinds of message")
def list_kinds(request: HttpRequest, contract_id: UUID | None = None) -> KindList:
    """Every kind with where its words come from, for a contract or for all; for who leads the vendor's side."""
    actor = actor_on(request)
    wordings.require_reader(actor, contract_id)
    return show_kind_list(contract_id, viewer=actor)


@router.get("/templates/{kind}", response=KindDetail, summary="The words of a kind")
def get_kind(request: HttpRequest, kind: str, asked: Annotated[WordingQuery, Query()]) -> KindDetail:
    """The words in force, the shipped ones, what they may ask for, and every version."""
    actor = actor_on(request)
    wordings.require_reader(actor, asked.contract_id)
    wordings.require_kind(kind)
    return show_kind(kind, asked.contract_id, asked.language, viewer=actor)


@router.post("/templates/{kind}/preview", response=PreviewOut, summary="How words would read")
def preview(request: HttpRequest, kind: str, body: PreviewIn) -> PreviewOut:
    """The words with sample values, the length of the SMS, and what is wrong with them; nothing is kept."""
    require(actor_on(request), TRY_WORDS)
    wordings.require_kind(kind)
    return show_preview(kind, body)


@router.post("/templates/{kind}/versions", response={201: KindDetail}, summary="Change the words of a kind")
def write(request: HttpRequest, kind: str, body: DraftIn) -> Status[KindDetail]:
    """A new version; 422 names each fault of the words, 409 when somebody else has changed them meanwhile."""
    actor = actor_on(request)
    draft = Draft(kind, body.contract_id, body.language, body.base, body.wording())
    write_version(draft, actor=actor, now=now())
    return Status(201, show_kind(kind, body.contract_id, body.language, viewer=actor))


@router.post("/templates/{kind}/shipped", response={201: KindDetail}, summary="Go back to the shipped words")
def go_back(request: HttpRequest, kind: str, body: ShippedIn) -> Status[KindDetail]:
    """A version that says that the words of the file count again; of a contract, those for all contracts."""
    actor = actor_on(request)
    write_version(Draft(kind, body.contract_id, body.language, body.base, None), actor=actor, now=now())
    return Status(201, show_kind(kind, body.contract_id, body.language, viewer=actor))
