"""Sums of money in Chinese financial capitals (叁万贰仟陆佰玖拾贰元整), both ways."""

import re
from decimal import Decimal

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_VARIANTS = str.maketrans("〇貳弍參叄陸兩两萬億圓圆正", "零贰贰叁叁陆贰贰万亿元元整")
_D = "([壹贰叁肆伍陆柒捌玖])"
_SECTION = re.compile(f"零?(?:{_D}仟)?零?(?:{_D}佰)?零?(?:{_D}?(拾))?零?{_D}?零?")
_FRACTION = re.compile(f"零?(?:{_D}角)?零?(?:{_D}分)?(?:零?分)?整?")
_PREFIX = re.compile(r"^(?:人民币|大写)*[：:（(\s]*(?:人民币)?")
_LIMIT = Decimal("10000000000000000")


def write_capitals(amount: Decimal) -> str:
    """The sum in capitals, as the payment rules of the People's Bank write it.

    Zero up to below 10^16 yuan, at most two decimals; ValueError otherwise.
    """
    if not (amount.is_finite() and 0 <= amount < _LIMIT) or amount != amount.quantize(Decimal("0.01")):
        raise ValueError(f"no sum of money: {amount}")
    fen_in_all = int(amount * 100)
    yuan, rest = divmod(fen_in_all, 100)
    jiao, fen = divmod(rest, 10)
    words = f"{_write_whole(yuan)}元" if yuan or not rest else ""
    if not rest:
        return words + "整"
    if jiao:
        words += f"{_DIGITS[jiao]}角"
    elif words:
        words += "零"
    return words + (f"{_DIGITS[fen]}分" if fen else "整")


def read_capitals(text: str) -> Decimal:
    """The sum that the capitals say, in yuan; ValueError where they do not make a number.

    Takes 元, 圆 and 圓, 整 and 正, traditional forms, and a leading 人民币.
    """
    words = _PREFIX.sub("", text.strip(), count=1).strip(" ）)").translate(_VARIANTS)
    whole, found, fraction = words.partition("元")
    if not found:
        whole, fraction = "", words
    tail = _FRACTION.fullmatch(fraction)
    if tail is None or not (whole or tail[1] or tail[2]) or (found and not whole):
        raise ValueError(f"no sum in capitals: {text}")
    yuan = _read_whole(whole) if whole else 0
    return Decimal(yuan * 100 + _digit(tail[1]) * 10 + _digit(tail[2])) / 100


def _write_whole(number: int) -> str:
    if number == 0:
        return "零"
    words, gap = "", False
    for weight, unit in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        section = number // weight % 10_000
        if section == 0:
            gap = bool(words)
            continue
        if words and (gap or section < 1_000):
            words += "零"
        words, gap = words + _write_section(section) + unit, False
    return words.replace("万亿", "万", 1) if _has_both(words) else words


def _has_both(words: str) -> bool:
    return "万亿" in words and "亿" in words.split("万亿", 1)[1]


def _write_section(number: int) -> str:
    words, gap = "", False
    for weight, unit in ((1_000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = number // weight % 10
        if digit == 0:
            gap = bool(words)
            continue
        words, gap = words + ("零" if gap else "") + _DIGITS[digit] + unit, False
    return words


def _read_whole(words: str) -> int:
    if words == "零":
        return 0
    high, found, low = words.partition("亿")
    if not found:
        return _read_below_yi(words)
    return _read_below_yi(high) * 10**8 + (_read_below_yi(low) if low else 0)


def _read_below_yi(words: str) -> int:
    high, found, low = words.partition("万")
    if not found:
        return _read_section(words)
    return _read_section(high) * 10_000 + (_read_section(low) if low else 0)


def _read_section(words: str) -> int:
    match = _SECTION.fullmatch(words)
    if match is None:
        raise ValueError(f"no sum in capitals: {words}")
    thousands, hundreds, tens, ten, ones = match.groups()
    value = _digit(thousands) * 1_000 + _digit(hundreds) * 100 + (_digit(tens) or bool(ten)) * 10 + _digit(ones)
    if value == 0:
        raise ValueError(f"no sum in capitals: {words}")
    return value


def _digit(character: str | None) -> int:
    return _DIGITS.index(character) if character else 0
