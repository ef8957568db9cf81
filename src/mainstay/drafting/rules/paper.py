"""A document as the finders see it: pieces, sentences, topics, tables, words of the field."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .lexicon import Lexicon, Word
from .structure import Piece, Structure, Table

_SENTENCE = re.compile(r"[^。;；!！?？\n]+[。;；!！?？]?")
_LATIN_STOP = re.compile(r"(?<=[a-z)%\d])\. (?=[A-Z(])")
_SEGMENT = re.compile(r"[^,，]+")


@dataclass(frozen=True)
class Stretch:
    """A stretch of a piece's text: a sentence or a part of one."""

    piece: Piece
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words in one spelling."""
        return self.piece.text[self.start : self.end]

    def part(self, start: int, end: int) -> "Stretch":
        """A part of it by places in its own text."""
        return Stretch(self.piece, self.start + start, self.start + end)

    def segments(self) -> list["Stretch"]:
        """Its parts between commas; commas inside figures part nothing."""
        text = re.sub(r"(?<=\d),(?=\d{3})", "\x00", self.text)
        return [self.part(match.start(), match.end()) for match in _SEGMENT.finditer(text)]


def whole(piece: Piece) -> Stretch:
    """All of a piece."""
    return Stretch(piece, 0, len(piece.text))


def sentences(piece: Piece) -> list[Stretch]:
    """The sentences of a piece: parted by 。 and ；, and by a full stop before a capital letter."""
    found = []
    for match in _SENTENCE.finditer(piece.text):
        start = match.start()
        for stop in _LATIN_STOP.finditer(match.group(0)):
            found.append(Stretch(piece, start, match.start() + stop.start() + 1))
            start = match.start() + stop.end()
        found.append(Stretch(piece, start, match.end()))
    return [one for one in found if one.text.strip(" 。;；")]


@dataclass(frozen=True)
class Paper:
    """A document with its structure and the words of the field."""

    structure: Structure
    words: Lexicon

    @cached_property
    def pieces(self) -> list[Piece]:
        """Paragraphs in order."""
        return self.structure.pieces

    @cached_property
    def tables(self) -> list[Table]:
        """Tables in order."""
        return self.structure.tables

    @cached_property
    def sentences(self) -> list[Stretch]:
        """All sentences of the paragraphs, in order."""
        return [sentence for piece in self.pieces for sentence in sentences(piece)]

    def topics(self, piece: Piece) -> frozenset[str]:
        """What the nearest heading that says so is about."""
        for heading in reversed(piece.passage.headings):
            if names := self.words.names("topic", heading):
                return names
        return frozenset()

    def under(self, piece: Piece, *topics: str) -> bool:
        """Whether any heading above a piece is about one of the topics."""
        return any(self.words.names("topic", heading) & set(topics) for heading in piece.passage.headings)

    def side(self, text: str, default: str | None = None) -> str | None:
        """Whose act a sentence tells: the first side that it names."""
        word = self.words.first("payer", text)
        return word.name if word else default

    def nearest(self, group: str, text: str, start: int, end: int, *, after: int = 40, before: int = 40) -> Word | None:
        """The word of a group nearest to a stretch, the following ones first."""
        found = self.words.find(group, text)
        following = [word for word in found if end <= word.start <= end + after]
        preceding = [word for word in found if start - before <= word.end <= start]
        return following[0] if following else (preceding[-1] if preceding else None)


def cells(table: Table) -> Iterator[Piece]:
    """Each cell of a table once, in order."""
    seen: set[str] = set()
    for row in table.rows:
        for piece in row:
            if piece and piece.passage.id not in seen:
                seen.add(piece.passage.id)
                yield piece
