"""Answers to an item's questions: checked against the form, brought to the one form that the ledger keeps."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from mainstay.kernel.errors import Malformed, Problem

from .item import Asked, Item, Plain, Question

Answers = dict[str, Any]
MOST_OF = {Asked.LINE: 200, Asked.PARAGRAPH: 20_000}
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Wrong(Exception):
    """One answer that does not do: a code and words in both languages, without the name of the question."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(code)
        self.code, self.zh, self.en = code, zh, en


def check_answers(item: Item, given: Mapping[str, Any]) -> Answers:
    """The answers in the order of the form, those left empty dropped; Malformed with the path of each fault.

    Texts are trimmed, numbers are decimal text, days are YYYY-MM-DD, rows are lists of flat mappings.
    """
    problems: list[Problem] = []
    answers = _checked(item.form, given, "answers", problems)
    if problems:
        raise Malformed("填写的内容不符合该服务项的要求。", "The answers do not fit the form of this item.", problems)
    return answers


def _checked(form: Sequence[Plain], given: Mapping[str, Any], path: str, problems: list[Problem]) -> Answers:
    known = {question.name for question in form}
    problems.extend(
        Problem("unknown_field", f"没有“{name}”这一项", f"there is no question “{name}”", f"{path}.{name}")
        for name in given
        if name not in known
    )
    answers: Answers = {}
    for question in form:
        place = f"{path}.{question.name}"
        value = given.get(question.name)
        value = value.strip() if isinstance(value, str) else value
        if value is None or value in ("", []):
            if question.required:
                zh, en = f"请填写“{question.label.zh}”", f"“{question.label.en}” is required"
                problems.append(Problem("missing", zh, en, place))
            continue
        try:
            answers[question.name] = _answer(question, value, place, problems)
        except Wrong as wrong:
            zh, en = f"“{question.label.zh}”{wrong.zh}", f"“{question.label.en}” {wrong.en}"
            problems.append(Problem(wrong.code, zh, en, place))
    return answers


def _answer(question: Plain, value: object, path: str, problems: list[Problem]) -> Any:
    if question.type is Asked.ROWS and isinstance(question, Question):
        return _rows(question, value, path, problems)
    if question.type is Asked.NUMBER:
        return _number(question, value)
    if question.type is Asked.TRUTH:
        if not isinstance(value, bool):
            raise Wrong("bool_type", "应为是或否", "must be true or false")
        return value
    if not isinstance(value, str):
        raise Wrong("string_type", "应为文字", "must be text")
    if question.type is Asked.CHOICE:
        return _choice(question, value)
    return _day(value) if question.type is Asked.DATE else _text(question, value)


def _text(question: Plain, value: str) -> str:
    most = question.most or MOST_OF[question.type]
    if len(value) > most:
        raise Wrong("string_too_long", f"不能超过 {most} 字", f"may have at most {most} characters")
    if any(ord(sign) < 32 and sign not in "\n\r\t" for sign in value) or "\x7f" in value:
        raise Wrong("control_character", "含有不可见的控制字符", "holds a control character")
    if question.type is Asked.LINE and ("\n" in value or "\r" in value):
        raise Wrong("one_line", "应写在一行内", "must be one line")
    says = question.pattern_says
    if question.pattern and says and not re.fullmatch(question.pattern, value):
        raise Wrong("string_pattern_mismatch", f"的格式不正确：{says.zh}", f"is not in the right form: {says.en}")
    return value


def _choice(question: Plain, value: str) -> str:
    if value not in {one.value for one in question.choices}:
        zh = "、".join(one.label.zh for one in question.choices)
        en = ", ".join(one.label.en for one in question.choices)
        raise Wrong("enum", f"不在可选范围内；可选：{zh}", f"is none of the choices: {en}")
    return value


def _day(value: str) -> str:
    wrong = Wrong("date_parsing", "不是有效的日期，应写成 2026-02-28 的形式", "is not a day such as 2026-02-28")
    if not DAY.fullmatch(value):
        raise wrong
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise wrong from None


def _number(question: Plain, value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int | str) or len(str(value)) > 24:
        raise Wrong("decimal_type", "应为数字", "must be a number, written as text")
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        raise Wrong("decimal_parsing", "应为数字", "must be a number") from None
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(number) >= 10**15:
        raise Wrong("decimal_parsing", "应为数字", "must be a number")
    if -exponent > question.places:
        zh, en = f"的小数不能超过 {question.places} 位", f"may have at most {question.places} decimal places"
        raise Wrong("decimal_max_places", zh, en)
    if question.low is not None and number < question.low:
        raise Wrong("greater_than_equal", f"不能小于 {question.low}", f"must be at least {question.low}")
    if question.high is not None and number > question.high:
        raise Wrong("less_than_equal", f"不能大于 {question.high}", f"must be at most {question.high}")
    return format(number, "f")


def _rows(question: Question, value: object, path: str, problems: list[Problem]) -> list[Answers]:
    if not isinstance(value, list) or not all(isinstance(row, Mapping) for row in value):
        raise Wrong("list_type", "应为若干行", "must be a list of rows")
    if len(value) > question.most_rows:
        raise Wrong("too_long", f"不能超过 {question.most_rows} 行", f"may have at most {question.most_rows} rows")
    return [_checked(question.columns, row, f"{path}.{place}", problems) for place, row in enumerate(value)]
