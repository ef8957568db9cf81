"""The period that a statement covers: a month, a quarter, a year, or days from one to another."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from mainstay.kernel.errors import Malformed, Problem

ONE = timedelta(days=1)
MONTH, QUARTER = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])"), re.compile(r"([0-9]{4})-Q([1-4])")
YEAR, DAYS = re.compile(r"[0-9]{4}"), re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})")


def month_after(day: date, months: int = 1) -> date:
    """The first day of a month some months later."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both included."""

    start: date
    end: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read `2026-09`, `2026-Q3`, `2026` or `2026-01-15..2026-02-14`; Malformed otherwise."""
        text = text.strip()
        try:
            if found := MONTH.fullmatch(text):
                first = date(int(found[1]), int(found[2]), 1)
                return cls(first, month_after(first) - ONE)
            if found := QUARTER.fullmatch(text):
                first = date(int(found[1]), int(found[2]) * 3 - 2, 1)
                return cls(first, month_after(first, 3) - ONE)
            if YEAR.fullmatch(text):
                return cls(date(int(text), 1, 1), date(int(text), 12, 31))
            if found := DAYS.fullmatch(text):
                start, end = date.fromisoformat(found[1]), date.fromisoformat(found[2])
                if start <= end:
                    return cls(start, end)
        except (ValueError, OverflowError):
            pass
        zh = f"“{text}”不是结算期；写作 2026-09、2026-Q3、2026 或 2026-01-15..2026-02-14"
        en = f"“{text}” is no period; write 2026-09, 2026-Q3, 2026 or 2026-01-15..2026-02-14"
        raise Malformed("结算期不正确。", "The period cannot be read.", [Problem("bad_period", zh, en, "period")])

    @classmethod
    def month_of(cls, day: date) -> Self:
        """The calendar month of a day."""
        first = day.replace(day=1)
        return cls(first, month_after(first) - ONE)

    def months(self) -> tuple["Period", ...]:
        """The calendar months that lie in it whole or in part, each cut to it."""
        found, first = [], self.start
        while first <= self.end:
            last = min(month_after(first) - ONE, self.end)
            found.append(Period(first, last))
            first = last + ONE
        return tuple(found)

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end

    def __str__(self) -> str:
        if self.start.day == 1 and self.end == month_after(self.start) - ONE:
            return f"{self.start:%Y-%m}"
        if self.start.day == 1 and self.start.month % 3 == 1 and self.end == month_after(self.start, 3) - ONE:
            return f"{self.start.year}-Q{self.start.month // 3 + 1}"
        if (self.start.month, self.start.day, self.end.month, self.end.day) == (1, 1, 12, 31) and (
            self.start.year == self.end.year
        ):
            return str(self.start.year)
        return f"{self.start}..{self.end}"
