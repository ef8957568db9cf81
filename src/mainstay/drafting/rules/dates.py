"""Days: 2025年3月1日, 二〇二五年三月, 2022.9.16, 2025-03-01, 1 March 2025."""

import re
from dataclasses import dataclass
from datetime import date

from .numerals import read_number

_C = "〇零○一二三四五六七八九"
_CHINESE = re.compile(
    rf"(?P<y>(?:19|20)\d\d|[一二][{_C}]{{3}})年(?:(?P<m>\d{{1,2}}|[{_C}十]{{1,3}})月(?:(?P<d>\d{{1,2}}|[{_C}十]{{1,3}})日)?)?"
)
_FIGURES = re.compile(r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?P<s>[./-])(?P<m>\d{1,2})(?:(?P=s)(?P<d>\d{1,2}))(?![\d.])")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
           "december")  # fmt: skip
_NAMES = "|".join(_MONTHS + tuple(m[:3] for m in _MONTHS))
_ENGLISH = re.compile(
    rf"(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?: day of)? (?P<m1>{_NAMES}),? (?P<y1>(?:19|20)\d\d)|"
    rf"(?P<m2>{_NAMES}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?, ?(?P<y2>(?:19|20)\d\d))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Day:
    """A day, month or year in a text, as exact as it is printed."""

    start: int
    end: int
    value: str


def find_days(text: str) -> tuple[Day, ...]:
    """Every date of a text in one spelling, in order; a day that does not exist is none."""
    found = [
        Day(match.start(), match.end(), value)
        for match in (*_CHINESE.finditer(text), *_FIGURES.finditer(text))
        if (value := _written(match["y"], match["m"], match["d"])) is not None
    ]
    for match in _ENGLISH.finditer(text):
        name = (match["m1"] or match["m2"]).lower()[:3]
        month = str([one[:3] for one in _MONTHS].index(name) + 1)
        if (value := _written(match["y1"] or match["y2"], month, match["d1"] or match["d2"])) is not None:
            found.append(Day(match.start(), match.end(), value))
    return tuple(sorted(found, key=lambda one: one.start))


def _written(year: str, month: str | None, day: str | None) -> str | None:
    numbers = [read_number(part) for part in (year, month, day) if part]
    if any(number is None for number in numbers):
        return None
    parts = [int(number) for number in numbers if number is not None]
    try:
        whole = date(*[*parts, 1, 1][:3])
    except ValueError:
        return None
    return whole.isoformat()[: (4, 7, 10)[len(parts) - 1]]
