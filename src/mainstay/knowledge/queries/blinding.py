"""Grams of what is known as the index keeps them: blind, and those of numbers and names in clear apart from others."""

from collections.abc import Iterable

from mainstay.kernel.sealing import blind_numbers
from mainstay.kernel.text import Term, grams_and_signs, initial_grams

WORDS, KNOWN = "knowledge_text.words", "knowledge_text.known"


def grams_kept(words: Iterable[str], known: Iterable[str], *, named: str) -> list[int]:
    """What a text is found by: its words, what stands in clear beside it, and the first letters of its title."""
    said, beside = _joined(words), _joined(known)
    grams = grams_and_signs(said) | initial_grams(named)
    return sorted({*blind_numbers(grams, WORDS), *blind_numbers(grams_and_signs(beside), KNOWN)})


def ways_of(term: Term) -> list[list[int]]:
    """The sets of which a text must hold one whole to answer a term, as far as grams say."""
    ways = [blind_numbers(term.asked, domain) for domain in (WORDS, KNOWN)]
    return [*ways, blind_numbers(term.initials, WORDS)] if term.initials else ways


def _joined(lines: Iterable[str]) -> str:
    return "\n".join(line for line in lines if line)
