"""How often: 每季度, 每年两次, 每两周, 按月, 月报, once a quarter; and by which day of the period: 次月5日前."""

import re
from dataclasses import dataclass

from .numerals import NUMBER, plain, read_number

_WRITINGS = {
    "1 day": ("日", "天"), "1 workday": ("工作日",), "1 week": ("周", "星期"), "10 days": ("旬",),
    "1 month": ("月", "月度", "自然月"), "3 months": ("季", "季度"), "6 months": ("半年", "半年度"),
    "1 year": ("年", "年度"),
}  # fmt: skip
_PERIODS = {word: length for length, words in _WRITINGS.items() for word in words}
_NAMES = "|".join(sorted(_PERIODS, key=len, reverse=True))
_ENGLISH = {"daily": "1 day", "weekly": "1 week", "monthly": "1 month", "quarterly": "3 months", "annually": "1 year",
            "annual": "1 year", "yearly": "1 year", "half-yearly": "6 months", "semi-annually": "6 months",
            "semi-annual": "6 months", "fortnightly": "2 weeks", "biweekly": "2 weeks"}  # fmt: skip
_UNITS = {"日": "day", "天": "day", "周": "week", "星期": "week", "月": "month", "季度": "month", "年": "year"}
_EVERY = re.compile(
    rf"(?:每一?个?|按|逐|每间隔|一)(?P<period>{_NAMES})(?!内|期|报|以|之后|之内|前(?!\d|第|[一二三四五六七八九十])|度?总|限)"
    rf"(?:(?:至少|不少于|各|提供|开展|进行|组织|安排|完成|做|出具|提交|召开|应|均|不低于|定期){{0,3}}(?P<times>{NUMBER})次)?"
)
_EVERY_MANY = re.compile(
    rf"每隔?(?P<n>{NUMBER})个?(?P<unit>季度|星期|日|天|周|月|年)(?:(?:至少)?(?P<times>{NUMBER})次)?"
)
_HALF = re.compile(r"每半(?:个)?(?P<unit>年|月)")
_REPORT = re.compile(
    r"(?<![今本上下\d每])(?P<period>半年|季|年|月|周|日|旬)(?:度)?报(?!修|价|告?警|名|备|障|废|销)(?:告|表)?"
)
_ENGLISH_EVERY = re.compile(
    r"(?<![a-z])(?:(?P<word>" + "|".join(_ENGLISH) + r")(?![a-z])|"
    r"(?:(?P<times>once|twice|three times|four times) )?(?:every|each|per|a) (?:(?P<n>\w+) )?"
    r"(?P<unit>day|week|month|quarter|year)s?(?![a-z]))",
    re.IGNORECASE,
)
_DAY_OF_PERIOD = re.compile(
    r"(?P<which>次月|下月|下个月|翌月|每月|当月|次季度首月|每季度首月)(?:的)?(?P<n>\d{1,2}|[一二三四五六七八九十]+)[日号]"
)
_NEXT_MONTH = re.compile(r"(?:次|下)(?:个)?月(?=\d{1,2}个?(?:工作日|日)(?:内|前))")


@dataclass(frozen=True, slots=True)
class Recurring:
    """A recurrence in a text: how often, how many times each, and where it stands."""

    start: int
    end: int
    every: str
    times: str | None = None


def find_recurrences(text: str) -> tuple[Recurring, ...]:
    """Every recurrence of a text in one spelling, in order; each stretch once."""
    found = [*_many(text), *_single(text), *_reports(text), *_english(text)]
    kept: list[Recurring] = []
    for one in sorted(found, key=lambda r: (r.start, -r.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(kept)


def day_of_period(text: str) -> tuple[int, int, str] | None:
    """次月5日前 and the like: where, and the length from the end (or start) of the period."""
    match = _DAY_OF_PERIOD.search(text)
    number = read_number(match["n"]) if match else None
    if match is None or number is None:
        return None
    return match.start(), match.end(), "1 day" if number == 1 else f"{plain(number)} days"


def _times(words: str | None) -> str | None:
    number = read_number(words) if words else None
    return None if number is None or number == 1 else plain(number)


def _single(text: str) -> list[Recurring]:
    found = []
    for match in _EVERY.finditer(text):
        if match.group(0).startswith("一") and not match["times"]:
            continue
        found.append(Recurring(match.start(), match.end(), _PERIODS[match["period"]], _times(match["times"])))
    found += [Recurring(match.start(), match.end(), "1 month") for match in _NEXT_MONTH.finditer(text)]
    halves = {"年": "6 months", "月": "15 days"}
    found += [Recurring(match.start(), match.end(), halves[match["unit"]]) for match in _HALF.finditer(text)]
    return found


def _many(text: str) -> list[Recurring]:
    found = []
    for match in _EVERY_MANY.finditer(text):
        number = read_number(match["n"])
        if number is None or number == 0 or number != number.to_integral_value():
            continue
        count = int(number) * (3 if match["unit"] == "季度" else 1)
        every = f"{count} {_UNITS[match['unit']]}" + ("s" if count > 1 else "")
        found.append(Recurring(match.start(), match.end(), every, _times(match["times"])))
    return found


def _reports(text: str) -> list[Recurring]:
    return [Recurring(m.start(), m.end(), _PERIODS[m["period"]]) for m in _REPORT.finditer(text)]


def _english(text: str) -> list[Recurring]:
    found = []
    times = {"twice": "2", "three times": "3", "four times": "4"}
    for match in _ENGLISH_EVERY.finditer(text):
        if match["word"]:
            found.append(Recurring(match.start(), match.end(), _ENGLISH[match["word"].lower()]))
            continue
        number = read_number(match["n"]) if match["n"] else None
        if match["n"] and number is None:
            continue
        count = int(number or 1) * (3 if match["unit"].lower() == "quarter" else 1)
        unit = "month" if match["unit"].lower() == "quarter" else match["unit"].lower()
        every = f"{count} {unit}" + ("s" if count > 1 else "")
        found.append(Recurring(match.start(), match.end(), every, times.get((match["times"] or "").lower())))
    return found
