"""What somebody asks for: the terms of a query with the grams to look for. Pure."""

import re
from dataclasses import dataclass

from .grams import grams_wanted
from .pinyin import MARK_READING, initials_wanted
from .spelling import spell

MOST_TERMS = 8
LONGEST = 100
SHORTEST_READING = 4
_LETTERS = re.compile(r"[a-z]{2,12}")


@dataclass(frozen=True, slots=True)
class Term:
    """One word of a query, spelt. A text answers it when it holds the term itself (`wanted` are its grams), or, where
    the term may stand for Chinese characters, all of `initials` or the gram `reading`.
    """

    text: str
    wanted: frozenset[str]
    initials: frozenset[str] = frozenset()
    reading: str = ""

    @property
    def asked(self) -> frozenset[str]:
        """What the index is asked for: its grams, or its signs where it has none."""
        return self.wanted or frozenset(self.text) - {" "}


def terms_of(query: str) -> tuple[Term, ...]:
    """The terms of a query, in their order, each once; at most eight, each of at most a hundred characters."""
    spelt = (spell(word)[:LONGEST] for word in query[:2000].split())
    return tuple(_term(text) for text in list(dict.fromkeys(text for text in spelt if text))[:MOST_TERMS])


def _term(text: str) -> Term:
    wanted = grams_wanted(text)
    if not _LETTERS.fullmatch(text):
        return Term(text, wanted)
    reading = MARK_READING + text if len(text) >= SHORTEST_READING else ""
    return Term(text, wanted, initials_wanted(text), reading)
