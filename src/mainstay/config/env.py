"""Typed readers of the environment: the only place that reads it."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TRUE_WORDS = frozenset({"1", "true", "yes", "on"})
FALSE_WORDS = frozenset({"", "0", "false", "no", "off"})


class BadSetting(Exception):
    """A variable of the environment holds something that cannot be read as what it is."""


@dataclass(frozen=True, slots=True)
class Environment:
    """Reads settings from a mapping (the process's environment unless told otherwise)."""

    values: Mapping[str, str]

    def text(self, name: str, default: str = "") -> str:
        """The variable without surrounding blanks, or `default` when it is missing or empty."""
        return self.values.get(name, "").strip() or default

    def flag(self, name: str, default: bool = False) -> bool:
        """A yes or no: 1/0, true/false, yes/no, on/off."""
        word = self.text(name).lower()
        if not word:
            return default
        if word in TRUE_WORDS:
            return True
        if word in FALSE_WORDS:
            return False
        raise BadSetting(f"{name} must be yes or no, not {word!r}")

    def number(self, name: str, default: int, *, low: int, high: int) -> int:
        """A whole number between `low` and `high`, both included."""
        word = self.text(name)
        if not word:
            return default
        try:
            value = int(word)
        except ValueError:
            raise BadSetting(f"{name} must be a whole number, not {word!r}") from None
        if not low <= value <= high:
            raise BadSetting(f"{name} must be between {low} and {high}, not {value}")
        return value

    def choice(self, name: str, among: tuple[str, ...]) -> str:
        """One of a few words; the first is the default."""
        word = self.text(name, among[0]).lower()
        if word not in among:
            raise BadSetting(f"{name} must be one of {', '.join(among)}, not {word!r}")
        return word

    def words(self, name: str, default: tuple[str, ...] = ()) -> tuple[str, ...]:
        """A comma-separated list."""
        parts = tuple(part.strip() for part in self.text(name).split(",") if part.strip())
        return parts or default

    def path(self, name: str, default: Path) -> Path:
        """A path, made absolute; `~` is the home directory."""
        word = self.text(name)
        return Path(word).expanduser().absolute() if word else default


def environment() -> Environment:
    """The environment of this process."""
    return Environment(os.environ)
