"""What settlement judges: facts with their evidence, and what people have said about them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger

INSTANT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A record that a figure was computed from: an entry of a ledger, by its stream's name, number and hash."""

    kind: str
    id: str
    seq: int
    hash: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that happened and that a clause may hang money, points, time or a right on.

    `due` and `until` tell of lateness: from when, and until when (None: it still lasts). `rule` names the one rule
    or penalty that a person has entered the fact under. `side` is who is at fault, `stage` the payment concerned,
    `order` the place of an inspection among those of its system.
    """

    id: str
    trigger: Trigger
    at: datetime
    evidence: tuple[Evidence, ...]
    note: str = ""
    due: datetime | None = None
    until: datetime | None = None
    level: str = ""
    target: str = ""
    measure: Measure | None = None
    system: str = ""
    side: str = ""
    rule: str = ""
    stage: str = ""
    paper: int | None = None
    count: int = 1
    points: Decimal | None = None
    amount: Decimal | None = None
    zero: bool = False
    order: int = 0
    cause: datetime | None = None


Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """What people have said: pairs of rule and fact that are waived or disputed, and facts given to a rule.

    A rule is named as lines name it: `late-service` for a penalty, `monthly/2.1` for a rule of a sheet. A fact that
    was given to the empty rule belongs to none.
    """

    waived: frozenset[Pair] = frozenset()
    disputed: frozenset[Pair] = frozenset()
    given: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, tuple[Decimal, Evidence]] = field(default_factory=dict)

    def without_disputed(self) -> "Standing":
        """The same as if every open dispute were upheld."""
        return replace(self, waived=self.waived | self.disputed, disputed=frozenset())

    def counts(self, rule: str, fact: Fact) -> bool:
        """Whether a fact still counts under a rule."""
        return (rule, fact.id) not in self.waived


def in_order(facts: Iterable[Fact]) -> tuple[Fact, ...]:
    """Facts by when they happened, whatever order they arrived in."""
    return tuple(sorted(facts, key=lambda fact: (fact.at, fact.id)))


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The local day of a moment; midnight belongs to the day that it ends, as due times are written 24:00."""
    return (moment - INSTANT).astimezone(zone).date()


def begun_on(moment: datetime, zone: tzinfo) -> date:
    """The local day on which something happened; midnight belongs to the day that it begins."""
    return moment.astimezone(zone).date()
