"""Text for searching: one spelling, the grams that an index keeps, readings of characters, and marked excerpts."""

from .asking import Term, terms_of
from .grams import grams_and_signs, grams_of, grams_wanted, signs_of, words_of
from .marking import Part, excerpt, find_hits
from .pinyin import initial_grams, reading_grams
from .spelling import spell, spell_with_places

__all__ = [
    "Part",
    "Term",
    "excerpt",
    "find_hits",
    "grams_and_signs",
    "grams_of",
    "grams_wanted",
    "initial_grams",
    "reading_grams",
    "signs_of",
    "spell",
    "spell_with_places",
    "terms_of",
    "words_of",
]
