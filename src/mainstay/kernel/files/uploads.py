"""Uploads that resume: what has come lies in a draft whose length is the offset, also after a crash."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import UUID, uuid4

from django.conf import settings
from django.db import transaction
from django.http import UnreadablePostError

from mainstay.kernel.errors import MainstayError, NotFound, Refused, TooLarge, TooMany
from mainstay.kernel.models import StoredFile, Upload

from .keeping import register
from .naming import clean_name
from .place import PIECE, only_writer, place, read_through, told_when_full, too_large
from .sweeping import expires_at

MOST_AT_ONCE = 100  # uploads and unbound files that one person may have lying about


def no_wait() -> None:
    """For senders whose bytes are at hand."""


class OffsetConflict(Refused):
    """409: the upload stands elsewhere than the sender thinks."""

    code = "offset_conflict"
    title_zh = "续传位置不符"
    title_en = "Wrong offset"


class Busy(MainstayError):
    """423: another request is writing to this upload."""

    code = "locked"
    status = 423
    title_zh = "正在写入"
    title_en = "Being written to"


class Source(Protocol):
    """Where the bytes come from: a request."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(frozen=True, slots=True)
class UploadFacts:
    """How far an upload has come; complete when `offset` is `size`, and then a file of the same id is stored."""

    id: UUID
    size: int
    offset: int
    expires_at: datetime | None


def begin_upload(*, size: int, name: str, by: UUID, now: datetime) -> UploadFacts:
    """Announce an upload of so many bytes; TooLarge, TooMany or StorageFull, and then nothing is there."""
    if size > settings.FILE_LIMIT:
        raise too_large(settings.FILE_LIMIT)
    lying = Upload.objects.filter(uploaded_by=by).count()
    lying += StoredFile.objects.filter(uploaded_by=by, bound_to="").count()
    if lying >= MOST_AT_ONCE:
        raise TooMany(
            f"您有 {lying} 个附件尚未使用，请先提交或删除。",
            f"{lying} of your files are not used yet: send or remove them.",
        )
    place().require_room(size)
    upload = Upload.objects.create(id=uuid4(), size=size, name=clean_name(name), uploaded_by=by, begun_at=now)
    if size == 0:
        return receive(upload.id, offset=0, length=0, source=NOTHING, by=by, now=now)
    return UploadFacts(upload.id, size, 0, expires_at(upload.id, begun_at=now))


def get_upload(upload_id: UUID, *, by: UUID, now: datetime) -> UploadFacts:
    """How far an upload of this person has come; NotFound. One whose bytes are all here is completed on the way."""
    upload = Upload.objects.filter(pk=upload_id, uploaded_by=by).first()
    if upload is None:
        return _completed(upload_id, by)
    offset = _length(place().draft(upload_id))
    if offset == upload.size:
        return receive(upload_id, offset=offset, length=0, source=NOTHING, by=by, now=now)
    return UploadFacts(upload.id, upload.size, offset, expires_at(upload.id, begun_at=upload.begun_at))


def receive(
    upload_id: UUID,
    *,
    offset: int,
    length: int,
    source: Source,
    by: UUID,
    now: datetime,
    before_waiting: Callable[[], None] = no_wait,
) -> UploadFacts:
    """Add up to `length` bytes at `offset`; what came before a line broke stays. The last byte completes the file.

    `before_waiting` is called when only the sender's bytes are awaited. NotFound, OffsetConflict, Busy, TooLarge or
    StorageFull.
    """
    with _writing(upload_id, by=by) as (upload, draft):
        here = os.fstat(draft.fileno()).st_size
        if offset != here:
            raise OffsetConflict(f"已收到 {here} 字节，请从该处续传。", f"{here} bytes are here; go on from there.")
        if offset + length > upload.size:
            raise TooLarge("收到的内容超过申明的大小。", "This is more than the announced size.")
        before_waiting()
        here += add_to(source, draft, length)
        if here == upload.size:
            _complete(upload, now=now)
            return UploadFacts(upload.id, upload.size, here, None)
        return UploadFacts(upload.id, upload.size, here, expires_at(upload.id, begun_at=upload.begun_at))


def end_upload(upload_id: UUID, *, by: UUID) -> None:
    """Give an upload up, or a stored file that nothing keeps; NotFound, Refused for one that is kept."""
    if Upload.objects.filter(pk=upload_id, uploaded_by=by).exists():
        with _writing(upload_id, by=by) as (upload, _):
            upload.delete()
            place().draft(upload_id).unlink(missing_ok=True)
        return
    _completed(upload_id, by)
    deleted, _rows = StoredFile.objects.filter(pk=upload_id, uploaded_by=by, bound_to="").delete()
    if not deleted:
        raise Refused("附件已提交，不能删除。", "The file has been sent in and stays.")


class _Nothing:
    def read(self, _size: int, /) -> bytes:
        return b""


NOTHING = _Nothing()


@contextmanager
def _writing(upload_id: UUID, *, by: UUID) -> Iterator[tuple[Upload, BinaryIO]]:
    """The upload and its draft, for this writer alone."""
    if not Upload.objects.filter(pk=upload_id, uploaded_by=by).exists():
        raise _unknown()
    path = place().draft(upload_id)
    with only_writer(path) as draft:
        if draft is None:
            raise Busy("该附件正在由另一请求写入。", "Another request is writing to this upload.")
        upload = Upload.objects.filter(pk=upload_id).first()
        if upload is None:  # completed or given up between the two looks
            path.unlink(missing_ok=True)
            raise _unknown()
        yield upload, draft


def add_to(source: Source, draft: BinaryIO, length: int) -> int:
    """Write what comes; the bytes so far are on disk also when the sender's line breaks or the disk is full."""
    added = 0
    with told_when_full():
        while added < length and (piece := _next_piece(source, length - added)):
            draft.write(piece)
            draft.flush()
            added += len(piece)
    return added


def _next_piece(source: Source, left: int) -> bytes:
    try:
        return source.read(min(PIECE, left))
    except UnreadablePostError:  # the line broke: nobody hears the answer, and the sender comes back
        return b""


def _complete(upload: Upload, *, now: datetime) -> None:
    draft = place().draft(upload.id)
    written = read_through(draft)
    with transaction.atomic():
        register(draft, written, file_id=upload.id, name=upload.name, uploaded_by=upload.uploaded_by, now=now)
        Upload.objects.filter(pk=upload.id).delete()
    draft.unlink(missing_ok=True)


def _completed(upload_id: UUID, by: UUID) -> UploadFacts:
    size = StoredFile.objects.filter(pk=upload_id, uploaded_by=by).values_list("size", flat=True).first()
    if size is None:
        raise _unknown()
    return UploadFacts(upload_id, size, size, None)


def _unknown() -> NotFound:
    return NotFound("没有这个上传，或已过期。", "There is no such upload, or it has expired.")


def _length(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0
