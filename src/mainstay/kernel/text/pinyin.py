"""Readings of Chinese characters: the first letters of words and the written-out reading of names. Pure."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, product

from pypinyin.constants import PINYIN_DICT

from .spelling import CJK, spell

MARK_INITIALS = "~"
MARK_READING = "^"
READINGS = 4  # of one character; the first are the usual ones
COMBINED = 16  # readings of one window
NAME = 4  # characters of a name whose reading is kept whole
WINDOW = 3
_RUN = re.compile(f"[{CJK}]{{2,}}")


@lru_cache(maxsize=65_536)
def readings(sign: str) -> tuple[str, ...]:
    """The readings of a character without tones, the usual ones first; empty when it has none."""
    written = PINYIN_DICT.get(ord(sign), "")
    plain = (_without_tone(one) for one in written.split(",") if one)
    return tuple(dict.fromkeys(plain))[:READINGS]


@lru_cache(maxsize=65_536)
def initials(sign: str) -> tuple[str, ...]:
    """The letters that the readings of a character begin with."""
    return tuple(dict.fromkeys(one[0] for one in readings(sign) if one))


def initial_grams(text: str) -> frozenset[str]:
    """Grams of first letters: of each run of Chinese characters its triples, of a run of two the pair.

    A character read in several ways counts with each reading, up to a bound.
    """
    found: set[str] = set()
    for run in _chinese_runs(spell(text)):
        width = min(WINDOW, len(run))
        for start in range(len(run) - width + 1):
            letters = [initials(sign) for sign in run[start : start + width]]
            found.update(MARK_INITIALS + "".join(one) for one in islice(product(*letters), COMBINED))
    return frozenset(found)


def reading_grams(text: str) -> frozenset[str]:
    """The whole readings of short runs, which names are: 王芳 gives ^wangfang."""
    found: set[str] = set()
    for run in _chinese_runs(spell(text)):
        if len(run) <= NAME:
            each = [readings(sign) for sign in run]
            found.update(MARK_READING + "".join(one) for one in islice(product(*each), COMBINED))
    return frozenset(found)


def initials_wanted(letters: str) -> frozenset[str]:
    """The grams that a text must hold for its first letters to run like `letters`, which are two or more."""
    width = min(WINDOW, len(letters))
    return frozenset(MARK_INITIALS + letters[start : start + width] for start in range(len(letters) - width + 1))


def find_initials(spelt: str, letters: str) -> Iterator[tuple[int, int]]:
    """Where in a spelt text characters begin with these letters one after the other."""
    for start in range(len(spelt) - len(letters) + 1):
        if all(letter in initials(spelt[start + place]) for place, letter in enumerate(letters)):
            yield start, start + len(letters)


def find_reading(spelt: str, reading: str) -> Iterator[tuple[int, int]]:
    """Where in a spelt text a few characters together are read like this."""
    for start in range(len(spelt)):
        reached = {0}
        for end in range(start, min(start + NAME, len(spelt))):
            reached = {
                at + len(one) for at in reached for one in readings(spelt[end]) if reading.startswith(one, at) and one
            }
            if len(reading) in reached:
                yield start, end + 1


def _chinese_runs(spelt: str) -> list[str]:
    """Two or more Chinese characters side by side."""
    return _RUN.findall(spelt)


def _without_tone(written: str) -> str:
    plain = "".join(sign for sign in unicodedata.normalize("NFD", written) if not unicodedata.combining(sign))
    return plain.replace("ü", "v").lower()
