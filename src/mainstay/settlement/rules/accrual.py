"""What has accrued through a day: one figure under one clause, with its records and its arithmetic."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from mainstay.contracts.rules.terms.base import Text

from .facts import Evidence, Pair


class Kind(StrEnum):
    """What a line is."""

    STAGE = "stage"
    SCORE = "score"
    PENALTY = "penalty"


@dataclass(frozen=True, slots=True)
class How:
    """The arithmetic behind a figure, as data and as a sentence."""

    data: Mapping[str, str]
    words: Text

    def but(self, zh: str, en: str, **more: str) -> "How":
        """The same with something added to the sentence and to the data."""
        return How({**self.data, **more}, Text(zh=self.words.zh + zh, en=self.words.in_language("en") + en))


@dataclass(frozen=True, slots=True, kw_only=True)
class Accrual:
    """A sum that one side owes the other through a day, always positive; `pool` is what it shares its cap with.

    `pairs` name the rules and facts that it stands on: whoever disputes or waives it names one of them.
    """

    id: str
    kind: Kind
    term: str
    name: Text
    clause: str
    payer: str
    amount: Decimal
    day: date
    evidence: tuple[Evidence, ...]
    how: How
    pairs: tuple[Pair, ...] = ()
    pool: str = ""
    cap: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """A right that arose on a day, without money moving by itself; `holder` is the side that has it."""

    id: str
    term: str
    name: Text
    clause: str
    right: str
    holder: str
    day: date
    until: date | None
    evidence: tuple[Evidence, ...]
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """A period made longer for a cause; `ends` is its new last day, None where the length is not known yet."""

    id: str
    term: str
    name: Text
    clause: str
    period: str
    length: str
    day: date
    ends: date | None
    evidence: tuple[Evidence, ...]
    pairs: tuple[Pair, ...]


def within_caps(accruals: tuple[Accrual, ...]) -> tuple[Accrual, ...]:
    """Accruals in order of their days, each cut to what its pool leaves."""
    used: dict[str, Decimal] = {}
    found = []
    for one in sorted(accruals, key=lambda accrual: (accrual.day, accrual.id)):
        if one.cap is None:
            found.append(one)
            continue
        before = used.get(one.pool, Decimal(0))
        room = max(one.cap - before, Decimal(0))
        amount = min(one.amount, room)
        used[one.pool] = before + amount
        found.append(one if amount == one.amount else _cut(one, amount))
    return tuple(found)


def _cut(one: Accrual, amount: Decimal) -> Accrual:
    zh = f"；上限 {one.cap:,.2f} 元，计 {amount:,.2f} 元"
    en = f"; capped at {one.cap:,.2f} in all, {amount:,.2f} counted"
    return replace(one, amount=amount, how=one.how.but(zh, en, cap=str(one.cap), counted=str(amount)))
