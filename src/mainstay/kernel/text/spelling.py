"""One spelling for searching: full and half width alike, lower case, blanks evened out. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Han with its extensions, kana, hangul, and the marks that stand for a repeated character or for zero.
_RANGES = (
    *((0x3005, 0x3005), (0x3007, 0x3007), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF)),
    *((0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x3FFFD)),
)
CJK = "".join(f"{chr(low)}-{chr(high)}" for low, high in _RANGES)
# Signs that are spelt one by one, each as one sign: most of what is ever written. Han stands for itself.
_PLAIN = re.compile("[!-~\u201c\u201d\u3001\u3002\u4e00-\u9fff\uff01-\uff5e]{3,}")


@lru_cache(maxsize=65_536)
def _tight(sign: str) -> bool:
    """True for a character that is written without blanks between words."""
    code = ord(sign)
    return any(low <= code <= high for low, high in _RANGES)


def spell(text: str) -> str:
    """The text as it is searched: NFKC, lower case, blanks evened out and none beside a Chinese character.

    Simplified and traditional characters stay as they are. Spelling twice changes nothing more.
    """
    return spell_with_places(text)[0]


def spell_with_places(text: str) -> tuple[str, list[int]]:
    """The spelling, and for each of its characters the place in `text` that it comes from; places never fall."""
    signs: list[str] = []
    places: list[int] = []
    read = 0
    for plain in _PLAIN.finditer(text):
        # What stands at either end may be tight, or combine with what is beside it.
        first, last = plain.start() + 1, plain.end() - 1
        _spell_signs(text, read, first, signs, places)
        signs += text[first:last].translate(_FOLDED)
        places += range(first, last)
        read = last
    _spell_signs(text, read, len(text), signs, places)
    return "".join(signs), places


def _spell_signs(text: str, start: int, end: int, signs: list[str], places: list[int]) -> None:
    """Spell a stretch sign by sign, after what is spelt already."""
    blank: int | None = None
    for place, cluster in _clusters(text, start, end):
        for sign in _fold(cluster):
            if sign.isspace():
                blank = place if blank is None else blank
                continue
            if blank is not None and signs and not (_tight(signs[-1]) or _tight(sign)):
                signs.append(" ")
                places.append(blank)
            blank = None
            signs.append(sign)
            places.append(place)


def _clusters(text: str, first: int, last: int) -> Iterator[tuple[int, str]]:
    """Characters with the marks that combine with them; what cannot be seen is left out."""
    start, cluster = first, ""
    for place, sign in enumerate(text[first:last], first):
        if not sign.isspace() and unicodedata.category(sign) in {"Cc", "Cf", "Cs"}:
            continue
        if cluster and _combines(sign):
            cluster += sign
            continue
        if cluster:
            yield start, cluster
        start, cluster = place, sign
    if cluster:
        yield start, cluster


@lru_cache(maxsize=65_536)
def _combines(sign: str) -> bool:
    return unicodedata.combining(unicodedata.normalize("NFKC", sign)[0]) != 0


@lru_cache(maxsize=65_536)
def _fold(cluster: str) -> str:
    folded = cluster
    for _ in range(4):
        once = unicodedata.normalize("NFKC", folded).lower()
        if once == folded:
            break
        folded = once
    return " " if folded[:1].isspace() else folded


_FOLDED = {code: _fold(chr(code)) for code in (*range(0x21, 0x7F), *range(0xFF01, 0xFF5F))}
