"""For whom the database is read: the contracts that a principal may see; told nothing, a session sees nothing."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from uuid import UUID

ALL = "all"


@dataclass(frozen=True, slots=True)
class Principal:
    """Somebody for whom is read, by name, and what the policies compare with: `all`, or the array of contracts."""

    name: str
    contracts: str

    @classmethod
    def everywhere(cls, name: str) -> "Principal":
        """One who sees every contract: an administrator, an auditor of all, or a named part of the system."""
        return cls(name, ALL)

    @classmethod
    def part(cls, name: str) -> "Principal":
        """A part of the system that acts by itself: a command, a loop of the worker, a job."""
        return cls.everywhere(f"system: {name}")

    @classmethod
    def on(cls, name: str, contracts: Iterable[UUID]) -> "Principal":
        """One who sees these contracts."""
        return cls(name, f"{{{','.join(sorted(map(str, contracts)))}}}")


NOBODY = Principal("", "{}")
STRANGER = Principal("stranger", "{}")
_ACTING: ContextVar[Principal | None] = ContextVar("principal", default=None)


class _Process:
    """For whom a process reads where none of its threads says otherwise."""

    principal = NOBODY


def principal() -> Principal:
    """For whom this thread reads now."""
    return _ACTING.get() or _Process.principal


def serve(part: str) -> None:
    """This process is a part of the system (a command) and reads for it everywhere, in every thread."""
    _Process.principal = Principal.part(part)


def become(somebody: Principal) -> None:
    """From here on this thread reads for somebody; the enclosing `reading_for` ends it."""
    _ACTING.set(somebody)


@contextmanager
def reading_for(somebody: Principal) -> Iterator[None]:
    """Read for somebody; afterwards, however it ends, for whom it was before."""
    before = _ACTING.set(somebody)
    try:
        yield
    finally:
        _ACTING.reset(before)
