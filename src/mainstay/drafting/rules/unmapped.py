"""What a person has to add or to decide before a draft can become a contract file."""

from collections.abc import Callable
from dataclasses import dataclass

from .draft import Term

ClauseOf = Callable[[Term], str]


@dataclass(frozen=True, slots=True)
class Open:
    """One open point: the key of the file, the term (empty where none says it), and what is asked."""

    key: str
    term: str
    zh: str
    en: str

    def message(self, language: str) -> str:
        """The words in the reader's language."""
        return self.en if language.startswith("en") else self.zh


def missing(key: str, zh: str, en: str) -> Open:
    """A key of the file that the draft does not fill for sure."""
    return Open(key, "", f"请补充或核对：{zh}", f"to be added or checked: {en}")


def unmapped(term: Term, zh: str, en: str) -> Open:
    """A term that the file has no place for as it is."""
    value = ", ".join(str(one)[:40] for one in term.value.values() if one not in (None, "", []))
    return Open(term.kind, term.id, f"{term.kind}（{value}）：{zh}", f"{term.kind} ({value}): {en}")
