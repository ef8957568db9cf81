"""What the routes of uploads share: the headers of the tus protocol 1.0, read and written."""

import base64
import binascii
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date

from mainstay.desk.rules.permissions import ATTACH
from mainstay.directory.public import Actor, require
from mainstay.kernel.errors import MainstayError, Malformed, Problem
from mainstay.kernel.files import UploadFacts

VERSION = "1.0.0"
PIECE_TYPE = "application/offset+octet-stream"
LONGEST_METADATA = 4096
DISCOVERY = {"Tus-Version": VERSION, "Tus-Extension": "creation,termination,expiration"}


class WrongVersion(MainstayError):
    """412: the sender speaks another version of the protocol."""

    code = "wrong_tus_version"
    status = 412
    title_zh = "不支持的上传协议版本"
    title_en = "Unsupported version of the upload protocol"


class WrongType(MainstayError):
    """415: the body is not a piece of an upload."""

    code = "wrong_type"
    status = 415
    title_zh = "内容类型不符"
    title_en = "Wrong content type"


@contextmanager
def speaking_tus(request: HttpRequest) -> Iterator[None]:
    """Refuse other versions, and let every refusal carry the protocol's headers."""
    try:
        if request.headers.get("Tus-Resumable") != VERSION:
            raise WrongVersion(headers=dict(DISCOVERY))
        yield
    except MainstayError as error:
        error.headers = {"Tus-Resumable": VERSION, **error.headers}
        raise


def tus_answer(status: int, upload: UploadFacts | None = None, **more: str) -> HttpResponse:
    """An answer without a body; it tells how far the upload is and when it expires."""
    headers = {"Tus-Resumable": VERSION, "Cache-Control": "no-store"}
    if upload is not None:
        headers["Upload-Offset"] = str(upload.offset)
        if upload.expires_at is not None:
            headers["Upload-Expires"] = http_date(upload.expires_at.timestamp())
    headers |= {name.replace("_", "-"): value for name, value in more.items()}
    return HttpResponse(status=status, headers=headers)


def discovery() -> dict[str, str]:
    """What this server speaks, and the largest file that it takes."""
    return {**DISCOVERY, "Tus-Max-Size": str(settings.FILE_LIMIT)}


def number_in(request: HttpRequest, header: str) -> int:
    """A header that holds a whole number from 0; Malformed."""
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise _malformed(header)
    return int(text)


def name_in(request: HttpRequest) -> str:
    """The file's name out of Upload-Metadata, empty when it tells none; Malformed for what cannot be read."""
    header = "Upload-Metadata"
    text = request.headers.get(header, "")
    if len(text) > LONGEST_METADATA:
        raise _malformed(header)
    for pair in text.split(","):
        key, _, value = pair.strip().partition(" ")
        if key == "filename":
            try:
                return base64.b64decode(value, validate=True).decode()
            except (binascii.Error, UnicodeDecodeError) as error:
                raise _malformed(header) from error
    return ""


def require_uploader(actor: Actor) -> UUID:
    """Whose uploads these are; Forbidden for somebody without any role."""
    require(actor, ATTACH)
    return actor.id


def require_piece(request: HttpRequest) -> None:
    """WrongType unless the body is a piece of an upload."""
    if request.content_type != PIECE_TYPE:
        raise WrongType(f"内容类型应为 {PIECE_TYPE}。", f"The content type must be {PIECE_TYPE}.")


def _malformed(header: str) -> Malformed:
    problem = Problem("bad_header", f"请求头 {header} 缺失或有误", f"the header {header} is missing or wrong", header)
    return Malformed("上传请求有误。", "The upload request is malformed.", [problem])
