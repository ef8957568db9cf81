"""The form of a ledger entry, its canonical bytes and hash, and the check of a chain. Pure."""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from .time import written

GENESIS = b"\0" * 32
SALT_BYTES = 16
Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before it has its place in a stream: who, when it happened, what."""

    kind: str
    occurred_at: datetime
    actor_id: UUID | None
    actor_name: str
    role: str
    side: str
    payload: Payload
    corrects: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a stream. `seq` counts from 1; `prev_hash` is the hash of the entry before, zeros for the first.

    `salt` is hashed with the rest, so that a hash tells nothing to whoever tries out what the payload may hold; entries
    of before there were salts have none.
    """

    stream: str
    seq: int
    kind: str
    occurred_at: datetime
    recorded_at: datetime
    actor_id: UUID | None
    actor_name: str
    role: str
    side: str
    payload: Payload
    corrects: int | None = None
    prev_hash: bytes = GENESIS
    hash: bytes = b""
    salt: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a stream ends: its last number and hash."""

    seq: int = 0
    hash: bytes = GENESIS


@dataclass(frozen=True, slots=True)
class Fault:
    """The first entry of a chain that is not as it was written.

    `code` is altered, missing, reordered or added; `seq` is the place in the stream that it was found at.
    """

    stream: str
    seq: int
    code: str

    def words(self, language: str = "zh") -> str:
        """One sentence for people."""
        zh = {"altered": "内容被改动", "missing": "缺失", "reordered": "次序被调换", "added": "未经登记而增加"}
        if language.startswith("en"):
            return f"{self.stream}: entry {self.seq} is {self.code}"
        return f"{self.stream}：第 {self.seq} 条记录{zh[self.code]}"


def canonical(entry: Entry) -> bytes:
    """The bytes that are hashed: JSON with sorted keys, compact, UTF-8, times in UTC with microseconds; a salt if any.

    TypeError when the payload holds a number with a fraction or a value that is not JSON.
    """
    refuse_inexact(entry.payload)
    form = {
        "stream": entry.stream,
        "seq": entry.seq,
        "kind": entry.kind,
        "occurred_at": written(entry.occurred_at),
        "recorded_at": written(entry.recorded_at),
        "actor_id": str(entry.actor_id) if entry.actor_id else None,
        "actor_name": entry.actor_name,
        "role": entry.role,
        "side": entry.side,
        "payload": entry.payload,
        "corrects": entry.corrects,
        "prev_hash": entry.prev_hash.hex(),
    }
    if entry.salt:
        form["salt"] = entry.salt
    return json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def refuse_inexact(value: object) -> None:
    """TypeError for a float or a value that JSON does not know, ValueError for a zero character, at any depth."""
    if isinstance(value, str) and "\0" in value:
        raise ValueError("a zero character in a text")
    if isinstance(value, str | bool | int | None):
        return
    if isinstance(value, Mapping):
        for key, inner in value.items():
            if not isinstance(key, str):
                raise TypeError(f"not a text key: {key!r}")
            refuse_inexact(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            refuse_inexact(inner)
    else:
        raise TypeError(f"not exact in a ledger entry: {value!r}")


def hash_of(entry: Entry) -> bytes:
    """SHA-256 over the canonical bytes, which hold the hash before it."""
    return hashlib.sha256(canonical(entry)).digest()


def no_salt() -> str:
    """For chains whose entries stand in clear beside their hashes and are computed anew from there."""
    return ""


def seal(
    stream: str, head: Head, drafts: Sequence[Draft], *, recorded_at: datetime, salt: Callable[[], str] = no_salt
) -> tuple[Entry, ...]:
    """Give drafts their place after `head`: number, chain, salt and hash. The ledger's own `seal` draws the salts."""
    sealed: list[Entry] = []
    for draft in drafts:
        entry = place(stream, head, draft, recorded_at=recorded_at, salt=salt())
        entry = replace(entry, hash=hash_of(entry))
        sealed.append(entry)
        head = Head(entry.seq, entry.hash)
    return tuple(sealed)


def place(stream: str, head: Head, draft: Draft, *, recorded_at: datetime, salt: str = "") -> Entry:
    """A draft in its place after `head`, not yet sealed: good for reading, not for writing."""
    return Entry(
        stream=stream,
        seq=head.seq + 1,
        kind=draft.kind,
        occurred_at=draft.occurred_at,
        recorded_at=recorded_at,
        actor_id=draft.actor_id,
        actor_name=draft.actor_name,
        role=draft.role,
        side=draft.side,
        payload=draft.payload,
        corrects=draft.corrects,
        prev_hash=head.hash,
        salt=salt,
    )


def check_chain(entries: Sequence[Entry], head: Head | None = None) -> Fault | None:
    """The first altered, missing, reordered or added entry of one stream, in the order given; None when whole.

    `head` is what the read-out says about the end of the stream: it finds a cut-off tail.
    """
    before = Head()
    present = {entry.seq for entry in entries}
    for place, entry in enumerate(entries, start=1):
        if entry.seq != place:
            return Fault(entry.stream, place, "reordered" if place in present else "missing")
        if hash_of(entry) != entry.hash:
            return Fault(entry.stream, place, "reordered" if _belongs_elsewhere(entry, len(entries)) else "altered")
        if entry.prev_hash != before.hash:
            return Fault(entry.stream, max(place - 1, 1), "altered")
        before = Head(entry.seq, entry.hash)
    return _check_tail(entries, before, head)


def _check_tail(entries: Sequence[Entry], last: Head, head: Head | None) -> Fault | None:
    if head is None or head == last:
        return None
    stream = entries[0].stream if entries else ""
    if last.seq < head.seq:
        return Fault(stream, last.seq + 1, "missing")
    if last.seq > head.seq:
        return Fault(stream, head.seq + 1, "added")
    return Fault(stream, last.seq, "altered")


def _belongs_elsewhere(entry: Entry, count: int) -> bool:
    """True when the content is genuine and only its number was changed."""
    return any(hash_of(replace(entry, seq=seq)) == entry.hash for seq in range(1, count + 2))
