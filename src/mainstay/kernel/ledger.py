"""The ledger's door: append to streams, read them back. What is written stays as it is."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction
from psycopg.types.json import Jsonb

from .entries import GENESIS, Draft, Entry, Fault, Head, check_chain, hash_of, place, seal
from .errors import Refused
from .models import LedgerEntry

__all__ = [
    "GENESIS",
    "Draft",
    "Entry",
    "Fault",
    "Head",
    "append",
    "check_chain",
    "hash_of",
    "last_entry",
    "place",
    "read_latest",
    "read_stream",
    "read_streams",
    "seal",
    "stream_names",
    "write",
]


COLUMNS = tuple(field.name for field in fields(Entry))
PAYLOAD = COLUMNS.index("payload")
INSERT = f"INSERT INTO kernel_ledgerentry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608  names of our own fields
READ_LATEST = (
    f"SELECT {', '.join(COLUMNS)} FROM kernel_ledgerentry "  # noqa: S608  names of our own fields
    "WHERE stream = %(stream)s AND (%(before)s::integer IS NULL OR seq < %(before)s::integer) "
    "ORDER BY seq DESC LIMIT %(most)s"
)
READ = f"SELECT {', '.join(COLUMNS)} FROM kernel_ledgerentry WHERE stream = ANY(%s) ORDER BY stream, seq"  # noqa: S608  as above

LAST = f"SELECT {', '.join(COLUMNS)} FROM kernel_ledgerentry WHERE stream = %s ORDER BY seq DESC LIMIT 1"  # noqa: S608  as above


def append(stream: str, head: Head, drafts: Sequence[Draft], *, recorded_at: datetime) -> tuple[Entry, ...]:
    """Seal and write drafts after `head`, inside the caller's transaction.

    Refused when somebody else has written to the stream since `head` was read; nothing is written then.
    """
    entries = seal(stream, head, drafts, recorded_at=recorded_at)
    write(entries)
    return entries


def write(entries: Iterable[Entry]) -> None:
    """Store sealed entries, of one stream or of many. Refused when a place in a stream is taken."""
    rows = [_row(entry) for entry in entries]
    try:
        with transaction.atomic(savepoint=False), connection.cursor() as cursor:
            if len(rows) == 1:  # nearly always; a batch sends and waits twice as often
                cursor.execute(INSERT, rows[0])
            else:
                cursor.executemany(INSERT, rows)
    except IntegrityError as error:
        if "kernel_ledger_stream_seq" not in str(error):
            raise
        raise Refused("记录已被他人更新，请刷新后重试。", "Somebody else has written meanwhile; reload.") from error


def read_stream(stream: str) -> tuple[Entry, ...]:
    """The entries of one stream in their order; empty when there is none."""
    return read_streams([stream])[stream]


def read_latest(stream: str, *, before: int | None, limit: int) -> tuple[Entry, ...]:
    """The last entries of a stream, the newest first, of those before a number if told."""
    with connection.cursor() as cursor:
        cursor.execute(READ_LATEST, {"stream": stream, "before": before, "most": limit})
        return tuple(_entry(row) for row in cursor.fetchall())


def last_entry(stream: str) -> Entry | None:
    """The last entry of a stream, None when there is none."""
    with connection.cursor() as cursor:
        cursor.execute(LAST, [stream])
        row = cursor.fetchone()
    return _entry(row) if row else None


def read_streams(streams: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
    """The entries of many streams by name, each in its order, in one plain query: nearly every request reads some."""
    found: dict[str, list[Entry]] = {stream: [] for stream in streams}
    if not found:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(READ, [list(found)])
        for row in cursor.fetchall():
            entry = _entry(row)
            found[entry.stream].append(entry)
    return {stream: tuple(entries) for stream, entries in found.items()}


def stream_names(prefix: str) -> Iterator[str]:
    """The names of all streams that begin with `prefix`, in order, without loading them at once."""
    names = LedgerEntry.objects.filter(stream__startswith=prefix, seq=1)
    yield from names.order_by("stream").values_list("stream", flat=True).iterator(chunk_size=2000)


def _row(entry: Entry) -> tuple[Any, ...]:
    return tuple(Jsonb(entry.payload) if name == "payload" else getattr(entry, name) for name in COLUMNS)


def _entry(row: Sequence[Any]) -> Entry:
    values = list(row)
    values[PAYLOAD] = json.loads(values[PAYLOAD])
    return Entry(*values)
