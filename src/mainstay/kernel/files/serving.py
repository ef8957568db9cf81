"""A file as an answer: never run, shown only where a raster image or a PDF, in pieces and in ranges."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO, TypeVar

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import http_date

from mainstay.kernel.transfers import begin_transfer

from .keeping import FileFacts, open_file
from .kinds import UNKNOWN, shown_inline
from .naming import disposition

PIECE = 256 * 1024
POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'"
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
# Types that a browser could run or draw as a page; they travel as plain bytes.
UNSAFE = re.compile(r"html|svg|xml$|script|x-executable|x-shockwave|multipart|java-archive|hta")


def file_response(request: HttpRequest, facts: FileFacts, *, inline: bool) -> HttpResponseBase:
    """The whole file or the range asked for; 304 for one that the browser has, 416 for a range beyond the end.

    Ask whether the reader may see the file before calling this.
    """
    tag = f'"{facts.sha256}"'
    if request.headers.get("If-None-Match") == tag:
        return _dressed(HttpResponse(status=304), facts, inline=inline)
    asked = _range(request, facts, tag)
    if asked is None:
        answer: HttpResponseBase = HttpResponse(status=416)
        answer.headers["Content-Range"] = f"bytes */{facts.size}"
        return _dressed(answer, facts, inline=False)
    start, end = asked
    file = open_file(facts)
    begin_transfer(request)
    partial = (start, end) != (0, facts.size)
    answer = StreamingHttpResponse(_Pieces(file, start, end), status=206 if partial else 200)
    answer.headers["Content-Length"] = str(end - start)
    if partial:
        answer.headers["Content-Range"] = f"bytes {start}-{end - 1}/{facts.size}"
    return _dressed(answer, facts, inline=inline)


def made_response(content: bytes, *, name: str, kind: str) -> HttpResponse:
    """A file that was made for this request, to be saved."""
    return _guarded(HttpResponse(content), name, kind, inline=False)


Answer = TypeVar("Answer", bound=HttpResponseBase)


def _guarded(answer: Answer, name: str, kind: str, *, inline: bool) -> Answer:
    answer.headers["Content-Type"] = UNKNOWN if UNSAFE.search(kind) else kind
    answer.headers["Content-Disposition"] = disposition(name, inline=inline and shown_inline(kind))
    answer.headers["Content-Security-Policy"] = POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "private, no-cache"
    return answer


def _dressed(answer: HttpResponseBase, facts: FileFacts, *, inline: bool) -> HttpResponseBase:
    _guarded(answer, facts.name, facts.type, inline=inline)
    answer.headers["ETag"] = f'"{facts.sha256}"'
    answer.headers["Last-Modified"] = _written(facts.uploaded_at)
    answer.headers["Accept-Ranges"] = "bytes"
    return answer


def _range(request: HttpRequest, facts: FileFacts, tag: str) -> tuple[int, int] | None:
    """From where to where, the end excluded; everything unless one range is asked for; None when beyond the end."""
    found = RANGE.match(request.headers.get("Range", ""))
    expected = request.headers.get("If-Range")
    if not found or found.groups() == ("", "") or expected not in (None, tag, _written(facts.uploaded_at)):
        return 0, facts.size
    first, last = found.groups()
    if not first:
        return (max(facts.size - int(last), 0), facts.size) if int(last) and facts.size else None
    start, end = int(first), min(int(last) + 1 if last else facts.size, facts.size)
    return (start, end) if start < end else None


def _written(moment: datetime) -> str:
    return http_date(moment.timestamp())


class _Pieces:
    """The bytes from `start` to `end`; Django closes it when the answer is sent or its reader is gone."""

    def __init__(self, file: BinaryIO, start: int, end: int) -> None:
        self.file, self.left = file, end - start
        file.seek(start)

    def __iter__(self) -> Iterator[bytes]:
        while self.left > 0 and (piece := self.file.read(min(PIECE, self.left))):
            self.left -= len(piece)
            yield piece

    def close(self) -> None:
        self.file.close()
