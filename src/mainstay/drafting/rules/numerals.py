"""Numbers as contracts write them: figures with commas, Chinese numerals, capitals, and 万 and 亿 after figures."""

import re
from decimal import Decimal, InvalidOperation

_WRITINGS = ("〇零○", "一壹弌", "二贰貳两兩俩弍", "三叁叄", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
_DIGITS = {character: digit for digit, row in enumerate(_WRITINGS) for character in row}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}
CHINESE_DIGITS = "".join(_DIGITS)
_ALL = CHINESE_DIGITS + "".join(_UNITS) + "".join(_MYRIADS)
FIGURE = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
CHINESE = rf"(?:[{_ALL}]+)"
NUMBER = rf"(?:{FIGURE}[万亿千百]?|半|{CHINESE})"
_FIGURE = re.compile(rf"({FIGURE})([千百]?[万亿]?|[千百])")
_ENGLISH = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = {"thirty": 30, "forty": 40, "forty-five": 45, "sixty": 60, "ninety": 90, "twenty-four": 24, "forty-eight": 48}
ENGLISH = {
    **{word: Decimal(value) for value, word in enumerate(_ENGLISH.split())},
    **{word: Decimal(value) for word, value in _TENS.items()},
    "half": Decimal("0.5"),
    "a": Decimal(1),
    "an": Decimal(1),
}


def read_number(text: str) -> Decimal | None:
    """The number that a text is as a whole, or None."""
    text = text.strip()
    if text == "半":
        return Decimal("0.5")
    if text.lower() in ENGLISH:
        return ENGLISH[text.lower()]
    if match := _FIGURE.fullmatch(text):
        return _scaled(match[1].replace(",", ""), match[2])
    return read_chinese(text)


def _scaled(figure: str, units: str) -> Decimal | None:
    try:
        number = Decimal(figure)
    except InvalidOperation:
        return None
    for unit in units:
        number *= {**_UNITS, **_MYRIADS}[unit]
    return number


def read_chinese(text: str) -> Decimal | None:
    """A number in Chinese numerals, small or capital, by place (二〇二五) or by unit (一百二十); else None."""
    if not text or any(c not in _ALL for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return Decimal("".join(str(_DIGITS[c]) for c in text))
    return _by_unit(text)


def _by_unit(text: str) -> Decimal | None:
    for myriad in ("亿", "万"):
        if myriad in text:
            high, _, low = text.rpartition(myriad)
            upper, lower = read_chinese(high), _below(low)
            if upper is None or lower is None:
                return None
            return upper * _MYRIADS[myriad] + lower
    return _section(text)


def _below(text: str) -> Decimal | None:
    text = text.lstrip("〇零○")
    return Decimal(0) if not text else read_chinese(text)


def _section(text: str) -> Decimal | None:
    total, digit, last = 0, None, 10_000
    for character in text:
        if character in _UNITS:
            unit = _UNITS[character]
            if unit >= last or digit == 0:
                return None
            total += (1 if digit is None else digit) * unit
            digit, last = None, unit
        elif character in "〇零○":
            digit = None
        elif digit is None:
            digit = _DIGITS[character]
        else:
            return None
    return Decimal(total + (digit or 0))


def write_chinese(number: int) -> str:
    """A whole number below ten thousand in small numerals: 一百二十, 十二."""
    if number == 0:
        return "零"
    words, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit == 0:
            gap = bool(words)
            continue
        words += ("零" if gap else "") + "零一二三四五六七八九"[digit] + name
        gap = False
    return words[1:] if words.startswith("一十") else words


def plain(number: Decimal) -> str:
    """A number as drafts write it: no trailing noughts, no exponent."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
