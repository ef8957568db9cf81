"""Words in Chinese and English for everything that may be wrong with a value of a contract file."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

UNITS = ("s", "min", "h", "workday", "workdays", "day", "days", "week", "weeks", "month", "months", "year", "years")
_NUMBER_AND_WORD = re.compile(r"\s*[0-9]+(?:\.[0-9]+)?\s*(\S+(?: \S+)*)\s*")
_QUOTED = re.compile(r"'([^']*)'")
_PATTERNS = {
    r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$": (
        "not_an_identifier",
        "应为标识：英文字母或数字开头，只含英文字母、数字、点、横线和下划线，至多 64 个字符",
        "must be an identifier: a letter or digit, then letters, digits, dots, dashes, underscores; at most 64 long",
    ),
    r"^[A-Z][A-Z0-9]{0,11}$": (
        "not_a_code",
        "应为合同代号：大写英文字母开头，只含大写字母和数字，至多 12 个字符",
        "must be a contract code: a capital letter, then capital letters and digits, at most 12 characters",
    ),
    r"^([01][0-9]|2[0-4]):[0-5][0-9]$": (
        "not_a_time",
        "应为 24 小时制的时刻，如 '09:00'",
        "must be a time of day such as '09:00'",
    ),
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a value: a stable code and its words."""

    code: str
    zh: str
    en: str


_PLAIN = {
    "model_type": Fault("wants_mapping", "此处应为键值对", "must be a mapping of keys and values"),
    "tuple_type": Fault("wants_list", "此处应为列表（每项以 - 开头）", "must be a list (each item begins with -)"),
    "bool_type": Fault("wants_true_or_false", "应为 true 或 false", "must be true or false"),
    "int_type": Fault("wants_whole_number", "应为整数", "must be a whole number"),
    "string_type": Fault("wants_text", "应为文字", "must be text"),
    "string_too_short": Fault("empty_text", "不能为空", "must not be empty"),
    "exact_number": Fault(
        "needs_quotes", "数字请加引号，以免失真", "write the number in quotes so that it stays exact"
    ),
    "lead": Fault("not_a_lead", "应为小时、日或周数，如 30 days", "must be a number of hours, days or weeks: 30 days"),
    "day": Fault("not_a_day", "日期应写成 2026-02-28 的形式", "a date is written like 2026-02-28"),
    "decimal_parsing": Fault("not_a_number", "应为数字", "must be a number"),
    "too_short": Fault("empty_list", "至少要有一项", "must have at least one item"),
    "union_tag_not_found": Fault("missing_key", "缺少“form”", "'form' is missing"),
}
_SAME_AS = {
    "model_attributes_type": "model_type",
    "dict_type": "model_type",
    "list_type": "tuple_type",
    "bool_parsing": "bool_type",
    "int_parsing": "int_type",
    "int_from_float": "int_type",
    "int_parsing_size": "int_type",
    "decimal_type": "decimal_parsing",
    "finite_number": "decimal_parsing",
}


def unknown_key(key: str, known: list[str]) -> Fault:
    """A key that the schema does not have, with the nearest ones that it has."""
    zh, en = _near(key, known)
    return Fault("unknown_key", f"没有“{key}”这个键{zh}", f"unknown key '{key}'{en}")


def missing_key(key: str) -> Fault:
    """A key that must be there."""
    return Fault("missing_key", f"缺少“{key}”", f"'{key}' is missing")


def fault_of(kind: str, given: object, context: Mapping[str, Any]) -> Fault:
    """Words for one pydantic error type; every type that the terms model can raise has its own."""
    kind = _SAME_AS.get(kind, kind)
    if kind in ("string_type", "wants_text") and isinstance(given, (int, bool)):
        shown = str(given).lower() if isinstance(given, bool) else str(given)
        return Fault("needs_quotes", f"应为文字，请加引号：'{shown}'", f"must be text; write it in quotes: '{shown}'")
    if kind in ("enum", "literal_error"):
        return not_allowed(given, _QUOTED.findall(context["expected"]) or [str(context["expected"])])
    if kind == "union_tag_invalid":
        return not_allowed(context["tag"], _QUOTED.findall(context["expected_tags"]))
    if kind == "string_pattern_mismatch" and context["pattern"] in _PATTERNS:
        code, zh, en = _PATTERNS[context["pattern"]]
        return Fault(code, f"“{_short(given)}”{zh}", f"'{_short(given)}' {en}")
    return _measured(kind, given, context) or _PLAIN.get(kind) or _other(given)


def not_a_length(given: object, words: list[str]) -> Fault:
    """A text that is no length; names the unit when only the unit is wrong, and the words allowed instead."""
    match = _NUMBER_AND_WORD.fullmatch(str(given))
    also_zh = f"；也可写 {'、'.join(words)}" if words else ""
    also_en = f"; {', '.join(words)} may stand here too" if words else ""
    if match is not None and match[1] not in UNITS:
        return Fault(
            "wrong_unit",
            f"“{_short(given)}”的单位“{_short(match[1])}”不可用；"
            f"可用 s、min、h、workdays、days、weeks、months、years{also_zh}",
            f"'{_short(given)}' has the unknown unit '{_short(match[1])}'; units are s, min, h, workdays, days, weeks, "
            f"months, years{also_en}",
        )
    return Fault(
        "not_a_length",
        f"“{_short(given)}”不是时间长度，应写成 30min、4h、10 workdays 的形式{also_zh}",
        f"'{_short(given)}' is not a length; write 30min, 4h or 10 workdays{also_en}",
    )


def not_allowed(given: object, allowed: list[str]) -> Fault:
    """A word outside a closed vocabulary, with the vocabulary."""
    zh, en = _near(str(given), allowed)
    return Fault(
        "not_allowed",
        f"“{_short(given)}”不可用{zh}；可用：{'、'.join(allowed)}",
        f"'{_short(given)}' is not allowed{en}; allowed: {', '.join(allowed)}",
    )


def not_a_condition(given: object) -> Fault:
    """A condition that is neither true or false, a word, nor a list of words."""
    return Fault(
        "not_a_condition",
        f"条件“{_short(given)}”应为 true、false、一个取值或取值的列表",
        f"the condition '{_short(given)}' must be true, false, a value or a list of values",
    )


_BOUNDS = {
    "greater_than": ("大于", "greater than", "gt"),
    "greater_than_equal": ("不小于", "at least", "ge"),
    "less_than": ("小于", "less than", "lt"),
    "less_than_equal": ("不大于", "at most", "le"),
}


def _measured(kind: str, given: object, context: Mapping[str, Any]) -> Fault | None:
    shown = _short(given)
    fault: Fault | None = None
    if kind == "length":
        fault = not_a_length(given, [])
    elif kind == "no_such_day":
        fault = Fault("no_such_day", f"没有 {shown} 这一天", f"there is no day {shown}")
    elif kind == "share":
        fault = Fault("not_a_share", f"“{shown}”应为百分比，如 '30%'", f"'{shown}' must be like '30%'")
    elif kind == "string_too_long":
        limit = context["max_length"]
        fault = Fault("text_too_long", f"文字不能超过 {limit} 字", f"text of at most {limit} characters")
    elif kind in ("decimal_max_places", "decimal_max_digits", "decimal_whole_digits"):
        fault = _too_fine(kind, shown, context)
    elif kind in _BOUNDS:
        zh, en, key = _BOUNDS[kind]
        fault = Fault("out_of_range", f"“{shown}”应{zh} {context[key]}", f"'{shown}' must be {en} {context[key]}")
    return fault


def _too_fine(kind: str, shown: str, context: Mapping[str, Any]) -> Fault:
    if kind != "decimal_max_places":
        return Fault("out_of_range", f"“{shown}”位数过多", f"'{shown}' has too many digits")
    places = context["decimal_places"]
    return Fault(
        "too_many_decimals",
        f"“{shown}”的小数不能超过 {places} 位",
        f"'{shown}' may have at most {places} decimal places",
    )


def _other(given: object) -> Fault:
    return Fault("not_valid", f"“{_short(given)}”不符合此处的要求", f"'{_short(given)}' is not valid here")


def _short(given: object) -> str:
    text = str(given)
    return text if len(text) <= 60 else text[:57] + "…"


def _near(word: str, known: list[str]) -> tuple[str, str]:
    near = get_close_matches(word, known, n=3, cutoff=0.6)
    if not near:
        return "", ""
    return f"，是否为 {'、'.join(near)}", f"; did you mean {', '.join(near)}"
