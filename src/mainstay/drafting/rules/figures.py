"""Which figures a text bears out: the test that keeps an invented figure out of a draft."""

import re
from collections.abc import Iterable
from decimal import Decimal

from .dates import find_days
from .draft import check_value
from .kinds import FIGURES, KINDS, Form
from .lengths import find_lengths, write_length
from .numerals import ENGLISH, NUMBER, plain, read_number
from .recurrences import day_of_period, find_recurrences
from .shares import find_shares
from .sums import find_sums

_NUMBER = re.compile(NUMBER)
_SINGLE = re.compile(r"\d+(?:\.\d+)?|[〇零一二两三四五六七八九十]")
_TWICE = re.compile(r"\btwice\b", re.IGNORECASE)
_ENGLISH_NUMBER = re.compile(
    r"(?<![a-z])(?:" + "|".join(word for word in ENGLISH if len(word) > 2) + r")(?![a-z])", re.IGNORECASE
)
_UNITS = (
    ("分钟", "min"), ("小时", "h"), ("工作日", "workday"), ("working day", "workday"),
    ("business day", "workday"), ("天", "day"), ("日", "day"), ("min", "min"), ("hour", "h"),
    ("day", "day"), ("个月", "month"), ("月", "month"), ("年", "year"), ("周", "week"),
)  # fmt: skip
_WHOLE = re.compile(r"全额|全部|足额|\bfull\b", re.IGNORECASE)
_NOTHING = re.compile(r"不扣|免扣|no deduction|without deduction", re.IGNORECASE)
_SCALES = (1, 10_000, 100_000_000)


def figures(texts: Iterable[str]) -> frozenset[str]:
    """Every figure that the texts of a term's passages say, in the writings of drafts.

    A bare figure counts in the unit that another passage of the term names (the head of its column).
    """
    given = list(texts)
    joined = "\n".join(given)
    found = {share.value for text in given for share in find_shares(text)}
    found |= {day.value for text in given for day in find_days(text)}
    found |= {value for text in given for length in find_lengths(text) for value in (length.value, length.low) if value}
    found |= {recurring.every for text in given for recurring in find_recurrences(text)}
    found |= {day[2] for text in given if (day := day_of_period(text))}
    scales = [scale for scale, word in zip(_SCALES, ("", "万", "亿"), strict=True) if word in joined]
    found |= {
        one.value for text in given for scale in scales for one in find_sums(text, unit=scale, bare=True)
    }  # fmt: skip
    numbers = set(_numbers(given)) | ({Decimal(2)} if _TWICE.search(joined) else set())
    found |= {plain(number) for number in numbers}
    if _WHOLE.search(joined):
        found |= {"100%"}
    if _NOTHING.search(joined):
        found |= {"0%"}
    return frozenset(found | _in_named_units(numbers, joined))


def _numbers(texts: Iterable[str]) -> Iterable[Decimal]:
    for text in texts:
        for pattern in (_NUMBER, _SINGLE, _ENGLISH_NUMBER):
            for match in pattern.finditer(text):
                number = read_number(match.group(0))
                if number is not None:
                    yield number


def _in_named_units(numbers: Iterable[Decimal], text: str) -> set[str]:
    units = {unit for word, unit in _UNITS if word in text}
    shares = {f"{plain(number)}%" for number in numbers} if "%" in text else set()
    lengths = {write_length(number, unit) for number in numbers for unit in units}
    return shares | {length for length in lengths if length}


def not_borne_out(kind: str, value: dict[str, object], texts: Iterable[str]) -> str | None:
    """The first fact whose figure is nowhere in the texts; None where all are. ValueError for no value of the kind."""
    check_value(kind, value)
    known = figures(texts)
    for name, given in value.items():
        if KINDS[kind][name].form in FIGURES and not _said(given, KINDS[kind][name].form, known):
            return name
    return None


def _said(given: object, form: Form, known: frozenset[str]) -> bool:
    if isinstance(given, list):
        parts = [str(one["points"]) if isinstance(one, dict) else str(one) for one in given]
        return all(part in known for part in parts)
    if given in ("at_once", "0 days") and form is Form.LENGTH:
        return given in known
    return str(given) in known
