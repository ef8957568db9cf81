"""The file that an export is: a plain zip, nothing compressed, with the digests of its parts and of the whole."""

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable, Iterator
from typing import Any

# Version 1 is that of before entries had salts; it is read as well.
FORMAT, VERSION, READ_VERSIONS = "mainstay-export", 2, frozenset({1, 2})
MANIFEST, SUMS, SIGNATURE, PUBLIC_KEY, README = (
    "manifest.json",
    "SHA256SUMS",
    "SHA256SUMS.sig",
    "public-key.pem",
    "README.txt",
)
ENTRIES, ENDS, PROOFS, HEADS, CONTRACTS, FILES = (
    "entries.log",
    "streams.jsonl",
    "proofs.jsonl",
    "heads.log",
    "contracts.jsonl",
    "files.jsonl",
)
SEAL = b"mainstay-export sha256:"
SEAL_LENGTH = len(SEAL) + 64
STAMP = (1980, 1, 1, 0, 0, 0)
PIECE = 256 * 1024


def canonical_json(value: Any) -> bytes:
    """JSON with sorted keys, compact, UTF-8."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


class Archive:
    """Writes an export as a stream of bytes. The digest of all of it stands at its very end, as the zip's comment."""

    def __init__(self) -> None:
        self.outlet = _Outlet()
        self.zip = zipfile.ZipFile(self.outlet, "w", zipfile.ZIP_STORED)  # type: ignore[call-overload]  # a sink that only takes
        self.sums: list[tuple[str, str]] = []

    def part(self, name: str, pieces: Iterable[bytes]) -> Iterator[bytes]:
        """One part of the export; gives what may be sent so far."""
        digest = hashlib.sha256()
        with self.zip.open(_header(name), "w", force_zip64=True) as member:
            for piece in pieces:
                digest.update(piece)
                member.write(piece)
                yield from self.outlet.drain()
        self.sums.append((digest.hexdigest(), name))

    def finish(self, sign: Callable[[bytes], bytes]) -> Iterator[bytes]:
        """The digests of the parts, their signature, and the digest of the whole."""
        sums = "".join(f"{digest}  {name}\n" for digest, name in self.sums).encode()
        yield from self.part(SUMS, [sums])
        yield from self.part(SIGNATURE, [sign(sums)])
        self.zip.comment = SEAL + b"0" * 64
        self.zip.close()
        yield from self.outlet.end()


class _Outlet:
    """Takes what the zip writes and gives it on; a file that cannot be sought in."""

    def __init__(self) -> None:
        self.pending = bytearray()
        self.digest = hashlib.sha256()

    def write(self, content: bytes) -> int:
        self.pending += content
        return len(content)

    def flush(self) -> None:
        """Nothing is held back but what drain gives."""

    def drain(self) -> Iterator[bytes]:
        if len(self.pending) >= PIECE:
            yield self._take(len(self.pending))

    def end(self) -> Iterator[bytes]:
        """The rest, with the true digest where the zip has written its place holder."""
        yield self._take(len(self.pending) - SEAL_LENGTH)
        yield SEAL + self.digest.hexdigest().encode()

    def _take(self, length: int) -> bytes:
        piece = bytes(self.pending[:length])
        del self.pending[:length]
        self.digest.update(piece)
        return piece


def _header(name: str) -> zipfile.ZipInfo:
    header = zipfile.ZipInfo(name, STAMP)
    header.external_attr = 0o644 << 16
    header.create_system = 3
    return header
