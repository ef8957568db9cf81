"""What the clocks read of a case: its entries, whose kinds are the events of the terms and a few more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from mainstay.contracts.rules.terms.vocabulary import Event, Side

FactValue = str | bool


class OtherKind(StrEnum):
    """Kinds of entries that start and end no clock by themselves."""

    CLASSIFIED = "classified"
    PROMISE_MOVED = "promise_moved"
    PAUSED = "paused"
    RESUMED = "resumed"
    REOPENED = "reopened"
    COMMENTED = "commented"
    EXCLUDED = "excluded"
    CORRECTED = "corrected"


ENTRY_KINDS: frozenset[str] = frozenset([*map(str, Event), *map(str, OtherKind)])


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One line of a case's ledger, as far as clocks need it.

    `at` is when it happened, `written` when it was recorded. `facts` come with reported and classified, `due` with
    promised and promise_moved, `reason` with paused and excluded. A corrected entry names the `seq` that it
    `corrects`: that entry then counts from this one's `at`, or not at all when `void`.
    """

    seq: int
    kind: str
    at: datetime
    written: datetime | None = None
    side: Side = Side.NEUTRAL
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    due: datetime | None = None
    reason: str | None = None
    corrects: int | None = None
    void: bool = False
