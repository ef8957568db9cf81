"""What another holiday table would move on a case, and the days on which two tables differ. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo


class YearOfDays(Protocol):
    """A year of a holiday table."""

    @property
    def off(self) -> frozenset[date]: ...
    @property
    def worked(self) -> frozenset[date]: ...


@dataclass(frozen=True, slots=True)
class Move:
    """Something of a case that is due at another moment, or not at all; `what` is `due` or a timer's clock and rung."""

    number: str
    what: str
    was: datetime | None
    will_be: datetime | None
    days: tuple[date, ...]


def differing_days(before: Mapping[int, YearOfDays], after: Mapping[int, YearOfDays]) -> tuple[date, ...]:
    """The days that one set of tables has off or worked and the other has not, in order."""
    found: set[date] = set()
    for year in before.keys() | after.keys():
        one, other = before.get(year), after.get(year)
        for name in ("off", "worked"):
            mine, theirs = (getattr(table, name) if table else frozenset() for table in (one, other))
            found |= mine ^ theirs
    return tuple(sorted(found))


def days_between(days: Iterable[date], begins: datetime, ends: datetime, zone: ZoneInfo) -> tuple[date, ...]:
    """Those of the days that lie between two moments, with a day on either side."""
    first, last = begins.astimezone(zone).date(), ends.astimezone(zone).date() + timedelta(days=1)
    return tuple(day for day in days if first <= day <= last)
