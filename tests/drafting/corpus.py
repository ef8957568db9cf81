"""The contracts that drafts are scored on: their texts, where they lie, and their hand-made keys."""

import os
from dataclasses import dataclass
from pathlib import Path

import pytest

from mainstay.drafting.reading.drafts import read_key
from mainstay.drafting.rules.scoring import Stated

HERE = Path(__file__).parent
KEYS = HERE / "keys"
SOURCES = HERE / "sources"
# Three contracts of real bodies lie beside the repository, never in it.
SHARED = Path(os.environ.get("MAINSTAY_SHARED", HERE.parents[2] / "shared")) / "contracts"
REAL = ("A-messaging-platform", "C-service-hall", "E-laboratory")
OWN = tuple(sorted(path.stem for path in SOURCES.glob("*.txt")))


@dataclass(frozen=True)
class Source:
    """A contract of our own writing: the format that it is built in, its title and its lines of mark-up."""

    name: str
    form: str
    title: str
    lines: tuple[str, ...]


def source(name: str) -> Source:
    """A contract's mark-up; `%format` and `%title` lead it."""
    lines = (SOURCES / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    told = dict(line[1:].split(" ", 1) for line in lines[:2] if line.startswith(("%format ", "%title ")))
    rest = tuple(text for line in lines if not line.startswith(("%format ", "%title ")) for text in _included(line))
    return Source(name, told.get("format", "docx"), told["title"], rest)


def _included(line: str) -> list[str]:
    """The line; for `%include name` the lines of that fragment, conditions that set nothing a draft could hold."""
    if not line.startswith("%include "):
        return [line]
    return (SOURCES / "fragments" / f"{line.removeprefix('%include ')}.txt").read_text(encoding="utf-8").splitlines()


def long_source(repeats: int) -> Source:
    """All of our Chinese contracts behind each other, so many times: for the time that long documents take."""
    names = [name for name in OWN if not name.startswith("english")]
    lines = [line for name in names for line in (f"# {source(name).title}", *source(name).lines)]
    return Source("long", "pdf", "长合同", tuple(lines) * repeats)


def real_text(name: str) -> Path:
    """The file of a real contract; skips where they do not lie beside the repository."""
    path = SHARED / f"{name}.txt"
    if not path.is_file():
        pytest.skip(f"no {path.name} in {SHARED}; MAINSTAY_SHARED names another folder")
    return path


def key(name: str) -> list[Stated]:
    """The terms that a person read out of the contract."""
    return read_key((KEYS / f"{name}.yaml").read_bytes())
