"""Whether passages bear a term out: they stand in the document, and each figure of the term stands in them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from .draft import Draft, Term
from .kinds import FIGURES, KINDS, Form
from .scoring import Invented, Stated

_FIGURE = re.compile(r"\d+(?:[,，]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_DOTTED_DAY = re.compile(r"\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_CHINESE = re.compile("[零〇一二三四五六七八九十百千万亿两壹贰叁肆伍陆柒捌玖拾佰仟萬億貳參]+")
_DIGITS = {
    sign: at
    for signs in ("零一二三四五六七八九", "〇壹贰叁肆伍陆柒捌玖", "零壹貳參肆伍陸柒捌玖")
    for at, sign in enumerate(signs)
}
_DIGITS["两"] = 2
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_GREAT = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_ENGLISH = re.findall(
    r"\w+",
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty",
)
_MONTHS = re.findall(r"\w+", "none jan feb mar apr may jun jul aug sep oct nov dec")
_WORDS_FOR_ONE = re.compile(
    "每|次|[日周旬月年]报|当[日天月]|同日|首|单|各|逐|按[日天月年季]|"
    "every|each|daily|monthly|weekly|per|annual|yearly|once|a "
)
_QUARTER = re.compile("季|一刻|quarter")
# How many of a unit make one of the next greater unit, in which the text may say it: 1.5小时 is 90min.
_SMALLER = {"min": 60, "h": 24, "day": 30, "month": 12, "week": 4}
_HALF = re.compile("半|half")
_AT_ONCE = re.compile("立即|马上|及时|即时|即刻|第一时间|立刻|当场|immediate|at once|promptly|forthwith")
# What a figure may be counted in: 万 and 亿 of yuan, 千分之 and 万分之 of a whole.
_SCALES: dict[Form, tuple[Decimal, ...]] = {
    Form.MONEY: tuple(map(Decimal, ("1", "1e3", "1e4", "1e8"))),
    Form.NUMBER: tuple(map(Decimal, ("1", "1e4"))),
    Form.SHARE: tuple(map(Decimal, ("1", "0.1", "0.01", "10"))),
    Form.SHARES: tuple(map(Decimal, ("1", "0.1", "0.01", "10"))),
}


def invented_terms(draft: Draft, document: str | None = None) -> tuple[Invented, ...]:
    """The terms whose passages are not in the document's text, where that is given, or lack one of their figures."""
    passages = {one.id: one.text for one in draft.passages}
    whole = plain(document) if document is not None else None
    found = []
    for term in draft.terms:
        texts = [passages[one.passage] for one in term.evidence]
        foreign = next((text for text in texts if whole is not None and plain(text) not in whole), None)
        lacking = next(lacking_figures(term, texts), None)
        stated = Stated(term.id, term.kind, term.value)
        if foreign is not None:
            found.append(
                Invented(
                    stated, f"文件中没有这段原文：{foreign[:40]}", f"the document has no such passage: {foreign[:40]}"
                )
            )
        elif lacking is not None:
            found.append(
                Invented(stated, f"原文中没有这个数字：{lacking}", f"the passage has no such figure: {lacking}")
            )
    return tuple(found)


def lacking_figures(term: Term, texts: Sequence[str]) -> Iterator[str]:
    """The figures of a term that stand in none of its passages, as `fact: figure`."""
    text = unicodedata.normalize("NFKC", "\n".join(texts))
    said = figures_in(text)
    for name, fact in KINDS[term.kind].items():
        if fact.form in FIGURES and name != "order":
            for figure in _figures(fact.form, term.value.get(name)):
                if not _stands(fact.form, figure, text, said):
                    yield f"{name}: {figure}"


def plain(text: str) -> str:
    """Text without spaces and with one width, so that line breaks of a format do not tell two passages apart."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def figures_in(text: str) -> frozenset[Decimal]:
    """Every number that a text says: in figures, in Chinese numerals, in English words up to twenty."""
    arabic = {Decimal(re.sub("[,，]", "", one)) for one in _FIGURE.findall(text)}
    arabic |= {Decimal(part) for whole in _DOTTED_DAY.findall(text) for part in re.split(r"[./-]", whole)}
    chinese = {Decimal(_read(run)) for run in _CHINESE.findall(text)}
    words = set(re.findall("[a-z]+", text.casefold()))
    months = {Decimal(_MONTHS.index(word[:3])) for word in words if word[:3] in _MONTHS}
    months |= {Decimal(2)} if "twice" in words else set()
    return frozenset(arabic | chinese | months | {Decimal(at) for at, word in enumerate(_ENGLISH) if word in words})


def _read(run: str) -> int:
    """A run of numerals as a number: counted, or where it has digits only, digits beside each other (二〇二五)."""
    if all(sign in _DIGITS for sign in run):
        return int("".join(str(_DIGITS[sign]) for sign in run))
    return _counted(run)


def _counted(run: str) -> int:
    whole = section = digit = 0
    for sign in run:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        elif sign in _TENS:
            section, digit = section + (digit or 1) * _TENS[sign], 0
        else:
            whole, section, digit = (whole + section + digit or 1) * _GREAT[sign], 0, 0
    return whole + section + digit


def _figures(form: Form, stated: object) -> list[str]:
    if stated in (None, "", []):
        return []
    if form is Form.DEDUCTIONS and isinstance(stated, list):
        return [str(one.get("points")) for one in stated if isinstance(one, Mapping)]
    if isinstance(stated, list):
        return [str(one) for one in stated]
    return [str(stated)]


def _stands(form: Form, figure: str, text: str, said: frozenset[Decimal]) -> bool:
    if form is Form.DAY:
        parts = figures_in(re.sub(r"[.．]", " ", text))
        return all(Decimal(part) in parts for part in figure.split("-"))
    if form is Form.LENGTH:
        return _length_stands(figure, text, said)
    try:
        number = Decimal(figure.rstrip("%"))
    except InvalidOperation:
        return False
    if (
        form in {Form.SHARE, Form.SHARES}
        and number in {0, 100}
        and re.search("全部|全额|不扣|免|full|no deduction", text)
    ):
        return True
    if number == 1 and _WORDS_FOR_ONE.search(text):
        return True
    return any(number / scale in said for scale in _SCALES.get(form, (Decimal(1),)))


def _length_stands(length: str, text: str, said: frozenset[Decimal]) -> bool:
    """A length's number in the text, or a word for it: 半小时, 每月, 季度, 一刻钟."""
    if length == "at_once":
        return bool(_AT_ONCE.search(text.casefold()))
    found = re.match(r"(\d+(?:\.\d+)?)\s*([a-z]+)", length)
    if not found:
        return False
    number, unit = Decimal(found[1]), found[2].rstrip("s")
    lower = text.casefold()
    if number in said or number == 0 or (number == 1 and _WORDS_FOR_ONE.search(lower)):
        return True
    if f"{number} {unit}" in {"3 month", "15 min"} and _QUARTER.search(lower):
        return True
    scale = _SMALLER.get(unit, 1)
    if _HALF.search(lower) and number % scale in {0, Decimal(scale) / 2}:
        return True
    return any(number == one * scale for one in said)
