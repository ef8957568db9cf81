"""Who may do what: each module's rows, one table of them, and the operations of the API that each row opens."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Reach(StrEnum):
    """On what a permission counts, and what the others are answered."""

    ANYBODY = "anybody"  # also without signing in
    PERSON = "person"  # whoever is signed in, about himself or what is his own; another's is 404
    SEEN = "seen"  # whoever is signed in; holds what belongs to contracts on which one has such a role
    HOLDER = "holder"  # with such a role on some contract; holds what belongs to those or to none yet; 403 without
    CONTRACT = "contract"  # on the contracts on which one has such a role; 404 on others, 403 without any such role
    UNIT = "unit"  # on the units that one administers and those below, with all that is in them; as above
    EVERYWHERE = "everywhere"  # with such a role over all contracts; 403 without


class Trace(StrEnum):
    """What remains, with the person's name on it, of what is done under a permission."""

    ENTRY = "entry"  # an entry of the ledger
    LINE = "line"  # a line in the record of accesses
    OWN = "own"  # nothing more: it is about what is the person's own
    NONE = "none"  # nothing: it shows or computes, and changes nothing


# Verbs that read.
READING = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class Act:
    """What one of the acts under a permission is called, and the roles that may do it."""

    id: str
    zh: str
    en: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a change that leaves a line in the record of accesses is called."""

    id: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Permission:
    """One row: its names, on what it counts, for which roles (None is every role), and the operations it opens.

    An operation is written as the API's schema writes it: `GET /api/desk/cases/{number}`. Where a table of acts judges
    further, `acts` are its rows. What is `recorded` leaves a line in the record of accesses: "read" and "export" each
    time, "administration" when it does not only read; and so do the `changes` that are made under it. Of other rows
    `leaves` says what remains of what they do. What is `in_person` asks for somebody who is signed in himself: no token
    opens it.
    """

    id: str
    zh: str
    en: str
    reach: Reach
    roles: frozenset[str] | None
    operations: tuple[str, ...]
    acts: tuple[Act, ...] = ()
    changes: tuple[Change, ...] = ()
    recorded: str = ""
    in_person: bool = False
    leaves: Trace = Trace.NONE

    @property
    def trace(self) -> Trace:
        """What remains of what is done under it."""
        return Trace.LINE if self.recorded or self.changes else self.leaves

    def records(self, verb: str) -> bool:
        """Whether a request with this verb leaves a line by itself."""
        return bool(self.recorded) and (self.recorded != "administration" or verb not in READING)

    def allows(self, role: str) -> bool:
        """Whether this role is one of those."""
        return self.roles is None or role in self.roles


def roles_of(acts: Iterable[Act]) -> frozenset[str]:
    """Every role that may do one of some acts."""
    return frozenset[str]().union(*(act.roles for act in acts))


class PermissionTable:
    """All rows; each operation stands in exactly one."""

    def __init__(self, rows: Iterable[Permission]) -> None:
        self.rows = tuple(rows)
        self._by_id = {row.id: row for row in self.rows}
        self._by_operation = {operation: row for row in self.rows for operation in row.operations}
        self._changes = {change.id for row in self.rows for change in row.changes}
        stands = sum(1 + len(row.operations) + len(row.changes) for row in self.rows)
        if stands != len(self._by_id) + len(self._by_operation) + len(self._changes):
            raise ValueError("a permission, an operation or a change stands twice in the table")

    def __iter__(self) -> Iterator[Permission]:
        return iter(self.rows)

    def named(self, permission_id: str) -> Permission | None:
        """The row of this id."""
        return self._by_id.get(permission_id)

    def of(self, operation: str) -> Permission:
        """The row that opens an operation; LookupError for one that nobody listed, so that it stays shut."""
        row = self._by_operation.get(operation)
        if row is None:
            raise LookupError(f"{operation} stands in no table of permissions")
        return row

    @property
    def operations(self) -> frozenset[str]:
        """Every operation that is listed."""
        return frozenset(self._by_operation)

    @property
    def changes(self) -> frozenset[str]:
        """Every change that has a name."""
        return frozenset(self._changes)


@lru_cache(maxsize=4096)
def operation_of(verb: str, route: str) -> str:
    """A verb and the address pattern that answered it, as the API's schema writes them."""
    address = re.sub(r"<(?:[^:<>]+:)?([^<>]+)>", r"{\1}", route)
    return f"{verb} /{address}"
