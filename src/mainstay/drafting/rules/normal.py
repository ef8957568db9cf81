"""A passage's text in one spelling, each of its characters with its place in the text as printed."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from .draft import Span

_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,9}(?:\s[^<>]{0,80})?/?>|&(?:#10|nbsp|emsp);")
_INTERVAL = re.compile(r"[\[(［（]\s*\d+(?:\.\d+)?\s*[,，、]\s*\d+(?:\.\d+)?\s*[\])］）]")
_FILL_IN = "[]［］【】〔〕_＿{}"
_ALIKE = {
    "-": "―—–‐‑−－﹣",
    "~": "～∼〜",
    "元": "圓圆",
    "亿": "億",
    "万": "萬",
    "¥": "￥",
    "≤": "≦⩽",
    "≥": "≧⩾",
    "×": "✕✖",
    '"': "“”",
    "'": "‘’",
    " ": "\u3000\u00a0",
    "%": "﹪",
    "日": "⽇",
    "月": "⽉",
}
_SPELLING = str.maketrans({other: one for one, others in _ALIKE.items() for other in others})


@dataclass(frozen=True)
class Normal:
    """`text` in one spelling; `origin[i]` is where its character i stood in the text as printed.

    A tab, which parts a label from what it labels, is a colon. Full-width letters, figures and signs are half-width,
    tags that a converter left and the brackets and lines of filled-in blanks are gone, and spaces stand only between
    Latin words.
    """

    text: str
    origin: tuple[int, ...]
    printed: int

    def span(self, start: int, end: int) -> Span:
        """The stretch as printed of a stretch of `text` that is not empty."""
        return Span(start=self.origin[start], end=self.origin[end - 1] + 1)

    @cached_property
    def whole(self) -> Span:
        """All of the text as printed."""
        return Span(start=0, end=self.printed)


def normalise(printed: str) -> Normal:
    """One spelling for a text as printed."""
    kept = _without_marks(printed)
    characters: list[str] = []
    origin: list[int] = []
    for index in kept:
        if printed[index] == "\t":
            characters.append(":")
            origin.append(index)
            continue
        for spelled in unicodedata.normalize("NFKC", printed[index].translate(_SPELLING)).translate(_SPELLING):
            characters.append(" " if spelled.isspace() else spelled)
            origin.append(index)
    return _with_few_spaces(characters, origin, len(printed))


def _without_marks(printed: str) -> list[int]:
    gone: set[int] = set()
    for tag in _TAG.finditer(printed):
        gone.update(range(*tag.span()))
    intervals = {index for match in _INTERVAL.finditer(printed) for index in range(*match.span())}
    gone.update(i for i, character in enumerate(printed) if character in _FILL_IN and i not in intervals)
    return [i for i in range(len(printed)) if i not in gone]


def _with_few_spaces(characters: list[str], origin: list[int], printed: int) -> Normal:
    text: list[str] = []
    places: list[int] = []
    waiting: int | None = None
    for character, place in zip(characters, origin, strict=True):
        if character == " ":
            waiting = place if waiting is None else waiting
            continue
        if waiting is not None and text and _separate(text[-1], character):
            text.append(" ")
            places.append(waiting)
        waiting = None
        text.append(character)
        places.append(place)
    return Normal("".join(text), tuple(places), printed)


def _separate(before: str, after: str) -> bool:
    """Whether a space between two characters tells words apart."""
    if not (after.isascii() and (after.isalnum() or after in "(\"'$¥")):
        return False
    return before.isascii() and (before.isalnum() or before in ".,;:)\"'%")
