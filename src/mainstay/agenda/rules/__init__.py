"""What is due next: its form, what a list asks for, and how several lists become one. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.kernel.place import Place

LAST_KEY = UUID(int=2**128 - 1)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class AgendaContract:
    """The contract that something is due under; its moments are told in `timezone`."""

    id: UUID
    code: str
    version: int
    title: Phrase
    timezone: str


@dataclass(frozen=True, slots=True)
class AgendaClause:
    """The clause that something comes from."""

    id: str
    number: str
    heading: Phrase


@dataclass(frozen=True, slots=True)
class Item:
    """Something that is due at a moment: what happens then, to whom by role, and on what.

    `subject` names the thing as timers do (`case:` or `duty:` and its id), `name` and `link` as pages do. `problem`
    says why it failed when it was tried; it is tried again.
    """

    key: UUID
    kind: str
    due: datetime
    contract: AgendaContract
    subject: str
    name: Phrase
    link: str
    what: Phrase
    to: tuple[Phrase, ...]
    clause: AgendaClause | None
    problem: str = ""

    @property
    def place(self) -> Place:
        """Where it stands among everything that is due."""
        return Place(self.due, self.key)

    @property
    def failing(self) -> bool:
        """True when it was tried and did not work."""
        return bool(self.problem)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list asks of a source: kinds of its own, under these contracts (or all), after a place, until a moment.

    What is late is due before `now`.
    """

    kinds: Collection[str]
    contracts: Collection[UUID] | None
    subject: str
    after: Place | None
    until: datetime | None
    limit: int
    now: datetime

    def leaves_out(self, prefix: str) -> bool:
        """True when one subject is asked for and it is of another kind than those whose names begin so."""
        return bool(self.subject) and not self.subject.startswith(prefix)

    def subject_id(self, prefix: str) -> UUID | None:
        """The id of the one subject that is asked for; None when it is not one."""
        return UUID(self.subject.removeprefix(prefix)) if self.subject else None


@dataclass(frozen=True, slots=True)
class Source:
    """Where a module's things come from: the names of their kinds, and the first `limit` of them in their order."""

    kinds: Mapping[str, Phrase]
    upcoming: Callable[[Asked], Sequence[Item]]


def merged(lists: Iterable[Sequence[Item]], limit: int) -> tuple[Item, ...]:
    """The first of several ordered lists together."""
    found = [item for items in lists for item in items]
    return tuple(sorted(found, key=lambda item: (item.due, item.key.int)))[:limit]


def begins_after(cursor: Place | None, late: bool | None, now: datetime) -> Place | None:
    """The place after which a page begins: the cursor's, or the present for what is not late."""
    if late is not False:
        return cursor
    present = Place(now, LAST_KEY)
    return present if cursor is None or cursor.moment < now else cursor
