#!/usr/bin/env python3
"""Check an exported Mainstay ledger with nothing but Python 3.9: `python3 mainstay_verify.py FILE.zip [--key HEX]`.

Written apart from the product, after docs/reference/export.md, so that neither side has to trust the other's program.
Ends with 0 when everything is as it was written, 1 when something is not (the first altered, missing, reordered or
added entry is named), 2 when the file is no export.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import struct
import sys
import zipfile
from collections import deque
from collections.abc import Iterator
from typing import Any, BinaryIO

MARK = b"mainstay-export sha256:"
LIMIT = 64 * 1024 * 1024
HEX64, HEX128 = r"[0-9a-f]{64}", r"[0-9a-f]{128}"


class NoExport(Exception):  # the file is none of Mainstay's
    pass


class Stop(Exception):  # the file cannot be read on
    pass


class Finder:
    def __init__(self) -> None:
        self.entries: list[str] = []
        self.others: list[str] = []
        self.counts = {"cases": 0, "entries": 0, "heads": 0, "unsigned": 0}
        self.fingerprint = ""

    @property
    def wrong(self) -> list[str]:
        return self.entries + self.others


P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)


def add(one: tuple[int, ...], two: tuple[int, ...]) -> tuple[int, ...]:
    a = (one[1] - one[0]) * (two[1] - two[0]) % P
    b = (one[1] + one[0]) * (two[1] + two[0]) % P
    c, d = 2 * one[3] * two[3] * D % P, 2 * one[2] * two[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(number: int, point: tuple[int, ...]) -> tuple[int, ...]:
    found: tuple[int, ...] = (0, 1, 1, 0)
    while number:
        if number & 1:
            found = add(found, point)
        point, number = add(point, point), number >> 1
    return found


def unpack(content: bytes) -> tuple[int, ...] | None:
    y = int.from_bytes(content, "little")
    sign, y = y >> 255, y & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P


BASE = unpack((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def is_signed(content: bytes, signature: bytes, key: bytes) -> bool:
    if len(signature) != 64 or len(key) != 32 or BASE is None:
        return False
    public, point = unpack(key), unpack(signature[:32])
    scalar = int.from_bytes(signature[32:], "little")
    if public is None or point is None or scalar >= ORDER:
        return False
    challenge = int.from_bytes(hashlib.sha512(signature[:32] + key + content).digest(), "little") % ORDER
    left, right = times(scalar, BASE), add(point, times(challenge, public))
    return not ((left[0] * right[2] - right[0] * left[2]) % P or (left[1] * right[2] - right[1] * left[2]) % P)


def open_parts(path: str) -> tuple[bool | None, dict[str, tuple[int, int]]]:
    size = os.path.getsize(path)  # noqa: PTH202 - plain functions read on any Python
    digest = hashlib.sha256()
    with open(path, "rb") as file:  # noqa: PTH123 - as above
        begins = file.read(40)
        file.seek(max(size - len(MARK) - 64, 0))
        ending = file.read()
        named = re.fullmatch(re.escape(MARK) + HEX64.encode(), ending)
        if not named and MARK not in ending and begins[:4] + begins[30:] != b"PK\3\4README.txt":
            raise NoExport
        file.seek(0)
        left = size - len(MARK) - 64
        while left > 0 and (piece := file.read(min(1 << 20, left))):
            digest.update(piece)
            left -= len(piece)
        whole = ending == MARK + digest.hexdigest().encode() if named else None
        refuse_large_directory(file, size)
        try:
            with zipfile.ZipFile(file) as archive:
                return whole, {member.filename: place(file, member, size) for member in unique(archive.infolist())}
        except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OverflowError) as error:
            raise Stop("the structure of the file is broken, or it is cut off") from error


def refuse_large_directory(file: BinaryIO, size: int) -> None:
    """The table of contents is read as a whole: it has to be small."""
    file.seek(max(size - 66_000, 0))
    tail = file.read()
    end = tail.rfind(b"PK\5\6")
    if end < 0 or len(tail) < end + 22:
        raise Stop("the file is cut off")
    length = struct.unpack("<I", tail[end + 12 : end + 16])[0]
    if (large := tail.rfind(b"PK\6\6", 0, end)) >= 0 and length == 0xFFFFFFFF:
        length = struct.unpack("<Q", tail[large + 40 : large + 48])[0]
    if length > min(LIMIT, size):
        raise Stop("the table of contents is too large")


def unique(members: list[zipfile.ZipInfo]) -> list[zipfile.ZipInfo]:
    if len({member.filename for member in members}) < len(members):
        raise Stop("a part is there twice")
    for member in members:
        plain = member.compress_type == zipfile.ZIP_STORED and member.file_size == member.compress_size
        if not plain or member.flag_bits & 1:
            raise Stop(f"{member.filename!r} is compressed or encrypted: not as exported")
    return members


def place(file: BinaryIO, member: zipfile.ZipInfo, size: int) -> tuple[int, int]:
    file.seek(max(member.header_offset, 0))
    header = file.read(30)
    if member.header_offset < 0 or header[:4] != b"PK\3\4" or len(header) < 30:
        raise Stop(f"{member.filename!r} is not where it should be")
    start = member.header_offset + 30 + sum(struct.unpack("<HH", header[26:30]))
    if start + member.file_size > size:
        raise Stop(f"{member.filename!r} claims to be larger than the file")
    return start, member.file_size


class Parts:
    def __init__(self, path: str, places: dict[str, tuple[int, int]]) -> None:
        self.path, self.places = path, places
        self.digests: dict[str, str] = {}

    def lines(self, name: str) -> Iterator[bytes]:
        start, size = self.places.get(name, (0, 0))
        digest = hashlib.sha256()
        with open(self.path, "rb") as file:  # noqa: PTH123 - as above
            file.seek(start)
            while size > 0:
                line = file.readline(min(size, LIMIT))
                if not line or (len(line) == LIMIT and not line.endswith(b"\n")):
                    raise Stop(f"{name} is cut off, or a line of it is too long")
                size -= len(line)
                digest.update(line)
                yield line
        self.digests[name] = digest.hexdigest()


def canonical(form: dict[str, Any]) -> bytes:
    return json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def signed_line(line: bytes, pattern: str) -> tuple[bytes, dict[str, Any]] | None:
    found = re.fullmatch(pattern.encode() + rb" (\{.*\})\n", line, re.DOTALL)
    if not found:
        return None
    try:
        form = json.loads(found[1])
        genuine = canonical(form) == found[1]
    except (ValueError, RecursionError):
        return None
    return (bytes.fromhex(line.partition(b" ")[0].decode()), form) if genuine else None


def root_of(leaf: bytes, index: int, count: int, path: list[str]) -> bytes | None:
    found, rest = hashlib.sha256(b"\0" + leaf).digest(), [bytes.fromhex(one) for one in path]
    if not 0 <= index < count:
        return None
    while count > 1:
        if index ^ 1 < count:
            if not rest:
                return None
            pair = rest.pop(0) + found if index & 1 else found + rest.pop(0)
            found = hashlib.sha256(b"\1" + pair).digest()
        index, count = index // 2, (count + 1) // 2
    return None if rest else found


def objects(parts: Parts, name: str, finder: Finder, keys: str) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(parts.lines(name), start=1):
        try:
            form = json.loads(line)
            for key in keys.split():
                form[key]
        except (ValueError, KeyError, TypeError, RecursionError):
            finder.others.append(f"line {number} of {name} is altered")
            continue
        yield form


def check_heads(parts: Parts, finder: Finder, known: set[str]) -> dict[int, dict[str, Any]]:
    heads = {}
    for number, line in enumerate(parts.lines("heads.log"), start=1):
        found = signed_line(line, HEX128)
        key = str(found[1].get("public_key")) if found else ""
        if found is None or key not in known:
            finder.others.append(f"line {number} of heads.log is altered")
        elif not is_signed(canonical(found[1]), found[0], bytes.fromhex(key)):
            finder.others.append(f"the signature of head {found[1].get('number')} is not valid")
        else:
            heads[found[1]["number"]] = found[1]
            finder.counts["heads"] += 1
    return heads


def check_proofs(parts: Parts, finder: Finder, heads: dict[int, dict[str, Any]]) -> dict[str, tuple[int, str]]:
    covered = {}
    for form in objects(parts, "proofs.jsonl", finder, "stream seq hash head index path"):
        head = heads.get(form["head"])
        try:
            found = head and root_of(bytes.fromhex(form["hash"]), form["index"], head["entries"], form["path"])
        except (ValueError, TypeError):
            found = None
        if head is None or not found or found.hex() != head["root"]:
            finder.entries.append(f"{form['stream']}: entry {form['seq']} is not under signed head {form['head']}")
        covered[form["stream"]] = (form["seq"], form["hash"])
    return covered


class Chains:
    def __init__(self, finder: Finder, ends: dict[str, dict[str, Any]], covered: dict[str, tuple[int, str]]) -> None:
        self.finder, self.ends, self.covered = finder, ends, covered
        self.done: set[str] = set()
        self.stream, self.seen, self.broken, self.last = "", 0, False, "0" * 64
        self.signed = False
        self.versions: set[tuple[str, object]] = set()
        self.files: dict[str, str] = {}

    def take(self, line: bytes) -> None:
        self.finder.counts["entries"] += 1
        found = signed_line(line, HEX64)
        genuine = found is not None and hashlib.sha256(canonical(found[1])).digest() == found[0]
        if found is None or not genuine:
            told = re.search(rb'"stream":"([^"\\]{1,64})"', line)
            stream = told[1].decode(errors="replace") if told else self.stream
            if stream not in self.ends:
                stream = self.stream or next((one for one in self.ends if one not in self.done), "?")
            self.turn_to(stream)
            self.fail(self.seen + 1, "is altered")
            return
        form, digest = found[1], found[0].hex()
        self.turn_to(str(form.get("stream")))
        if self.broken:
            return
        self.seen += 1
        if form.get("seq") != self.seen:
            later = isinstance(form.get("seq"), int) and form["seq"] > self.seen
            self.fail(self.seen, "is missing or out of its order" if later else "is out of its order or added")
        elif form.get("prev_hash") != self.last:
            self.fail(max(self.seen - 1, 1), "is altered")
        self.last = digest
        self.signed = self.signed or self.covered.get(self.stream) == (self.seen, digest)
        self.note(form)

    def turn_to(self, stream: str) -> None:
        if stream == self.stream:
            return
        self.close()
        again = stream in self.done
        self.stream, self.seen, self.broken, self.last, self.signed = stream, 0, False, "0" * 64, False
        if again:
            self.fail(1, "is out of its order")
        elif stream not in self.ends:
            self.fail(1, "was added")

    def close(self) -> None:
        if not self.stream:
            return
        self.done.add(self.stream)
        end, proof = self.ends.get(self.stream), self.covered.get(self.stream)
        if end is None or self.broken:
            return
        wanted = end["seq"]
        if self.seen != wanted or self.last != end["hash"]:
            state = "is missing" if self.seen < wanted else "was added" if self.seen > wanted else "is altered"
            self.fail(min(self.seen, wanted) + (self.seen != wanted), state)
        elif proof is not None and not self.signed:
            self.fail(proof[0], "is not what was signed: it, or one before it, was rewritten")
        self.finder.counts["unsigned"] += max(self.seen - (proof[0] if proof else 0), 0)

    def fail(self, seq: int, what: str) -> None:
        if not self.broken:
            number = self.ends.get(self.stream, {}).get("number", self.stream)
            self.finder.entries.append(f"{number}: entry {seq} {what}")
        self.broken = True

    def note(self, form: dict[str, Any]) -> None:
        payload = form.get("payload")
        if not isinstance(payload, dict):
            return
        if self.seen == 1 and "contract" in payload:
            self.versions.add((str(payload["contract"]), payload.get("version")))
        for one in payload.get("files") or []:
            if isinstance(one, dict):
                self.files[str(one.get("id"))] = str(one.get("sha256"))


def check(path: str, key: str | None = None) -> Finder:
    finder, whole = Finder(), None
    try:
        whole, places = open_parts(path)
        check_parts(Parts(path, places), finder, key)
    except Stop as stop:
        finder.others.append(str(stop))
    if not whole and not finder.wrong:
        finder.others.append("the file is altered outside of its entries, or its end is missing")
    return finder


def check_parts(parts: Parts, finder: Finder, key: str | None) -> None:
    manifest: dict[str, Any] = next(objects(parts, "manifest.json", finder, "format public_key known_keys"), {})
    public = str(manifest.get("public_key", ""))
    if manifest.get("format") != "mainstay-export" or not re.fullmatch(HEX64, public) or key not in (None, public):
        finder.others.append("manifest.json is altered, or not signed by the key that was asked for")
        public = "00" * 32
    finder.fingerprint = hashlib.sha256(bytes.fromhex(public)).hexdigest()[:32]
    heads = check_heads(parts, finder, {public, *map(str, manifest.get("known_keys", []))})
    covered = check_proofs(parts, finder, heads)
    ends = {form["stream"]: form for form in objects(parts, "streams.jsonl", finder, "stream number seq hash")}
    finder.counts["cases"] = len(ends)
    chains = Chains(finder, ends, covered)
    for line in parts.lines("entries.log"):
        chains.take(line)
    chains.close()
    finder.entries += [f"{ends[one]['number']}: entry 1 is missing" for one in ends if one not in chains.done]
    papers = list(objects(parts, "contracts.jsonl", finder, "contract version file"))
    for contract, version in chains.versions - {(str(one["contract"]), one["version"]) for one in papers}:
        finder.others.append(f"version {version} of contract {contract} is missing")
    for form in objects(parts, "files.jsonl", finder, "id sha256"):
        if chains.files.get(str(form["id"])) != form["sha256"]:
            finder.others.append(f"the file {form['id']} is not as its entry says")
    check_sums(parts, finder, public)


def check_sums(parts: Parts, finder: Finder, public: str) -> None:
    sums = b"".join(parts.lines("SHA256SUMS"))
    if not is_signed(sums, b"".join(parts.lines("SHA256SUMS.sig")), bytes.fromhex(public)):
        finder.others.append("the signature over SHA256SUMS is not valid")
    listed = {line[66:]: line[:64] for line in sums.decode(errors="replace").splitlines()}
    for name in parts.places:
        if name not in parts.digests:
            deque(parts.lines(name), maxlen=0)
        if name.startswith("files/") and parts.digests[name] != name[6:]:
            finder.others.append(f"the content of {name} is altered")
    found = {name: digest for name, digest in parts.digests.items() if not name.startswith("SHA256SUMS")}
    for name in sorted(set(listed) | set(found)):
        if listed.get(name) != found.get(name):
            finder.others.append(f"{name} is altered, missing or added")


def main() -> int:
    reader = argparse.ArgumentParser(description="Check an exported Mainstay ledger.")
    reader.add_argument("file")
    reader.add_argument("--key", help="the public key that must have signed it, in hex")
    asked = reader.parse_args()
    try:
        finder = check(asked.file, asked.key)
    except (NoExport, OSError) as error:
        print(f"not an export of Mainstay: {asked.file} {error}")
        return 2
    counts = ", ".join(f"{number} {name}" for name, number in finder.counts.items())
    outcome = f"{len(finder.wrong)} not as written" if finder.wrong else "all whole"
    print("\n".join([*finder.wrong[:20], f"{counts}: {outcome}"]))
    print(f"key fingerprint {finder.fingerprint}: compare it with the one that was told to you another way")
    return 1 if finder.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
