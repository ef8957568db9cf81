"""Writing an export part by part; nothing large is held, and no database session while the reader takes a piece."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.db import connection

from mainstay.contracts.public import list_papers
from mainstay.desk.models import stream_of
from mainstay.kernel.entries import Entry, canonical
from mainstay.kernel.evidence import (
    CONTRACTS,
    ENDS,
    ENTRIES,
    FILES,
    FORMAT,
    HEADS,
    MANIFEST,
    PROOFS,
    PUBLIC_KEY,
    README,
    VERSION,
    Archive,
    canonical_json,
)
from mainstay.kernel.files import FileFacts, files_of, open_file
from mainstay.kernel.ledger import read_streams
from mainstay.kernel.proofs import fingerprint
from mainstay.kernel.signing import (
    Covered,
    Signed,
    covered_ends,
    known_keys,
    last_head,
    prove,
    public_bytes,
    signing_key,
)
from mainstay.kernel.time import written

from .readme import EXPLAINED
from .scope import Scope

PIECE = 256 * 1024


@dataclass
class _Course:
    """What one part leaves for the next."""

    scope: Scope
    with_files: bool
    ends: list[bytes] = field(default_factory=list)
    covered: list[Covered] = field(default_factory=list)
    files: list[FileFacts] = field(default_factory=list)
    heads: dict[int, Signed] = field(default_factory=dict)


def export_evidence(scope: Scope, *, with_files: bool, now: datetime) -> Iterator[bytes]:
    """The export, piece by piece; with the attachments' bytes if asked, their digests in any case.

    KeyUnreadable at once, before the first piece.
    """
    return _pieces(scope, signing_key(), with_files=with_files, now=now)


def _pieces(scope: Scope, key: Ed25519PrivateKey, *, with_files: bool, now: datetime) -> Iterator[bytes]:
    archive, course = Archive(), _Course(scope, with_files)
    yield from archive.part(README, [EXPLAINED.encode()])
    yield from archive.part(MANIFEST, [_manifest(scope, key, now)])
    yield from archive.part(PUBLIC_KEY, [_pem(key)])
    yield from _contracts(archive, scope)
    yield from archive.part(ENTRIES, _entries(course))
    yield from archive.part(ENDS, course.ends)
    yield from archive.part(PROOFS, _proofs(course))
    yield from archive.part(HEADS, _heads(course))
    yield from _files(archive, course)
    yield from archive.finish(key.sign)


def _manifest(scope: Scope, key: Ed25519PrivateKey, now: datetime) -> bytes:
    public = public_bytes(key)
    keys = sorted({one.hex() for one in known_keys()} | {public.hex()})
    form: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "exported_at": written(now),
        "kind": scope.kind,
        "name": scope.name,
        "contract": str(scope.contract_id),
        "public_key": public.hex(),
        "fingerprint": fingerprint(public),
        "known_keys": keys,
    }
    return canonical_json(form) + b"\n"


def _pem(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _contracts(archive: Archive, scope: Scope) -> Iterator[bytes]:
    lines = []
    for paper in list_papers(scope.contract_id):
        name = f"contracts/{paper.code}-v{paper.version}.yaml"
        yield from archive.part(name, [paper.file.encode()])
        form = {"contract": str(scope.contract_id), "code": paper.code, "version": paper.version, "file": name}
        lines.append(canonical_json(form | {"signatures": list(paper.signatures)}) + b"\n")
    yield from archive.part(CONTRACTS, lines)


def _entries(course: _Course) -> Iterator[bytes]:
    """Each entry as `hash canonical-form`; of a case that moves on meanwhile what its row knew."""
    for cases in course.scope.batches():
        streams = read_streams([stream_of(case.id) for case in cases], checking=True)
        until = {stream_of(case.id): case.seq for case in cases}
        course.covered += [end for end in covered_ends(list(streams)) if end.seq <= until[end.stream]]
        for case in cases:
            stream = stream_of(case.id)
            end = {"stream": stream, "number": case.number, "seq": case.seq, "hash": bytes(case.head_hash).hex()}
            course.ends.append(canonical_json(end) + b"\n")
            kept = [entry for entry in streams[stream] if entry.seq <= case.seq]
            if any(entry.payload.get("files") for entry in kept):
                course.files += [one for one in files_of(stream) if one.side in course.scope.sides]
            _let_go()
            yield b"".join(_line(entry) for entry in kept)


def _line(entry: Entry) -> bytes:
    return entry.hash.hex().encode() + b" " + canonical(entry) + b"\n"


def _proofs(course: _Course) -> Iterator[bytes]:
    latest = last_head()
    if latest is not None:
        course.heads[latest.statement.number] = latest
    for signed, proofs in prove(course.covered):
        course.heads[signed.statement.number] = signed
        _let_go()
        for proof in proofs:
            yield canonical_json(proof) + b"\n"


def _heads(course: _Course) -> Iterator[bytes]:
    for _, signed in sorted(course.heads.items()):
        yield signed.signature.hex().encode() + b" " + signed.statement.canonical() + b"\n"


def _files(archive: Archive, course: _Course) -> Iterator[bytes]:
    lines = [canonical_json(one.as_payload() | {"stream": one.bound_to}) + b"\n" for one in course.files]
    yield from archive.part(FILES, lines)
    if course.with_files:
        for facts in {one.sha256: one for one in course.files}.values():
            yield from archive.part(f"files/{facts.sha256}", _bytes_of(facts))


def _bytes_of(facts: FileFacts) -> Iterator[bytes]:
    with open_file(facts) as file:
        while piece := file.read(PIECE):
            yield piece


def _let_go() -> None:
    """Give the database session back while the reader takes his time."""
    if not connection.in_atomic_block:
        connection.close()
