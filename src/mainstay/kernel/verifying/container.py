"""The zip of an export, read with distrust: nothing compressed, nothing declared larger than it is, no part twice."""

import hashlib
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from mainstay.kernel.evidence import README, SEAL, SEAL_LENGTH

PIECE = 1024 * 1024
LONGEST_LINE = 32 * 1024 * 1024
LARGEST_DIRECTORY = 64 * 1024 * 1024
END, END_64, LOCAL = b"PK\x05\x06", b"PK\x06\x06", b"PK\x03\x04"
PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,200}(?:/[A-Za-z0-9][A-Za-z0-9._-]{0,200})?")
ENDING = re.compile(re.escape(SEAL) + rb"[0-9a-f]{64}")
UNREADABLE = (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError, OverflowError)


class NotAnExport(Exception):
    """The file is none of ours."""


class Damaged(Exception):
    """The export cannot be read on."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass
class Container:
    """The parts of an export by name. Each is hashed when it has been read to its end."""

    file: BinaryIO
    parts: dict[str, tuple[int, int]]
    digests: dict[str, str] = field(default_factory=dict)

    def pieces(self, name: str) -> Iterator[bytes]:
        """The bytes of a part; none for one that is not there."""
        start, size = self.parts.get(name, (0, 0))
        digest, place = hashlib.sha256(), start
        while place < start + size:
            self.file.seek(place)
            piece = self.file.read(min(PIECE, start + size - place))
            if not piece:
                raise Damaged("文件不完整，被截断", "the file is cut off")
            digest.update(piece)
            place += len(piece)
            yield piece
        self.digests[name] = digest.hexdigest()

    def lines(self, name: str) -> Iterator[bytes]:
        """The lines of a part, each with its end; Damaged when one is longer than any entry may be."""
        rest = b""
        for piece in self.pieces(name):
            *whole, rest = (rest + piece).split(b"\n")
            if len(rest) > LONGEST_LINE:
                raise Damaged(f"{name} 中有超长的行", f"a line of {name} is too long")
            yield from (line + b"\n" for line in whole)
        if rest:
            yield rest

    def content(self, name: str) -> bytes:
        """A small part as a whole."""
        if self.parts.get(name, (0, 0))[1] > LONGEST_LINE:
            raise Damaged(f"{name} 过大", f"{name} is too large")
        return b"".join(self.pieces(name))


def ending_of(path: Path) -> bool | None:
    """Whether the digest at the file's end is that of all before it; None when no digest is there.

    NotAnExport when the file neither begins nor ends like one.
    """
    digest, size = hashlib.sha256(), path.stat().st_size
    with path.open("rb") as file:
        begins = file.read(30 + len(README))
        file.seek(max(size - SEAL_LENGTH, 0))
        ending = file.read()
        named = ENDING.fullmatch(ending) is not None
        if not named and SEAL not in ending and begins[:4] + begins[30:] != LOCAL + README.encode():
            raise NotAnExport
        file.seek(0)
        left = size - SEAL_LENGTH
        while left > 0 and (piece := file.read(min(PIECE, left))):
            digest.update(piece)
            left -= len(piece)
    return ending == SEAL + digest.hexdigest().encode() if named else None


def open_container(file: BinaryIO) -> Container:
    """The parts of an export; Damaged when the zip is not one that an export is written as."""
    size = file.seek(0, 2)
    _require_small_directory(file, size)
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except UNREADABLE as error:
        raise Damaged("文件结构被破坏或被截断", "the structure of the file is broken, or it is cut off") from error
    parts: dict[str, tuple[int, int]] = {}
    for member in members:
        parts[member.filename] = _place(file, member, parts, size)
    if sum(length for _, length in parts.values()) > size:
        raise Damaged("文件各部分的申明大小超过文件本身", "the parts claim to be larger than the file")
    return Container(file, parts)


def _place(file: BinaryIO, member: zipfile.ZipInfo, parts: dict[str, tuple[int, int]], size: int) -> tuple[int, int]:
    """Where the bytes of a member lie and how many they are."""
    shown = repr(member.filename[:60])
    if member.filename in parts:
        raise Damaged(f"{shown} 重复出现", f"{shown} is there twice")
    if not PART.fullmatch(member.filename):
        raise Damaged(f"不应有的部分：{shown}", f"no part of an export: {shown}")
    if member.compress_type != zipfile.ZIP_STORED or member.file_size != member.compress_size or member.flag_bits & 1:
        raise Damaged(f"{shown} 经过压缩或加密，不是原始导出", f"{shown} is compressed or encrypted: not as exported")
    file.seek(max(member.header_offset, 0))
    header = file.read(30)
    if member.header_offset < 0 or header[:4] != LOCAL or len(header) < 30:
        raise Damaged(f"{shown} 的位置有误", f"{shown} is not where it should be")
    start = member.header_offset + 30 + sum(struct.unpack("<HH", header[26:30]))
    if start + member.file_size > size:
        raise Damaged(f"{shown} 的申明大小超过文件本身", f"{shown} claims to be larger than the file")
    return start, member.file_size


def _require_small_directory(file: BinaryIO, size: int) -> None:
    """The zip's table of contents is read as a whole: refuse one that would not fit."""
    file.seek(max(size - 66_000, 0))
    tail = file.read()
    place = tail.rfind(END)
    if place < 0 or len(tail) < place + 22:
        raise Damaged("文件不完整，被截断", "the file is cut off")
    length = struct.unpack("<I", tail[place + 12 : place + 16])[0]
    large = tail.rfind(END_64, 0, place)
    if length == 0xFFFFFFFF and large >= 0:
        length = struct.unpack("<Q", tail[large + 40 : large + 48])[0]
    if length > min(LARGEST_DIRECTORY, size):
        raise Damaged("文件目录过大", "the table of contents is too large")
