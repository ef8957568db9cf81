"""The words of the field: which writings of a contract stand for which word of a draft; read from data files."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """A word found in a text: its name in drafts, and where it stands."""

    name: str
    start: int
    end: int


class Lexicon:
    """Writings by group and name. Where several match at a place the longest one holds, then the first listed."""

    def __init__(self, groups: Mapping[str, Mapping[str, Sequence[str]]]) -> None:
        self._patterns = {
            group: tuple(
                (name, re.compile("|".join(f"(?:{writing})" for writing in writings), re.IGNORECASE))
                for name, writings in names.items()
            )
            for group, names in groups.items()
        }

    def find(self, group: str, text: str) -> tuple[Word, ...]:
        """Every word of a group in a text, in order, none inside another."""
        found = [
            (match.start(), -match.end(), order, name)
            for order, (name, pattern) in enumerate(self._patterns[group])
            for match in pattern.finditer(text)
            if match.end() > match.start()
        ]
        kept: list[Word] = []
        for start, end, _, name in sorted(found):
            if not kept or start >= kept[-1].end:
                kept.append(Word(name, start, -end))
        return tuple(kept)

    def first(self, group: str, text: str) -> Word | None:
        """The first word of a group in a text, or None."""
        return next(iter(self.find(group, text)), None)

    def listed(self, group: str, text: str) -> str | None:
        """The first name, in the order of the data file, one of whose writings is in the text."""
        return next((name for name, pattern in self._patterns[group] if pattern.search(text)), None)

    def names(self, group: str, text: str) -> frozenset[str]:
        """All names of a group that have a writing in the text, also where they overlap."""
        return frozenset(name for name, pattern in self._patterns[group] if pattern.search(text))

    def has(self, group: str, text: str) -> bool:
        """Whether any word of a group is in a text."""
        return any(pattern.search(text) for _, pattern in self._patterns[group])
