"""The worker's part: a list read once through, written to a workbook, and kept as a file."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from mainstay.desk.models import Export
from mainstay.desk.queries.lists import Order, read_stored, spelled, visible_cases
from mainstay.desk.rules.columns import Column
from mainstay.desk.rules.exports import MOST_ROWS, UNDERWAY, ExportState, Failure
from mainstay.directory.public import Access, AccessKind, Actor, get_actor, record_access, roles_on
from mainstay.kernel.files import FileFacts, StorageFull, store_stream
from mainstay.kernel.time import now as present

from .rows import FIELDS, ListedCase, file_name
from .workbook import Workbook

BATCH = 1_000


class GivenUp(Exception):
    """Whoever asked has cancelled it, or it is under way elsewhere."""


class TooManyRows(Exception):
    """More cases fit than an export may hold."""


def write_export(export_id: UUID, *, now: datetime) -> None:
    """Write an export that waits; what goes wrong is said on it. One that was cancelled or has ended stays so."""
    begun = Export.objects.filter(pk=export_id, state__in=UNDERWAY, expires_at__gt=now)
    if not begun.update(state=ExportState.RUNNING.value, done=0):
        return
    export = Export.objects.get(pk=export_id)
    try:
        actor = get_actor(export.person_id, now=now)
        facts, held = _written(export, actor, now=now)
        _hand_over(export, facts, held, actor)
    except GivenUp:
        return
    except TooManyRows:
        _end(export, ExportState.FAILED, failure=Failure.TOO_MANY.value)
    except StorageFull:
        _end(export, ExportState.FAILED, failure=Failure.NO_ROOM.value)
    except Exception:
        _end(export, ExportState.FAILED, failure=Failure.BROKEN.value)
        raise


@transaction.atomic
def _hand_over(export: Export, facts: FileFacts, held: "Counter[UUID]", actor: Actor) -> None:
    """The file is there for who asked, and the record of accesses says of which contracts and how many cases it holds.

    GivenUp where it was cancelled meanwhile.
    """
    what = "lists.written"
    moment = present()
    if not _end(export, ExportState.DONE, file_id=facts.id, file_name=facts.name, file_size=facts.size):
        raise GivenUp
    for contract_id in sorted(held):
        role = roles_on(actor, contract_id)[0]
        access = Access(
            AccessKind.EXPORT,
            what,
            actor.id,
            actor.name,
            facts.name,
            role.role,
            role.side,
            contract_id,
            detail={"cases": held[contract_id]},
        )
        record_access(access, now=moment)


def _written(export: Export, actor: Actor, *, now: datetime) -> tuple[FileFacts, "Counter[UUID]"]:
    """The workbook, and how many cases of each contract it holds."""
    filters, _ = read_stored(export.filters)
    rows = visible_cases(actor, filters, Order(export.order), now=now)
    columns = [Column(name) for name in export.columns]
    name = file_name(export.language, export.asked_at)
    held: Counter[UUID] = Counter()
    with tempfile.TemporaryDirectory(prefix="mainstay-export-") as place:
        path = Path(place) / name
        with Workbook(path, columns, export.language) as workbook:
            if not rows.query.is_empty():
                held = _fill(workbook, export, spelled(rows.values(*FIELDS)), now=now)
        with path.open("rb") as stream:
            return store_stream(stream, name=name, uploaded_by=actor.id, now=present()), held


def _fill(workbook: Workbook, export: Export, statement: str, *, now: datetime) -> "Counter[UUID]":
    """Read on a session of its own, so that the progress is seen while one snapshot is read to its end."""
    held: Counter[UUID] = Counter()
    with _snapshot() as reader:
        total = _count(reader, statement)
        _note(export, done=0, total=total)
        done = 0
        for batch in _batches(reader, statement):
            for row in batch:
                case = ListedCase(*row)
                workbook.add(case, now=now)
                held[case.contract_id] += 1
            done += len(batch)
            _note(export, done=done, total=total)
    return held


@contextmanager
def _snapshot() -> Iterator[Any]:
    reader = connection.copy()
    try:
        reader.set_autocommit(False)
        with reader.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield reader
        reader.rollback()
    finally:
        reader.close()


def _count(reader: Any, statement: str) -> int:
    with reader.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM ({statement} LIMIT {MOST_ROWS + 1}) AS listed")  # noqa: S608  a statement of the database layer
        total = int(cursor.fetchone()[0])
    if total > MOST_ROWS:
        raise TooManyRows
    return total


def _batches(reader: Any, statement: str) -> Iterator[list[Any]]:
    """The rows as the server sends them, a batch at a time; never all of them."""
    cursor: CursorWrapper
    with reader.chunked_cursor() as cursor:
        cursor.execute(statement)
        while batch := cursor.fetchmany(BATCH):
            yield batch


def _note(export: Export, *, done: int, total: int) -> None:
    running = Export.objects.filter(pk=export.pk, state=ExportState.RUNNING)
    if not running.update(done=done, total=total):
        raise GivenUp


def _end(export: Export, state: ExportState, **facts: Any) -> bool:
    """False for one that was cancelled meanwhile, which stays so."""
    running = Export.objects.filter(pk=export.pk, state=ExportState.RUNNING)
    return running.update(state=state.value, ended_at=present(), **facts) > 0
