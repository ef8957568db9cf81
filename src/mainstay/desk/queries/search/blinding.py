"""The grams of cases as the index keeps them: blind, and apart by what is known of the words that they are of."""

from enum import StrEnum

from mainstay.desk.rules.searchable import Piece, PieceKind
from mainstay.kernel.sealing import blind, blind_numbers
from mainstay.kernel.text import Term, grams_and_signs, initial_grams, reading_grams, spell


class Domain(StrEnum):
    """Words of people; people and what they are reached by; what stands in clear elsewhere.

    Numbers of cases, systems and makers stand in clear beside the index. Were their grams of one domain with those of
    other words, whoever holds a dump could learn which number stands for which digits, and read telephone numbers.
    """

    WORDS = "words"
    PEOPLE = "people"
    KNOWN = "known"


NAMED = (Domain.WORDS, Domain.PEOPLE)


def blinded(grams: "frozenset[str] | set[str]", domain: Domain) -> list[int]:
    """Grams as the index keeps them."""
    return blind_numbers(grams, f"desk_searchtext.{domain}")


def grams_kept(piece: Piece) -> list[int]:
    """What a text is found by."""
    domain = Domain.PEOPLE if piece.kind is PieceKind.PEOPLE else Domain.WORDS
    words = piece.words or piece.text
    grams = grams_and_signs(words) | initial_grams(piece.named)
    if domain is Domain.PEOPLE:
        grams |= reading_grams(piece.named)
    return sorted({*blinded(grams, domain), *blinded(grams_and_signs(piece.known), Domain.KNOWN)})


def mark_of(piece: Piece) -> str:
    """By what it is told whether a text has changed."""
    return blind(spell(piece.text), "desk_searchtext.text")


def ways_of(term: Term) -> list[list[int]]:
    """The sets of which a text must hold one whole to answer a term, as far as grams say."""
    ways = [blinded(term.asked, domain) for domain in Domain]
    if term.initials:
        ways += [blinded(term.initials, domain) for domain in NAMED]
    if term.reading:
        ways.append(blinded({term.reading}, Domain.PEOPLE))
    return ways
