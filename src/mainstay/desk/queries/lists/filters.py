"""What a list of cases may be narrowed to and in which orders it comes."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from mainstay.desk.rules.words import CaseChannel, CaseState, CaseType, Line

ASSIGNEE_ME, ASSIGNEE_NOBODY = "me", "nobody"


class Order(StrEnum):
    """How a list is ordered. What is due next is asked of open cases only: closed ones are due no more."""

    NEWEST = "newest"
    DUE = "due"
    CHANGED = "changed"


# The time column that each order goes by, and whether the latest comes first.
COLUMNS = {Order.NEWEST: ("reported_at", True), Order.DUE: ("due_order", False), Order.CHANGED: ("updated_at", True)}


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to: all of these at once; within one of them any of its values. Empty is everything.

    `assignee` is `me`, `nobody` or a person's id. Periods hold their beginning and not their end. `q` is the
    beginning of a number, or words to search for.
    """

    contract: tuple[UUID, ...] = ()
    state: tuple[CaseState, ...] = ()
    level: tuple[str, ...] = ()
    type: tuple[CaseType, ...] = ()
    line: tuple[Line, ...] = ()
    channel: tuple[CaseChannel, ...] = ()
    assignee: str = ""
    system: str = ""
    asset: str = ""
    maker: str = ""
    kind: str = ""
    cause: str = ""
    overdue: bool | None = None
    due_soon: bool | None = None
    open: bool | None = None
    excluded: bool | None = None
    reported_from: datetime | None = None
    reported_to: datetime | None = None
    closed_from: datetime | None = None
    closed_to: datetime | None = None
    q: str = ""


_STORED = TypeAdapter(Filters)


def stored(filters: Filters) -> dict[str, Any]:
    """The form in which filters are kept: what is asked for and nothing else, in plain JSON."""
    kept: dict[str, Any] = _STORED.dump_python(filters, mode="json", exclude_defaults=True)
    return kept


def read_stored(kept: Mapping[str, Any]) -> tuple[Filters, dict[str, Any]]:
    """Filters as they were kept, and what of them is no longer a value that there is."""
    names = {field.name for field in fields(Filters)}
    gone = {name: value for name, value in kept.items() if name not in names}
    try:
        return _STORED.validate_python({name: kept[name] for name in kept if name not in gone}), gone
    except ValidationError as problem:
        wrong = {str(error["loc"][0]) for error in problem.errors() if error["loc"]}
        gone |= {name: kept[name] for name in kept if name in wrong}
        return _STORED.validate_python({name: kept[name] for name in kept if name not in gone}), gone
