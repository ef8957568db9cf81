"""A finding of the checker: what, how grave, which clauses, where in the file."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a contract a draft; a warning does not; a reading is a choice that the file states."""

    ERROR = "error"
    WARNING = "warning"
    READING = "reading"


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `path` is dotted, `line` counts from 1 and is 0 where no file was read."""

    code: str
    severity: Severity
    zh: str
    en: str
    clauses: tuple[str, ...] = ()
    path: str = ""
    line: int = 0

    def message(self, language: str) -> str:
        """The words in the reader's language."""
        return self.en if language.startswith("en") else self.zh


def error(code: str, zh: str, en: str, *, clauses: Iterable[str | None] = (), path: str = "") -> Finding:
    """A finding that keeps the contract a draft."""
    return Finding(code, Severity.ERROR, zh, en, tuple(one for one in clauses if one), path)


def warning(code: str, zh: str, en: str, *, clauses: Iterable[str | None] = (), path: str = "") -> Finding:
    """A finding that is shown and does not hold the contract back."""
    return Finding(code, Severity.WARNING, zh, en, tuple(one for one in clauses if one), path)


def reading(code: str, zh: str, en: str, *, clauses: Iterable[str | None] = (), path: str = "") -> Finding:
    """A reading that the file takes where the paper leaves a choice."""
    return Finding(code, Severity.READING, zh, en, tuple(one for one in clauses if one), path)
