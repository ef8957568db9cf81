"""The lines of an export as values; ValueError for one that is not as it was written."""

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from mainstay.kernel.entries import Entry, canonical
from mainstay.kernel.proofs import Statement
from mainstay.kernel.time import read

ENTRY = re.compile(rb"([0-9a-f]{64}) (\{.*\})\n", re.DOTALL)
HEAD = re.compile(rb"([0-9a-f]{128}) (\{.*\})\n", re.DOTALL)
STREAM, SEQ = re.compile(rb'"stream":"([^"\\]{1,64})"'), re.compile(rb'"seq":(\d{1,9})[,}]')
UNREADABLE = (ValueError, TypeError, KeyError, RecursionError, AttributeError)


@dataclass(frozen=True, slots=True)
class End:
    """How far a stream goes by its case."""

    stream: str
    number: str
    seq: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class Proof:
    """That an entry of a stream is under a head."""

    stream: str
    seq: int
    hash: bytes
    head: int
    index: int
    path: tuple[bytes, ...]


def entry_of(line: bytes) -> Entry:
    """An entry whose hash is that of its bytes, and whose bytes are its canonical form."""
    found = ENTRY.fullmatch(line)
    if found is None or hashlib.sha256(found[2]).hexdigest().encode() != found[1]:
        raise ValueError("not a genuine line of an entry")
    form = object_of(found[2])
    try:
        entry = Entry(
            **form
            | {
                "occurred_at": read(form["occurred_at"]),
                "recorded_at": read(form["recorded_at"]),
                "actor_id": UUID(form["actor_id"]) if form["actor_id"] else None,
                "prev_hash": bytes.fromhex(form["prev_hash"]),
                "hash": bytes.fromhex(found[1].decode()),
            }
        )
        genuine = canonical(entry) == found[2] and isinstance(form["stream"], str) and type(form["seq"]) is int
        genuine = genuine and isinstance(entry.salt, str)
    except UNREADABLE as error:
        raise ValueError("not an entry") from error
    if not genuine:
        raise ValueError("not the canonical form")
    return entry


def place_of(line: bytes) -> tuple[str, int] | None:
    """The stream and number that a broken line still tells; None when it tells neither."""
    stream, seq = STREAM.search(line), SEQ.search(line)
    return (stream[1].decode(errors="replace"), int(seq[1])) if stream and seq else None


def end_of(line: bytes) -> End:
    """The end of a stream."""
    form = object_of(line)
    try:
        return End(str(form["stream"]), str(form["number"]), int(form["seq"]), bytes.fromhex(form["hash"]))
    except UNREADABLE as error:
        raise ValueError("not the end of a stream") from error


def proof_of(line: bytes) -> Proof:
    """A proof."""
    form = object_of(line)
    try:
        path = tuple(bytes.fromhex(one) for one in form["path"])
        place = int(form["seq"]), bytes.fromhex(form["hash"]), int(form["head"]), int(form["index"])
        return Proof(str(form["stream"]), *place, path)
    except UNREADABLE as error:
        raise ValueError("not a proof") from error


def head_of(line: bytes) -> tuple[bytes, Statement]:
    """A signature and its statement."""
    found = HEAD.fullmatch(line)
    if found is None:
        raise ValueError("not a signed head")
    form = object_of(found[2])
    try:
        hexes = {name: bytes.fromhex(form[name]) for name in ("root", "previous", "public_key")}
        statement = Statement(**form | hexes | {"sealed_at": read(form["sealed_at"])})
        genuine = statement.canonical() == found[2]
    except UNREADABLE as error:
        raise ValueError("not a signed head") from error
    if not genuine:
        raise ValueError("not the canonical form")
    return bytes.fromhex(found[1].decode()), statement


def object_of(content: bytes) -> dict[str, Any]:
    """A JSON object without fractions."""
    try:
        form = json.loads(content, parse_float=_refuse, parse_constant=_refuse)
    except UNREADABLE as error:
        raise ValueError("not JSON") from error
    if not isinstance(form, dict):
        raise ValueError("not an object")
    return form


def _refuse(text: str) -> Any:
    raise ValueError(text)
