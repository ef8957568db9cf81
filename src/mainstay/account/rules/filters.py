"""Filters of LDAP as administrators write them (RFC 4515), and the typed name put into one. Pure."""

# A filter is read first, and the name becomes a value of what was read: whatever signs it has, it is never read as a
# filter.

import re
from dataclasses import dataclass

from pyasn1.codec.der.encoder import encode
from pyasn1.type.tag import Tag, TagSet, tagClassContext, tagFormatConstructed, tagFormatSimple
from pyasn1.type.univ import OctetString, SequenceOf

from mainstay.kernel.errors import Malformed, Problem

PLACE = "{login}"
LONGEST, DEEPEST = 1000, 12
OCTETS, SEQUENCE = OctetString.tagSet[0], SequenceOf.tagSet[0]
AND, OR, NOT, EQUAL, SUBSTRINGS, AT_LEAST, AT_MOST, APPROXIMATE, EXTENSIBLE = (
    Tag(tagClassContext, tagFormatConstructed, number) for number in (0, 1, 2, 3, 4, 5, 6, 8, 9)
)
PRESENT = Tag(tagClassContext, tagFormatSimple, 7)
COMPARED = {"=": EQUAL, ">=": AT_LEAST, "<=": AT_MOST, "~=": APPROXIMATE}
INITIAL, ANY, FINAL = (Tag(tagClassContext, tagFormatSimple, number) for number in range(3))
RULE, TYPE, VALUE, WITH_DN = (Tag(tagClassContext, tagFormatSimple, number) for number in range(1, 5))
ITEM = re.compile(r"\(([A-Za-z0-9][A-Za-z0-9.;-]*)?(:dn)?(?::([A-Za-z0-9][A-Za-z0-9.-]*))?(:=|>=|<=|~=|=)([^()\0]*)\)")
ESCAPED = re.compile(rb"\\([0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class Filter:
    """A part of a filter: the parts inside it, or bytes, which may hold the place of the name."""

    tag: Tag
    content: "tuple[Filter, ...] | bytes"

    def encoded(self, login: str) -> bytes:
        """As LDAP sends it, with the name at its place."""
        written: bytes = encode(self.value(login))
        return written

    def value(self, login: str) -> OctetString | SequenceOf:
        """As what is encoded, with the name at its place, nested as deep as it was read."""
        tags = TagSet(self.tag, self.tag)
        if isinstance(self.content, bytes):
            return OctetString(self.content.replace(PLACE.encode(), login.encode()), tagSet=tags)
        parts = SequenceOf(tagSet=tags)
        parts.extend(part.value(login) for part in self.content)
        return parts


ANYTHING = Filter(PRESENT, b"objectClass")


class _NotRead(ValueError):
    """What is wrong with a filter, in Chinese and English."""


def read_filter(text: str) -> Filter:
    """A filter with exactly one place for the name, as the whole or a part of a value that is compared for equality.

    Malformed with what is wrong and where.
    """
    try:
        return _read_whole(text)
    except _NotRead as error:
        zh, en = error.args
        problem = Problem("bad_filter", f"过滤器{zh}", f"the filter {en}", "search_filter")
        raise Malformed("过滤器不正确。", "The filter is not right.", [problem]) from error


def _read_whole(text: str) -> Filter:
    if len(text) > LONGEST:
        raise _NotRead("过长", "is too long")
    found, end = _read(text, 0, 0)
    if end != len(text):
        raise _NotRead(f"第 {end + 1} 个字符起多余", f"has something behind its end, at character {end + 1}")
    if text.count(PLACE) != 1 or _places(found) != 1:
        raise _NotRead(f"须有且仅有一处 {PLACE}", f"needs {PLACE} exactly once")
    return found


def _read(text: str, at: int, depth: int) -> tuple[Filter, int]:
    """The filter that begins here, and where it ends."""
    if depth > DEEPEST:
        raise _NotRead("嵌套过深", "is nested too deeply")
    sign = text[at + 1 : at + 2]
    if text[at : at + 1] != "(" or sign not in {"&", "|", "!"}:
        return _read_item(text, at)
    parts, end = [], at + 2
    while text[end : end + 1] == "(":
        part, end = _read(text, end, depth + 1)
        parts.append(part)
    if text[end : end + 1] != ")" or not parts or (sign == "!" and len(parts) != 1):
        raise _wrong(end)
    return Filter({"&": AND, "|": OR, "!": NOT}[sign], tuple(parts)), end + 1


def _read_item(text: str, at: int) -> tuple[Filter, int]:
    match = ITEM.match(text, at)
    if match is None:
        raise _wrong(at)
    name, with_dn, rule, sign, value = match.groups()
    if sign == ":=":
        found = _extensible(name, with_dn, rule, value, at)
    elif not name or with_dn or rule:
        raise _wrong(at)
    elif sign == "=" and value == "*":
        found = Filter(PRESENT, name.encode())
    elif sign == "=" and "*" in value:
        found = Filter(SUBSTRINGS, (Filter(OCTETS, name.encode()), Filter(SEQUENCE, _pieces(value, at))))
    else:
        found = Filter(COMPARED[sign], (Filter(OCTETS, name.encode()), Filter(OCTETS, _value(value, at))))
    if PLACE in value and found.tag != EQUAL:
        raise _NotRead(
            f"中的 {PLACE} 只能用于相等比较（=）", f"has {PLACE} elsewhere than in a comparison for equality"
        )
    return found, match.end()


def _extensible(name: str | None, with_dn: str | None, rule: str | None, value: str, at: int) -> Filter:
    if not name and not rule:
        raise _wrong(at)
    parts = [Filter(RULE, rule.encode())] if rule else []
    parts += [Filter(TYPE, name.encode())] if name else []
    parts.append(Filter(VALUE, _value(value, at)))
    return Filter(EXTENSIBLE, (*parts, *([Filter(WITH_DN, b"\xff")] if with_dn else [])))


def _pieces(value: str, at: int) -> tuple[Filter, ...]:
    first, *middle, last = value.split("*")
    tagged = [(INITIAL, first), *((ANY, piece) for piece in middle), (FINAL, last)]
    found = tuple(Filter(tag, _value(piece, at)) for tag, piece in tagged if piece)
    if not found:
        raise _wrong(at)
    return found


def _value(text: str, at: int) -> bytes:
    r"""The bytes of a value, with its escapes (`\2a` for `*`) read; other signs must not stand bare in it."""
    if "*" in text or "\\" in ESCAPED.sub(b"", text.encode()).decode():
        raise _wrong(at)
    return ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), text.encode())


def _places(found: Filter) -> int:
    if isinstance(found.content, bytes):
        return found.content.count(PLACE.encode())
    return sum(_places(part) for part in found.content)


def _wrong(at: int) -> _NotRead:
    return _NotRead(f"第 {at + 1} 个字符处有误", f"is wrong at character {at + 1}")
