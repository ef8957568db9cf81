"""The grams of a text: pairs of Chinese characters; words, codes and triples of other signs. Pure."""

import re
from collections.abc import Iterator

from .spelling import CJK, spell

PAIR, TRIPLE = 2, 3
LONGEST = 64  # a longer word is found by its triples alone
JOINED = r"\-_./:@#"  # what holds the parts of a code together
_WORD = rf"[^\W_{CJK}]+"
_RUN = re.compile(rf"(?P<cjk>[{CJK}]+)|{_WORD}(?:[{JOINED}]+{_WORD})*")
_JOINT = re.compile(rf"[{JOINED}]+")


def grams_of(text: str) -> frozenset[str]:
    """What the index keeps of a text: every gram that a term found in it may ask for.

    Pairs of neighbouring Chinese characters; codes such as GB-2026-0031 whole and in parts; of each part its triples of
    characters and its first two, so that parts of words are found as well.
    """
    return frozenset(gram for run, is_chinese in _runs(spell(text)) for gram in _kept(run, is_chinese))


def grams_wanted(term: str) -> frozenset[str]:
    """The grams that a text must hold to contain the term; none for a term of one character.

    Two letters or digits alone are looked for at the beginning of a word.
    """
    return frozenset(gram for run, is_chinese in _runs(spell(term)) for gram in _asked(run, is_chinese))


def signs_of(text: str) -> frozenset[str]:
    """The single signs of a text, which a term without grams asks for: one character, or what is no word at all."""
    return frozenset(spell(text)) - {" "}


def grams_and_signs(text: str) -> frozenset[str]:
    """All that a text is found by, whatever term is asked for: its grams and its single signs."""
    return grams_of(text) | signs_of(text)


def words_of(text: str) -> tuple[str, ...]:
    """What a text is about, for comparing texts: pairs of Chinese characters and whole words and codes, in order."""
    found: dict[str, None] = {}
    for run, is_chinese in _runs(spell(text)):
        parts = _windows(run, PAIR) if is_chinese else iter((run, *_JOINT.split(run)))
        found.update(dict.fromkeys(part for part in parts if PAIR <= len(part) <= LONGEST))
    return tuple(found)


def _runs(spelt: str) -> Iterator[tuple[str, bool]]:
    for match in _RUN.finditer(spelt):
        yield match.group(), match.group("cjk") is not None


def _kept(run: str, is_chinese: bool) -> Iterator[str]:
    if is_chinese:
        yield from _windows(run, PAIR)
        return
    parts = _JOINT.split(run)
    if len(parts) > 1 and len(run) <= LONGEST:
        yield run
    for part in parts:
        if len(part) <= LONGEST:
            yield part
        yield part[:PAIR]
        yield from _windows(part, TRIPLE)


def _asked(run: str, is_chinese: bool) -> Iterator[str]:
    if is_chinese:
        yield from _windows(run, PAIR)
        return
    for part in _JOINT.split(run):
        yield from _windows(part, TRIPLE) if len(part) != PAIR else (part,)


def _windows(run: str, width: int) -> Iterator[str]:
    for start in range(len(run) - width + 1):
        yield run[start : start + width]
