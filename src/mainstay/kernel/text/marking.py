"""Where the terms of a query stand in the original text, and an excerpt around them. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from .asking import Term
from .pinyin import find_initials, find_reading
from .spelling import spell_with_places

BEFORE = 24
LENGTH = 120


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an original text; `hit` where a term stands."""

    text: str
    hit: bool


def find_hits(text: str, terms: Sequence[Term]) -> tuple[tuple[int, int], ...]:
    """The stretches of the original text in which a term stands, in order and apart from each other."""
    spelt, places = spell_with_places(text)
    stretches = (
        (places[start], places[end] if end < len(places) else len(text))
        for term in terms
        for start, end in _stands(spelt, term)
    )
    return tuple(_merged(sorted((start, _last(text, start, end)) for start, end in stretches)))


def excerpt(text: str, terms: Sequence[Term], *, length: int = LENGTH) -> tuple[Part, ...]:
    """A piece of at most about `length` characters around the first hit; its parts together are a piece of the text.

    An ellipsis at either end says that the text goes on.
    """
    hits = find_hits(text, terms)
    first = hits[0][0] if hits else 0
    start = 0 if len(text) <= length else max(0, min(first - BEFORE, len(text) - length))
    end = min(len(text), start + length)
    parts = list(_cut(text, start, end, hits))
    if start > 0:
        parts.insert(0, Part("…", hit=False))
    if end < len(text):
        parts.append(Part("…", hit=False))
    return tuple(parts)


def _last(text: str, start: int, end: int) -> int:
    """The end without the blanks that the spelling leaves out; a character that became two counts whole."""
    return start + max(1, len(text[start:end].rstrip()))


def _stands(spelt: str, term: Term) -> Iterator[tuple[int, int]]:
    start = spelt.find(term.text)
    while start >= 0:
        yield start, start + len(term.text)
        start = spelt.find(term.text, start + len(term.text))
    if term.initials:
        yield from find_initials(spelt, term.text)
    if term.reading:
        yield from find_reading(spelt, term.text)


def _merged(stretches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begun: tuple[int, int] | None = None
    for start, end in stretches:
        if begun is None or start > begun[1]:
            if begun is not None:
                yield begun
            begun = (start, end)
        else:
            begun = (begun[0], max(begun[1], end))
    if begun is not None:
        yield begun


def _cut(text: str, start: int, end: int, hits: Sequence[tuple[int, int]]) -> Iterator[Part]:
    at = start
    for low, high in hits:
        low, high = max(low, at), min(high, end)  # noqa: PLW2901 - the hit as far as the excerpt shows it
        if low >= high:
            continue
        if low > at:
            yield Part(text[at:low], hit=False)
        yield Part(text[low:high], hit=True)
        at = high
    if at < end:
        yield Part(text[at:end], hit=False)
