"""The ledger's door: append to streams, read them back. What is written stays as it is."""

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
    "place",
    "read_stream",
    "read_streams",
    "seal",
    "stream_names",
    "write",
]


COLUMNS = tuple(field.name for field in fields(Entry))
INSERT = f"INSERT INTO kernel_ledgerentry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608  names of our own fields


def append(stream: str, head: Head, drafts: Sequence[Draft], *, recorded_at: datetime) -> tuple[Entry, ...]:
    """Seal and write drafts after `head`, inside the caller's transaction.

    Refused when somebody else has written to the stream since `head` was read; nothing is written then.
    """
    entries = seal(stream, head, drafts, recorded_at=recorded_at)
    write(entries)
    return entries


def write(entries: Iterable[Entry]) -> None:
    """Store sealed entries, of one stream or of many. Refused when a place in a stream is taken."""
    try:
        with transaction.atomic(savepoint=False):
            connection.cursor().executemany(INSERT, [_row(entry) for entry in entries])
    except IntegrityError as error:
        if "kernel_ledger_stream_seq" not in str(error):
            raise
        raise Refused("记录已被他人更新，请刷新后重试。", "Somebody else has written meanwhile; reload.") from error


def read_stream(stream: str) -> tuple[Entry, ...]:
    """The entries of one stream in their order; empty when there is none."""
    return read_streams([stream])[stream]


def read_streams(streams: Sequence[str]) -> dict[str, tuple[Entry, ...]]:
    """The entries of many streams by name, each in its order, in one query."""
    found: dict[str, list[Entry]] = {stream: [] for stream in streams}
    for row in LedgerEntry.objects.filter(stream__in=list(found)).order_by("stream", "seq").values(*COLUMNS):
        found[row["stream"]].append(_entry(row))
    return {stream: tuple(entries) for stream, entries in found.items()}


def stream_names(prefix: str) -> Iterator[str]:
    """The names of all streams that begin with `prefix`, in order, without loading them at once."""
    names = LedgerEntry.objects.filter(stream__startswith=prefix, seq=1)
    yield from names.order_by("stream").values_list("stream", flat=True).iterator(chunk_size=2000)


def _row(entry: Entry) -> tuple[Any, ...]:
    return tuple(Jsonb(entry.payload) if name == "payload" else getattr(entry, name) for name in COLUMNS)


def _entry(row: dict[str, Any]) -> Entry:
    return Entry(**row | {name: bytes(row[name]) for name in ("prev_hash", "hash")})
