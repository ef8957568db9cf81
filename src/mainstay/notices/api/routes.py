"""Routes of notices: the register, one notice, acts, addresses, files."""

from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router, Status
from ninja.decorators import decorate_view
from pydantic import Field

from mainstay.directory.public import actor_on, require_contract, tell_access
from mainstay.kernel.files import file_response
from mainstay.kernel.idempotency import answer_once
from mainstay.kernel.time import now
from mainstay.notices import services
from mainstay.notices.models import Notice
from mainstay.notices.queries import sight
from mainstay.notices.queries.reading import book_of, standings

from .schemas import NoticeAddressOrder, NoticeBook, NoticeFull, NoticeOrder, NoticePage, NoticeSending
from .showing import show_book, show_notice, show_notices

router = Router(tags=["notices"])
Cursor = Annotated[str | None, Field(max_length=200)]
Limit = Annotated[int, Field(ge=1, le=200)]


@router.get("", response=NoticePage, summary="The register of notices")
def list_notices(
    request: HttpRequest, contract: UUID | None = None, cursor: Cursor = None, limit: Limit = 50
) -> NoticePage:
    """The notices of the viewer's contracts, the latest first, each with when it was delivered and why."""
    page = sight.list_notices(actor=actor_on(request), contract=contract, cursor=cursor, limit=limit)
    return NoticePage(items=show_notices(page.items, now=now()), next=page.next)


@router.post("", response={201: NoticeFull}, summary="Register a notice")
@decorate_view(answer_once)
def send_notice(request: HttpRequest, body: NoticeSending) -> Status[NoticeFull]:
    """Register a notice that one's own side has sent, to the address that counted then."""
    actor, moment = actor_on(request), now()
    sending = services.Sending(
        body.contract_id,
        body.medium,
        body.subject.strip(),
        body.text.strip(),
        body.sent_at,
        body.objection,
        support_ends_on=body.support_ends_on,
        files=tuple(body.files),
    )
    return Status(201, show_notice(services.send_notice(sending, actor=actor, now=moment), actor=actor, now=moment))


@router.get("/contracts/{uuid:contract_id}", response=NoticeBook, summary="Addresses and rules of a contract")
def get_book(request: HttpRequest, contract_id: UUID) -> NoticeBook:
    """Where notices to each side go, what is to come, and when a notice counts as delivered by each medium."""
    actor, moment = actor_on(request), now()
    require_contract(actor, contract_id)
    return show_book(contract_id, book_of(contract_id, now=moment), actor=actor, now=moment)


@router.post("/contracts/{uuid:contract_id}/addresses", response=NoticeBook, summary="Change one's own side's address")
@decorate_view(answer_once)
def change_address(request: HttpRequest, contract_id: UUID, body: NoticeAddressOrder) -> NoticeBook:
    """Tell a new address; it counts after the time that the contract sets."""
    actor, moment = actor_on(request), now()
    told = {name: value.strip() for name, value in body.model_dump().items()}
    book = services.change_address(contract_id, told, actor=actor, now=moment)
    return show_book(contract_id, book, actor=actor, now=moment)


@router.get("/files/{uuid:file_id}", response={200: None}, summary="A file of a notice")
def download(request: HttpRequest, file_id: UUID, *, inline: bool = False) -> HttpResponseBase:
    """The bytes, in ranges if asked; `inline` shows raster images and PDF in the browser, all else is saved."""
    file, contract_id = sight.access_file(file_id, actor=actor_on(request))
    tell_access(request, subject=file.name, contract_id=contract_id, sha256=file.sha256)
    return file_response(request, file, inline=inline)


@router.get("/{uuid:notice_id}", response=NoticeFull, summary="A notice")
def get_notice(request: HttpRequest, notice_id: UUID) -> NoticeFull:
    """A notice with its delivery, its entries and the acts open to the viewer."""
    actor = actor_on(request)
    (found,) = standings([sight.find_notice(notice_id, Notice.objects.all(), actor=actor)])
    return show_notice(found, actor=actor, now=now())


@router.post("/{uuid:notice_id}/entries", response=NoticeFull, summary="Note what became of a notice")
@decorate_view(answer_once)
def act(request: HttpRequest, notice_id: UUID, body: NoticeOrder) -> NoticeFull:
    """One act, as one entry; 409 when stale or not to be done now."""
    actor, moment = actor_on(request), now()
    fields = {"at": body.at, "note": body.note.strip(), "files": body.files}
    found = services.act_on_notice(notice_id, body.act, fields, expected_seq=body.expected_seq, actor=actor, now=moment)
    return show_notice(found, actor=actor, now=moment)
