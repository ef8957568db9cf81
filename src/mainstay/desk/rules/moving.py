"""What another holiday table would move on a case, and the days on which two tables differ. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray


class YearOfDays(Protocol):
    """A year of a holiday table."""

    @property
    def off(self) -> frozenset[date]: ...
    @property
    def worked(self) -> frozenset[date]: ...


@dataclass(frozen=True, slots=True)
class Move:
    """Something of a case that is due at another moment, or not at all: `days` are those on which the tables differ.

    `kind` is that of the timer that `clock` and `rung` name; it is empty for the time limit that runs out next, and
    `clock` is then its target.
    """

    number: str
    contract_id: UUID
    version: int
    kind: str
    clock: str
    rung: str
    was: datetime | None
    will_be: datetime | None
    days: tuple[date, ...]

    @property
    def what(self) -> str:
        """In one word for lists: `due`, or the timer's clock and rung."""
        return f"{self.clock} {self.rung}" if self.kind else "due"


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


def touched(days: Iterable[date], begins: Iterable[datetime], ends: Iterable[datetime]) -> NDArray[np.bool_]:
    """For each stretch of time whether one of the days lies in it, with a day on either side for the zones; columns.

    Nothing counted over a stretch that holds no such day comes out otherwise.
    """
    wanted = np.fromiter((day.toordinal() for day in days), dtype=np.int64)
    first = np.fromiter((moment.toordinal() - 1 for moment in begins), dtype=np.int64)
    last = np.fromiter((moment.toordinal() + 1 for moment in ends), dtype=np.int64)
    return np.searchsorted(wanted, first, side="left") < np.searchsorted(wanted, last, side="right")
