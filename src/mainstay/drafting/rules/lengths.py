"""Lengths of time in running text: 30分钟, 半小时, 1至3小时, 两个工作日内, 当日, 立即, within four hours."""

import re
from dataclasses import dataclass
from decimal import Decimal

from .numerals import CHINESE_DIGITS, ENGLISH, FIGURE, plain, read_number

_WHOLE = rf"(?:{FIGURE}|[{CHINESE_DIGITS}十百拾佰]+)"
_WORDS = "|".join(sorted(ENGLISH, key=len, reverse=True))
_DAY = "日(?![期常程本志]|报(?![甲采业送请备批经由]))"
_UNITS: tuple[tuple[str, str], ...] = (
    (r"个?工作日|个?工作天|(?:working|business|work) ?days?", "workday"),
    (r"个?(?:秒钟?|secs?(?![a-z])|seconds?(?![a-z]))", "s"),
    (r"个?(?:分钟|分(?![之数值类级期别公项析部配享担为])|mins?(?![a-z])|minutes?(?![a-z]))", "min"),
    (r"个?(?:工作小时|小时|钟头|h(?![a-z])|hrs?(?![a-z])|hours?(?![a-z]))", "h"),
    (rf"个?(?:自然日|日历日|日历天|自然天|(?:calendar )?days?(?![a-z])|天|{_DAY})", "day"),
    (r"个?(?:星期|周|礼拜|weeks?(?![a-z]))(?![岁边])", "week"),
    (r"(?:个(?:自然|日历)?月|calendar months?(?![a-z])|months?(?![a-z]))", "month"),
    (r"个?(?:季度|quarters?(?![a-z]))", "quarter"),
    (r"(?:周年|年|years?(?![a-z]))(?![月末底级初度])", "year"),
)
_UNIT = "|".join(f"(?P<u{i}>{words})" for i, (words, _) in enumerate(_UNITS))
_LENGTH = re.compile(
    rf"(?P<low>{_WHOLE})?(?:(?P<lowunit>个?(?:分钟|小时|天|日|个月|min|h|hours?|minutes?))?"
    rf"(?P<dash>[-~至到]| to ))?(?P<half1>半)?(?P<n>{_WHOLE}|(?<![a-z])(?:{_WORDS})(?: \({FIGURE}\))?[ -])?余? ?"
    rf"(?P<whole>个半)?(?P<ge>个(?=半))?(?P<half2>半)?(?:\((?P<again>{FIGURE})\))? ?(?:{_UNIT})(?P<after>半)?",
    re.IGNORECASE,
)
_FIXED: tuple[tuple[str, str], ...] = (
    (r"立即|立刻|马上|即刻|即时|及时|随时|第一时间|immediately|at once|promptly|without delay", "at_once"),
    (r"一刻钟", "15min"),
    (r"三刻钟", "45min"),
    (r"当日|当天|同日|即日|同一天|the same day|same[- ]day", "0 days"),
    (r"次一?个?工作日|下一?个?工作日|第二个工作日|next (?:business|working) day|NBD\b", "1 workday"),
    (r"次日|翌日|第二天|隔日|the next day|the following day", "1 day"),
)
_FIXED_PATTERN = re.compile("|".join(f"(?P<f{i}>{words})" for i, (words, _) in enumerate(_FIXED)), re.IGNORECASE)
_BEFORE_DATE = re.compile(r"(?:年|月|每月|次月|当月|/|-|\.)第?$")
_HOURS_A_DAY = re.compile(r"(?:\d|[五七])\s?[×xX*]\s?\d+$")
_DAYS_A_WEEK = re.compile(r"\s?[×xX*]\s?(?:\d|[五七])")
_HOURS_A_WEEK = re.compile(r"\s?[×xX*]\s?(?:24|8|二十四)|24小时")
_ROUND_THE_CLOCK = re.compile(
    r"[)\"]?(?:的)?(?:热线|值班|值守|全天|不间断|不断|电话|服务|驻场|驻点|在线|响应|受理|专人|联系|开机|待命|监控|监测|连续|"
    r"技术|提供|接听|咨询|报修|在岗|轮班|运行|保障|安全|客服|都|畅通|(?:a|per) day| ?hotline| ?telephone)"
)
_LIMITED = re.compile(
    r"(?:[≤<]|不超过|不大于|不得超过|不高于|少于|小于|低于|短于|最长|限|within|in|than|提前|[:为是])=?$"
)


@dataclass(frozen=True, slots=True)
class Found:
    """A length in a text: `value` as drafts write it, the lower end of a range, and where it stands."""

    start: int
    end: int
    value: str
    low: str | None = None

    @property
    def in_workdays(self) -> bool:
        """Whether it is counted in working days."""
        return "workday" in self.value


def write_length(number: Decimal, unit: str) -> str | None:
    """A number of a unit as drafts write it, None where no length of a whole count says it."""
    if unit == "quarter":
        number, unit = number * 3, "month"
    for finer, factor in (("min", 60), ("s", 60)) if unit in ("h", "min") else ():
        if number == number.to_integral_value() or unit == "s":
            break
        number, unit = number * factor, finer
    if number != number.to_integral_value():
        number, unit = _halved(number, unit)
    if number != number.to_integral_value() or number < 0 or number >= 10_000_000:
        return None
    count = plain(number)
    if unit in ("s", "min", "h"):
        return f"{count}{unit}"
    return f"{count} {unit}" + ("" if count == "1" else "s")


def _halved(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """Fractions of the units that end with a day, in the next smaller unit that a contract would take."""
    smaller = {"year": (12, "month"), "month": (30, "day"), "week": (7, "day"), "day": (24, "h"), "workday": (8, "h")}
    factor, finer = smaller.get(unit, (1, unit))
    return number * factor, finer


def find_lengths(text: str) -> tuple[Found, ...]:
    """Every length of a text in one spelling, in order; hours in 7×24小时 and days of dates are none."""
    found = _joined([one for match in _LENGTH.finditer(text) if (one := _length(text, match))])
    taken = [(one.start, one.end) for one in found]
    for match in _FIXED_PATTERN.finditer(text):
        if all(match.end() <= start or match.start() >= end for start, end in taken):
            value = next(_FIXED[int(name[1:])][1] for name, words in match.groupdict().items() if words)
            found.append(Found(match.start(), match.end(), value))
    return tuple(sorted(found, key=lambda one: one.start))


def _joined(found: list[Found]) -> list[Found]:
    """1小时30分钟 as one length."""
    joined: list[Found] = []
    for one in found:
        before = joined[-1] if joined else None
        if before and before.end == one.start and before.value.endswith("h") and one.value.endswith("min"):
            minutes = int(before.value[:-1]) * 60 + int(one.value[:-3])
            joined[-1] = Found(before.start, one.end, f"{minutes}min")
        else:
            joined.append(one)
    return joined


def _length(text: str, match: re.Match[str]) -> Found | None:
    unit = next(_UNITS[int(name[1:])][1] for name, words in match.groupdict().items() if name[:1] == "u" and words)
    number = _number(match)
    if number is None or _is_no_length(text, match, unit):
        return None
    value = write_length(number, unit)
    if value is None:
        return None
    low, start = _low(match, unit)
    return Found(start, match.end(), value, low)


def _number(match: re.Match[str]) -> Decimal | None:
    half = Decimal("0.5")
    if match["half1"] or (match["half2"] and not match["n"] and not match["low"]):
        return half
    words = match["n"] or (None if match["dash"] else match["low"])
    if words is None:
        return None
    number = read_number(re.sub(r"[ -]+$|\(.*\)", "", words.strip(" -")).strip())
    if number is None:
        return None
    halves = sum(1 for name in ("whole", "half2", "after") if match[name])
    return number + half * min(halves, 1)


def _low(match: re.Match[str], unit: str) -> tuple[str | None, int]:
    if not match["low"] or not match["dash"]:
        return None, match.start("n") if match["n"] and not match["low"] else match.start()
    own = unit
    if words := match["lowunit"]:
        own = next(name for pattern, name in _UNITS if re.fullmatch(pattern, words, re.IGNORECASE))
    number = read_number(match["low"])
    return (write_length(number, own) if number is not None else None), match.start()


def _is_no_length(text: str, match: re.Match[str], unit: str) -> bool:
    before, after = text[: match.start()], text[match.end() :]
    figures = match["n"] or match["low"] or ""
    if unit == "day" and text[match.end() - 1] == "日" and _BEFORE_DATE.search(before):
        return True
    if unit == "day" and re.search(r"(?:第|每周|周|星期)$", before):
        return True
    if unit == "h" and (_HOURS_A_DAY.search(before + figures) or _DAYS_A_WEEK.match(after)):
        return True
    if unit == "day" and _HOURS_A_WEEK.match(after):
        return True
    if unit in ("day", "h") and re.search(r"[×xX*]\s?$", before):
        return True
    if unit == "h" and figures.strip() in ("24", "二十四") and not _LIMITED.search(before):
        return bool(_ROUND_THE_CLOCK.match(after)) or bool(re.search(r"[×xX*天日]$|全天候?$|每天$|每日$", before))
    if unit == "year" and (re.fullmatch(r"(?:19|20)\d\d|[二一][〇零○九]..", figures) or before.endswith("第")):
        return True
    return unit == "min" and _is_score(before, after, match)


def _is_score(before: str, after: str, match: re.Match[str]) -> bool:
    """分 after a number that is a mark, not minutes."""
    if not match.group(0).endswith("分"):
        return False
    return bool(re.search(r"[扣得计记减加满总为罚占共≥≤><=]$|[分值]$", before)) or bool(
        re.match(r"[)以及/,、;。]|$|(?:至|到|-|~)\d", after)
    )
