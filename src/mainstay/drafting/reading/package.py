"""A zip of an office document with its parts, opened within bounds: no bombs, no paths, no entities."""

import io
import zipfile
import zlib
from xml.etree import ElementTree

from .limits import MAX_PARTS, MAX_RATIO, MAX_UNPACKED, too_large, unreadable


class Package:
    """The parts of an office document; a part is unpacked only up to the bounds, and only when asked for."""

    def __init__(self, source: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source))
            parts = self._zip.infolist()
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
            unreadable(
                "broken_zip",
                zh="文件已损坏：压缩结构不完整，请重新导出后再试",
                en="the file is damaged: its archive is not complete",
            )
        if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED or _is_bomb(source, parts):
            too_large(
                zh="文件解压后过大（疑似压缩炸弹），已拒绝读取",
                en="the file unpacks to far more than it is (a decompression bomb?); it was not read",
            )
        self._sizes = {part.filename: part.file_size for part in parts}

    def __contains__(self, name: str) -> bool:
        return name in self._sizes

    def read(self, name: str) -> bytes:
        """A part's bytes, no more than its entry says."""
        try:
            with self._zip.open(name) as part:
                data = part.read(self._sizes[name] + 1)
        except (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, EOFError, ValueError):
            unreadable(
                "broken_part",
                zh=f"文件已损坏或已加密：{name} 无法解开",
                en=f"the file is damaged or encrypted: {name} cannot be unpacked",
            )
        if len(data) > self._sizes[name]:
            too_large(zh="文件解压后过大，已拒绝读取", en="a part unpacks to more than it says; the file was not read")
        return data

    def xml(self, name: str) -> ElementTree.Element:
        """A part as XML; declarations of types or entities are refused."""
        data = self.read(name)
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            unreadable(
                "xml_entities",
                zh="文件含有不允许的 XML 实体声明，已拒绝读取",
                en="the file declares XML entities; it was not read",
            )
        try:
            return ElementTree.fromstring(data)  # noqa: S314  entities are refused above
        except ElementTree.ParseError:
            unreadable(
                "broken_xml", zh=f"文件已损坏：{name} 不是有效的 XML", en=f"the file is damaged: {name} is no XML"
            )


def _is_bomb(source: bytes, parts: list[zipfile.ZipInfo]) -> bool:
    unpacked = sum(part.file_size for part in parts)
    return unpacked > 10_000_000 and unpacked > MAX_RATIO * max(len(source), 1)
