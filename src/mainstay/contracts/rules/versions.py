"""Which version of a contract applies on a day, and how a version stands."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.terms.contract import Contract

BOTH_SIDES = frozenset({"customer", "vendor"})


class VersionState(StrEnum):
    """How a version stands on a day."""

    DRAFT = "draft"
    AWAITING_SIGNATURES = "awaiting_signatures"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Standing:
    """What decides about a version: its faults, its signatures and its days. `starts` is its first day."""

    id: UUID
    version: int
    errors: int
    signed_on_paper: bool
    sides: frozenset[str]
    starts: date
    ends: date
    timezone: str

    @property
    def is_agreed(self) -> bool:
        """True when nothing is wrong with it and both sides have signed, on paper or here."""
        return self.errors == 0 and (self.signed_on_paper or self.sides >= BOTH_SIDES)


def first_day(contract: Contract) -> date:
    """The first day that a version's terms apply.

    The first version applies from the day on which the service began, even where it was signed later; an
    amendment from its own date.
    """
    if contract.version == 1 or contract.in_force_from is None:
        return contract.term.start
    return contract.in_force_from


def signed_on_paper(contract: Contract) -> bool:
    """True when the paper carries both signatures; an amendment is always signed by both sides here."""
    return contract.version == 1 and contract.signed_by_both


def in_force_on(versions: Iterable[Standing], moment: datetime) -> Standing | None:
    """The version that applies at a moment: the latest agreed one that has begun, unless it has ended."""
    begun = [one for one in versions if one.is_agreed and one.starts <= _day(one, moment)]
    latest = max(begun, key=lambda one: one.version, default=None)
    return latest if latest is not None and _day(latest, moment) <= latest.ends else None


def state_of(one: Standing, versions: Sequence[Standing], moment: datetime) -> VersionState:
    """How a version stands at a moment among all versions of its contract."""
    if one.errors:
        return VersionState.DRAFT
    if not one.is_agreed:
        return VersionState.AWAITING_SIGNATURES
    current = in_force_on(versions, moment)
    if current is not None and current.id == one.id:
        return VersionState.IN_FORCE
    return VersionState.AGREED if one.starts > _day(one, moment) else VersionState.ENDED


def shown_version(versions: Sequence[Standing], moment: datetime) -> Standing:
    """The version to show first: the one in force, else the latest without errors, else the latest draft."""
    current = in_force_on(versions, moment)
    if current is not None:
        return current
    return max(versions, key=lambda one: (one.errors == 0, one.is_agreed, one.version))


def _day(one: Standing, moment: datetime) -> date:
    return moment.astimezone(ZoneInfo(one.timezone)).date()
