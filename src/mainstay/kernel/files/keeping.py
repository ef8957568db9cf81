"""Storing, finding, opening and binding files: the bytes on disk first, then the row that speaks of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID, uuid4

from django.conf import settings
from django.db import connection, transaction

from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused
from mainstay.kernel.models import StoredFile

from .kinds import kind_of
from .naming import clean_name
from .place import PIECE, Written, pieces_of, place, write_pieces


@dataclass(frozen=True, slots=True)
class FileFacts:
    """A stored file. `bound_to` is the ledger stream, or another thing's name, that keeps it; empty: nothing yet."""

    id: UUID
    sha256: str
    size: int
    name: str
    type: str
    uploaded_by: UUID
    uploaded_at: datetime
    bound_to: str
    side: str

    def as_payload(self) -> dict[str, Any]:
        """How entries hold a file."""
        return {"id": str(self.id), "name": self.name, "size": self.size, "type": self.type, "sha256": self.sha256}


def store_bytes(content: bytes, *, name: str, uploaded_by: UUID, now: datetime) -> FileFacts:
    """Keep bytes at hand; TooLarge, StorageFull. Not bound yet: bind it in the transaction that speaks of it."""
    pieces = (content[start : start + PIECE] for start in range(0, len(content), PIECE))
    return store_pieces(pieces, name=name, uploaded_by=uploaded_by, now=now)


def store_stream(stream: BinaryIO, *, name: str, uploaded_by: UUID, now: datetime) -> FileFacts:
    """Keep what a stream gives, a piece at a time; as `store_bytes`."""
    return store_pieces(pieces_of(stream), name=name, uploaded_by=uploaded_by, now=now)


def store_pieces(pieces: Iterable[bytes], *, name: str, uploaded_by: UUID, now: datetime) -> FileFacts:
    """Keep pieces as they come; as `store_bytes`."""
    space, file_id = place(), uuid4()
    space.require_room(0)
    draft = space.draft(file_id)
    written = write_pieces(draft, pieces, limit=settings.FILE_LIMIT)
    try:
        return register(draft, written, file_id=file_id, name=clean_name(name), uploaded_by=uploaded_by, now=now)
    finally:
        draft.unlink(missing_ok=True)


@transaction.atomic
def register(draft: Path, written: Written, *, file_id: UUID, name: str, uploaded_by: UUID, now: datetime) -> FileFacts:
    """Give a whole draft its place and its row. Bytes without a row are swept; a row never lacks its bytes."""
    lock_bytes(written.sha256)
    place().keep(draft, written.sha256)
    row = StoredFile(
        id=file_id,
        sha256=written.sha256,
        size=written.size,
        name=name,
        type=kind_of(written.head),
        uploaded_by=uploaded_by,
        uploaded_at=now,
    )
    row.save(force_insert=True)
    return _facts(row)


def get_file(file_id: UUID) -> FileFacts:
    """A file by its id; NotFound."""
    return get_files([file_id])[file_id]


def get_files(file_ids: Iterable[UUID]) -> dict[UUID, FileFacts]:
    """Files by id, in one query; NotFound when one is missing."""
    wanted = set(file_ids)
    found = {row.id: _facts(row) for row in StoredFile.objects.filter(pk__in=wanted)}
    if len(found) < len(wanted):
        raise NotFound("没有这个附件，或您无权查看。", "There is no such file, or none that you may see.")
    return found


def find_loose(file_ids: Iterable[UUID], *, by: UUID) -> tuple[FileFacts, ...]:
    """Of these files those that this person has uploaded and nothing keeps yet."""
    return tuple(_facts(row) for row in StoredFile.objects.filter(pk__in=set(file_ids), uploaded_by=by, bound_to=""))


def files_of(bound_to: str) -> tuple[FileFacts, ...]:
    """The files that a thing keeps, the oldest first."""
    rows = StoredFile.objects.filter(bound_to=bound_to).exclude(bound_to="").order_by("uploaded_at", "pk")
    return tuple(_facts(row) for row in rows)


def open_file(facts: FileFacts) -> BinaryIO:
    """The bytes of a file, to read; close it. NotFound when the disk has lost them."""
    try:
        return place().whole(facts.sha256).open("rb")
    except FileNotFoundError as error:
        raise NotFound(
            "附件内容缺失，请联系管理员。", "The file's content is missing; tell the administrator."
        ) from error


def lock_loose(file_ids: Sequence[UUID], *, by: UUID) -> tuple[FileFacts, ...]:
    """Files that this transaction is going to bind, in the order asked for: what keeps them may be written first.

    Only who uploaded a file may bind it, and once. Malformed for an unknown one, Refused for one in use.
    """
    wanted = list(dict.fromkeys(file_ids))
    if not wanted:
        return ()
    rows = {row.id: row for row in StoredFile.objects.select_for_update().filter(pk__in=wanted).order_by("pk")}
    for file_id in wanted:
        _require_free(rows.get(file_id), by)
    return tuple(_facts(rows[file_id]) for file_id in wanted)


def bind_files(file_ids: Sequence[UUID], *, to: str, by: UUID, side: str = "") -> tuple[FileFacts, ...]:
    """Let a thing that is there keep files for good, inside the caller's transaction; refused as by `lock_loose`."""
    loose = lock_loose(file_ids, by=by)
    StoredFile.objects.filter(pk__in=[one.id for one in loose]).update(bound_to=to, side=side)
    return tuple(replace(one, bound_to=to, side=side) for one in loose)


@transaction.atomic
def copy_files(file_ids: Sequence[UUID], *, by: UUID, now: datetime) -> tuple[FileFacts, ...]:
    """The same bytes under new ids, unbound and somebody else's: for what moves from one thing to another."""
    found = get_files(file_ids)
    copies = []
    for file_id in file_ids:
        facts = found[file_id]
        lock_bytes(facts.sha256)
        row = StoredFile(
            sha256=facts.sha256, size=facts.size, name=facts.name, type=facts.type, uploaded_by=by, uploaded_at=now
        )
        row.save(force_insert=True)
        copies.append(_facts(row))
    return tuple(copies)


def lock_bytes(sha256: str) -> None:
    """Hold these bytes until the transaction ends, against the sweep and against another who stores the same."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [bytes_key(sha256)])


def bytes_key(sha256: str) -> int:
    """The number under which bytes are locked."""
    return int.from_bytes(bytes.fromhex(sha256[:16]), signed=True)


def _require_free(row: StoredFile | None, by: UUID) -> None:
    if row is None or row.uploaded_by != by:
        problem = Problem("unknown_file", "附件不存在，请重新上传", "no such file; upload it again", "files")
        raise Malformed("附件不存在，请重新上传。", "There is no such file; upload it again.", [problem])
    if row.bound_to:
        raise Refused(f"附件“{row.name}”已经使用过，请重新上传。", f"“{row.name}” is in use already; upload it again.")
    if not place().whole(row.sha256).is_file():
        raise Refused(f"附件“{row.name}”的内容缺失，请重新上传。", f"The content of “{row.name}” is missing.")


def _facts(row: StoredFile) -> FileFacts:
    return FileFacts(
        id=row.id,
        sha256=row.sha256,
        size=row.size,
        name=row.name,
        type=row.type,
        uploaded_by=row.uploaded_by,
        uploaded_at=row.uploaded_at,
        bound_to=row.bound_to,
        side=row.side,
    )
