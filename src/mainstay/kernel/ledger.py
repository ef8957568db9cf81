"""The ledger's door: append to streams, read them back. What is written stays as it is."""

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.db import IntegrityError, connection, transaction

from . import entries as pure
from .entries import GENESIS, SALT_BYTES, Draft, Entry, Fault, Head, Payload, check_chain, hash_of, place
from .errors import Refused
from .models import LedgerEntry
from .sealing import SealBroken, seal_bytes, unseal_bytes

__all__ = [
    "GENESIS",
    "Draft",
    "Entry",
    "Fault",
    "Head",
    "append",
    "boxed",
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


# The salt lies in the payload's box.
COLUMNS = tuple(field.name for field in fields(Entry) if field.name != "salt")
PAYLOAD, HASH = COLUMNS.index("payload"), COLUMNS.index("hash")
# What a box begins with: how the entry in it is hashed.
UNSALTED, SALTED = b"\1", b"\2"
INSERT = f"INSERT INTO kernel_ledgerentry ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608  names of our own fields
READ_LATEST = (
    f"SELECT {', '.join(COLUMNS)} FROM kernel_ledgerentry "  # noqa: S608  names of our own fields
    "WHERE stream = %(stream)s AND (%(before)s::integer IS NULL OR seq < %(before)s::integer) "
    "ORDER BY seq DESC LIMIT %(most)s"
)
READ = f"SELECT {', '.join(COLUMNS)} FROM kernel_ledgerentry WHERE stream = ANY(%s) ORDER BY stream, seq"  # noqa: S608  as above

LAST = f"SELECT {', '.join(COLUMNS)} FROM kernel_ledgerentry WHERE stream = %s ORDER BY seq DESC LIMIT 1"  # noqa: S608  as above


def new_salt() -> str:
    """Random, so that a hash tells nothing to whoever tries out what an entry may hold."""
    return os.urandom(SALT_BYTES).hex()


def seal(stream: str, head: Head, drafts: Sequence[Draft], *, recorded_at: datetime) -> tuple[Entry, ...]:
    """Give drafts their place after `head`: number, chain, salt and hash."""
    return pure.seal(stream, head, drafts, recorded_at=recorded_at, salt=new_salt)


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


def read_streams(streams: Sequence[str], *, checking: bool = False) -> dict[str, tuple[Entry, ...]]:
    """The entries of many streams by name, each in its order, in one plain query: nearly every request reads some.

    SealBroken for a payload that was altered, naming its entry; for a check such an entry comes without its payload,
    so that the chain breaks there.
    """
    found: dict[str, list[Entry]] = {stream: [] for stream in streams}
    if not found:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(READ, [list(found)])
        for row in cursor.fetchall():
            entry = _entry(row, checking=checking)
            found[entry.stream].append(entry)
    return {stream: tuple(entries) for stream, entries in found.items()}


def stream_names(prefix: str) -> Iterator[str]:
    """The names of all streams that begin with `prefix`, in order, without loading them at once."""
    names = LedgerEntry.objects.filter(stream__startswith=prefix, seq=1)
    yield from names.order_by("stream").values_list("stream", flat=True).iterator(chunk_size=2000)


def boxed(payload: str, *, salt: str, digest: bytes) -> bytes:
    """A payload, as JSON, and its salt as the table holds them: sealed, and bound to the hash of their entry."""
    form = SALTED + bytes.fromhex(salt) if salt else UNSALTED
    return seal_bytes(form + payload.encode(), _place(digest))


def _unboxed(box: bytes, digest: bytes) -> tuple[Payload, str]:
    content = unseal_bytes(box, _place(digest))
    salt = content[1 : 1 + SALT_BYTES] if content[:1] == SALTED else b""
    return json.loads(content[1 + len(salt) :]), salt.hex()


def _place(digest: bytes) -> str:
    return f"kernel_ledgerentry.payload:{digest.hex()}"


def _row(entry: Entry) -> tuple[Any, ...]:
    payload = json.dumps(entry.payload, separators=(",", ":"), ensure_ascii=False)
    box = boxed(payload, salt=entry.salt, digest=entry.hash)
    return tuple(box if name == "payload" else getattr(entry, name) for name in COLUMNS)


def _entry(row: Sequence[Any], *, checking: bool = False) -> Entry:
    values = list(row)
    try:
        values[PAYLOAD], salt = _unboxed(values[PAYLOAD], values[HASH])
    except SealBroken as error:
        if not checking:
            stream, seq = values[:2]
            raise SealBroken(
                f"{stream} 第 {seq} 条记录的内容无法打开：已被改动，或所用密钥已不存在。",
                f"Entry {seq} of {stream} cannot be opened: it was altered, or its key is gone.",
            ) from error
        values[PAYLOAD], salt = {}, ""
    values.append(salt)
    return Entry(*values)
