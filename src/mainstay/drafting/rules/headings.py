"""The numbers that head clauses, in all the ways in which Chinese and English contracts number them."""

import re
from dataclasses import dataclass

from .numerals import CHINESE_DIGITS, read_number

_C = f"[{CHINESE_DIGITS}十百]"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ANNEX = (
    rf"(?:附件|附录|附表|附)\s?(?P<n1>\d{{1,2}}|{_C}{{1,3}})?(?=[:： 、.\-（(《]|$)[:：]?|"
    r"(?:ANNEX|Annex|APPENDIX|Appendix|SCHEDULE|Schedule|EXHIBIT|Exhibit) (?P<n2>\d{1,2}|[A-Z]|[IVX]+)\b[:.：]?"
)
_ARTICLE = (
    rf"第(?P<n5>\d{{1,3}}|{_C}{{1,5}})条|(?:ARTICLE|Article|SECTION|Section|CLAUSE|Clause|PART|Part) "
    r"(?P<n6>\d{1,2}(?:\.\d{1,2})*|[IVX]+|[A-Z])(?![\w])[:.：]?"
)
_DECIMAL = r"(?P<n9>\d{1,3}(?:\s?\.\s?\d{1,3}){1,4})(?![\d%％‰]|\s?(?:万|元|亿|小时|英寸|米|%))[.、．]?"
_KINDS: tuple[tuple[str, str], ...] = (
    ("annex", _ANNEX),
    ("chapter", rf"第(?P<n3>\d{{1,3}}|{_C}{{1,4}})(?:章|部分|编|篇)"),
    ("section", rf"第(?P<n4>\d{{1,3}}|{_C}{{1,4}})节"),
    ("article", _ARTICLE),
    ("cn", rf"(?P<n7>{_C}{{1,4}})[、.．](?!\d)"),
    ("cnp", rf"[（(](?P<n8>{_C}{{1,3}})[）)][、.]?"),
    ("decimal", _DECIMAL),
    ("arabic", r"(?:[-•]\s?)?(?P<n10>\d{1,3})(?:[、．]|\.(?!\d)|，(?=[^\d]))"),
    ("arabicp", r"-?\s?[（(](?P<n11>\d{1,3})[）)]|(?:[-•]\s?)?(?P<n12>\d{1,2})[)）]"),
    ("circled", f"(?P<n13>[{_CIRCLED}])"),
    ("letter", r"[（(](?P<n14>[a-zA-Z])[）)]|(?P<n15>[a-z])[.)）、](?=\s|[^\x00-\x7f])"),
    ("roman", r"[（(](?P<n16>i{1,3}|iv|vi{0,3}|ix|x)[）)]"),
)
_PATTERN = re.compile(r"\s*(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS) + r")\s*")
_BULLET = re.compile(r"\s*[-•●■◆▪·○★☆※*➢✓√◇□]\s*(?!\d)")
TOP = ("annex", "chapter")


@dataclass(frozen=True, slots=True)
class Number:
    """The number at the head of a line: its kind, as printed, its parts as figures, and where the words begin."""

    kind: str
    printed: str
    parts: tuple[str, ...]
    end: int

    @property
    def key(self) -> str:
        """Kind and depth: numbers of one key stand side by side."""
        return f"{self.kind}{len(self.parts)}" if self.kind == "decimal" else self.kind


def read_heading(text: str) -> Number | None:
    """The number that a line begins with, or None."""
    match = _PATTERN.match(text)
    if match is None or not match.group(0).strip():
        return None
    kind = next(kind for kind, _ in _KINDS if match[kind])
    given = next(
        (words for name, words in match.groupdict().items() if name[0] == "n" and name[1:].isdigit() and words), ""
    )
    if kind == "decimal" and not _is_numbering(text, match.end(), given):
        return None
    return Number(kind, match[kind].strip(), _parts(given), match.end())


def has_bullet(text: str) -> bool:
    """Whether a line begins with a mark of a list."""
    return bool(_BULLET.match(text))


def _parts(given: str) -> tuple[str, ...]:
    if given and given in _CIRCLED:
        return (str(_CIRCLED.index(given) + 1),)
    parts = [part.strip() for part in given.split(".")]
    return tuple(_figure(part) for part in parts if part)


def _figure(part: str) -> str:
    number = None if part.isascii() and part.isalpha() else read_number(part)
    return part if number is None else str(number)


def _is_numbering(text: str, end: int, given: str) -> bool:
    """A decimal with words after it, and no date (2022.9.16) or measure (1.5倍)."""
    first = given.split(".", maxsplit=1)[0].strip()
    return int(first) < 100 and bool(text[end:].strip()) and not re.match(r"[-~至到倍×/]", text[end:])
