"""Sums of money: ¥3,918,800元, 70万元, 人民币壹佰贰拾叁万元整, RMB 350,000."""

import re
from dataclasses import dataclass
from decimal import Decimal

from mainstay.kernel.capitals import read_capitals

from .numerals import FIGURE, read_number

_SIGN = r"(?:人民币|RMB|CNY|HKD|USD|EUR|¥|\$)"
_FIGURES = re.compile(
    rf"(?P<sign>{_SIGN}[:(]*(?:{_SIGN})?(?:小写)?:?{_SIGN}?)? ?(?P<n>{FIGURE})(?P<scale>[百千]?[万亿]|千)? ?"
    r"(?P<unit>元(?!件|素)|(?:RMB|yuan|CNY)\b)?",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"[壹贰叁肆伍陆柒捌玖貳參叄陸两兩弍零〇拾佰仟万亿]+(?:元|整)[壹贰叁肆伍陆柒捌玖零角分整正]*|"
                       r"[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖零〇拾佰仟万亿]{2,}(?=[)\](,。;:]|$)")  # fmt: skip
_SMALL = re.compile(r"(?P<n>[一二两三四五六七八九十百千万亿零〇]+)元(?:整)?")
_FEN = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum in a text; `marked` where a currency or 元 says that it is money, `capitals` where it is in 大写."""

    start: int
    end: int
    value: str
    capitals: bool = False
    marked: bool = True


def write_sum(amount: Decimal) -> str | None:
    """Yuan with two decimals; None for what is no sum of whole fen."""
    if not amount.is_finite() or amount != amount.quantize(_FEN) or not 0 <= amount < 10**13:
        return None
    return str(amount.quantize(_FEN))


def find_sums(text: str, *, unit: int = 1, bare: bool = False) -> tuple[Sum, ...]:
    """Every sum of a text in one spelling; `unit` is what a figure without 元 counts, `bare` takes unmarked figures."""
    found = [one for match in _CAPITALS.finditer(text) if (one := _capitals(match))]
    taken = {index for one in found for index in range(one.start, one.end)}
    found += [
        one for match in _FIGURES.finditer(text) if (one := _figures(match, unit, bare)) and one.start not in taken
    ]
    for match in _SMALL.finditer(text):
        number = read_number(match["n"])
        if number is not None and match.start() not in taken and (value := write_sum(number)):
            found.append(Sum(match.start(), match.end(), value))
    return tuple(sorted(found, key=lambda one: one.start))


def _capitals(match: re.Match[str]) -> Sum | None:
    words = match.group(0)
    try:
        amount = read_capitals(words if "元" in words else words.rstrip("整正") + "元整")
    except ValueError:
        return None
    value = write_sum(amount)
    return Sum(match.start(), match.end(), value, capitals=True) if value else None


def _figures(match: re.Match[str], unit: int, bare: bool) -> Sum | None:
    marked = bool(match["sign"] or match["unit"])
    if not (marked or bare):
        return None
    number = read_number(match["n"] + (match["scale"] or ""))
    if number is None:
        return None
    if not match["unit"] and not match["scale"] and not (match["sign"] and unit == 1):
        number *= unit
    value = write_sum(number)
    start = match.start("sign") if match["sign"] else match.start("n")
    return Sum(start, match.end(), value, marked=marked) if value else None
