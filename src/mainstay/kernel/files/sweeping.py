"""What nobody keeps goes: uploads left behind, files never bound, bytes without a row."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from django.db import connection, transaction

from mainstay.kernel.models import StoredFile, Upload

from .keeping import bytes_key
from .place import place

UPLOAD_LIFE = timedelta(hours=24)  # since the last byte came
LOOSE_LIFE = timedelta(hours=48)  # between the upload and the act that binds it
BATCH = 500
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Swept:
    """How many uploads, loose files and stray bytes went."""

    uploads: int
    files: int
    bytes: int


def sweep_files(now: datetime) -> Swept:
    """Remove what was never finished or never bound; safe beside uploads and acts, and after a crash in itself."""
    uploads = _sweep_drafts(now)
    files, shas = _sweep_loose(now)
    old = (entry.name for entry in place().wholes() if _age(entry, now) > UPLOAD_LIFE)
    removed = _remove_stray(shas) + _remove_stray(_without_row(old))
    return Swept(uploads, files, removed)


def expires_at(file_id: UUID, *, begun_at: datetime) -> datetime:
    """When an upload is given up: so long after its last byte, or after its beginning."""
    try:
        moved = place().draft(file_id).stat().st_mtime
    except FileNotFoundError:
        return begun_at + UPLOAD_LIFE
    return max(begun_at, datetime.fromtimestamp(moved, UTC)) + UPLOAD_LIFE


def _sweep_drafts(now: datetime) -> int:
    gone = 0
    for upload in Upload.objects.filter(begun_at__lt=now - UPLOAD_LIFE).iterator(chunk_size=BATCH):
        if expires_at(upload.id, begun_at=upload.begun_at) < now:
            upload.delete()
            place().draft(upload.id).unlink(missing_ok=True)
            gone += 1
    for entries in _batches(entry for entry in place().drafts() if _age(entry, now) > UPLOAD_LIFE):
        known = {
            str(key)
            for key in Upload.objects.filter(pk__in=[_id(e.name) for e in entries]).values_list("pk", flat=True)
        }
        for entry in entries:
            if entry.name not in known:
                Path(entry.path).unlink(missing_ok=True)
    return gone


def _sweep_loose(now: datetime) -> tuple[int, list[str]]:
    """Rows go first, in one statement that a binding act either beats or does not; their bytes after."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM kernel_storedfile WHERE bound_to = '' AND uploaded_at < %s RETURNING sha256",
            [now - LOOSE_LIFE],
        )
        shas = [row[0] for row in cursor.fetchall()]
    return len(shas), shas


def _without_row(names: Iterable[str]) -> Iterator[str]:
    for shas in _batches(names):
        known = set(StoredFile.objects.filter(sha256__in=shas).values_list("sha256", flat=True))
        yield from (sha for sha in shas if sha not in known)


def _remove_stray(shas: Iterable[str]) -> int:
    return sum(_remove(sha) for sha in dict.fromkeys(shas))


@transaction.atomic
def _remove(sha256: str) -> bool:
    """Remove bytes that no row speaks of, unless somebody is storing the same at this moment."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [bytes_key(sha256)])
        row = cursor.fetchone()
    if not row or not row[0] or StoredFile.objects.filter(sha256=sha256).exists():
        return False
    try:
        place().whole(sha256).unlink()
    except FileNotFoundError:
        return False
    return True


def _age(entry: os.DirEntry[str], now: datetime) -> timedelta:
    try:
        return now - datetime.fromtimestamp(entry.stat().st_mtime, UTC)
    except FileNotFoundError:
        return timedelta()


def _id(name: str) -> UUID:
    try:
        return UUID(name)
    except ValueError:
        return UUID(int=0)


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
