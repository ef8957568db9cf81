"""What an act meets: the case so far, who acts, and what its fields may name."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from mainstay.kernel.entries import Entry

from .acts import ActRule
from .allowances import Balance
from .flow import Happened, Progress
from .vocabulary import Vocabulary

Payload = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on the contract."""

    id: UUID
    name: str
    side: str
    roles: frozenset[str]

    @property
    def written(self) -> dict[str, str]:
        """As an entry names somebody."""
        return {"id": str(self.id), "name": self.name}


@dataclass(frozen=True, slots=True)
class Known:
    """What the fields of an act may name: the contract's words, its people, other cases, files handed in.

    `people`, `cases` and `files` hold at least those that the order names, as far as they are there to be named.
    `balance` is what is left of the work that the price covers, without what this case itself has drawn.
    `salt` is what an inner note is hashed with; `opened` is the number of a case that this act has opened.
    """

    vocabulary: Vocabulary
    people: Mapping[str, Person] = field(default_factory=dict)
    cases: frozenset[str] = frozenset()
    files: Mapping[str, Mapping[str, str | int]] = field(default_factory=dict)
    balance: Balance | None = None
    salt: str = ""
    opened: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """A case at the moment of an act. `moment` is when the act happened, `now` when it is written."""

    rule: ActRule
    known: Known
    entries: Sequence[Entry]
    happened: Sequence[Happened]
    progress: Progress
    actor_id: UUID
    actor_name: str
    role: str
    side: str
    moment: datetime
    now: datetime


Particular = Callable[[Payload, Situation], Payload]
