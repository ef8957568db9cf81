"""One spelling for searching: full and half width alike, lower case, blanks evened out. Pure."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Han with its extensions, kana, hangul, and the marks that stand for a repeated character or for zero.
CJK = "々〇぀-ヿ㐀-䶿一-鿿가-힣豈-﫿\U00020000-\U0003fffd"
_RANGES = ((0x3005, 0x3005), (0x3007, 0x3007), (0x3040, 0x30FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF))
_MORE = ((0xAC00, 0xD7A3), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))


def is_cjk(sign: str) -> bool:
    """True for a character that is written without blanks between words."""
    code = ord(sign)
    return any(low <= code <= high for low, high in (*_RANGES, *_MORE))


def spell(text: str) -> str:
    """The text as it is searched: NFKC, lower case, blanks evened out and none beside a Chinese character.

    Simplified and traditional characters stay as they are. Spelling twice changes nothing more.
    """
    return spell_with_places(text)[0]


def spell_with_places(text: str) -> tuple[str, list[int]]:
    """The spelling, and for each of its characters the place in `text` that it comes from; places never fall."""
    signs: list[str] = []
    places: list[int] = []
    blank: int | None = None
    for place, cluster in _clusters(text):
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
    return "".join(signs), places


def _clusters(text: str) -> Iterator[tuple[int, str]]:
    """Characters with the marks that combine with them; what cannot be seen is left out."""
    start, cluster = 0, ""
    for place, sign in enumerate(text):
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
def _tight(sign: str) -> bool:
    return is_cjk(sign)


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
