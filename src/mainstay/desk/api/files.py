"""Routes of attachments: uploads that resume by the tus protocol, and downloads."""

from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Router

from mainstay.desk.queries.files import access_file
from mainstay.directory.public import actor_on, tell_access
from mainstay.kernel.files import begin_upload, end_upload, file_response, get_upload, receive
from mainstay.kernel.time import now
from mainstay.kernel.transfers import begin_transfer

from .tus import VERSION, discovery, name_in, number_in, require_piece, require_uploader, speaking_tus, tus_answer

router = Router(tags=["files"])


@router.api_operation(["OPTIONS"], "/uploads", response={204: None}, summary="What uploads may be")
def describe_uploads(request: HttpRequest) -> HttpResponse:
    """The version and extensions of the tus protocol, and the largest size, in headers."""
    require_uploader(actor_on(request))
    return HttpResponse(status=204, headers={"Tus-Resumable": VERSION, **discovery()})


@router.post("/uploads", response={201: None}, summary="Announce an upload")
def begin(request: HttpRequest) -> HttpResponse:
    """An upload of Upload-Length bytes, its name in Upload-Metadata; its id ends the Location and names the file."""
    with speaking_tus(request):
        size, name = number_in(request, "Upload-Length"), name_in(request)
        upload = begin_upload(size=size, name=name, by=require_uploader(actor_on(request)), now=now())
        return tus_answer(201, upload, Location=f"/api/desk/uploads/{upload.id}")


@router.api_operation(["HEAD"], "/uploads/{upload_id}", response={200: None}, summary="How far an upload is")
def tell(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Upload-Offset says how many bytes are here; only its uploader sees it."""
    with speaking_tus(request):
        upload = get_upload(upload_id, by=actor_on(request).id, now=now())
        return tus_answer(200, upload, Upload_Length=str(upload.size))


@router.patch("/uploads/{upload_id}", response={204: None}, summary="Go on with an upload")
def go_on(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Add the body at Upload-Offset; 409 at another offset, 413 over the announced size, 423 while another writes.

    What arrived before a line broke stays. The last byte makes the file, under the id of the upload.
    """
    with speaking_tus(request):
        require_piece(request)
        offset, length = number_in(request, "Upload-Offset"), number_in(request, "Content-Length")
        upload = receive(
            upload_id,
            offset=offset,
            length=length,
            source=request,
            by=actor_on(request).id,
            now=now(),
            before_waiting=partial(begin_transfer, request),
        )
        return tus_answer(204, upload)


@router.delete("/uploads/{upload_id}", response={204: None}, summary="Give an upload up")
def give_up(request: HttpRequest, upload_id: UUID) -> HttpResponse:
    """Remove an upload, or its file while nothing keeps it; 409 once it is part of a case."""
    with speaking_tus(request):
        end_upload(upload_id, by=actor_on(request).id)
        return tus_answer(204)


@router.get("/files/{file_id}", response={200: None}, summary="An attachment")
def download(request: HttpRequest, file_id: UUID, *, inline: bool = False) -> HttpResponseBase:
    """The bytes, in ranges if asked; `inline` shows raster images and PDF in the browser, all else is saved."""
    file, contract_id, of = access_file(file_id, actor=actor_on(request))
    tell_access(request, subject=f"{of} {file.name}".strip(), contract_id=contract_id, case=of, sha256=file.sha256)
    return file_response(request, file, inline=inline)
