"""Catalogue files: YAML into typed items, every fault with its line; and those that ship."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from pydantic import ValidationError

from mainstay.desk.rules.catalogue.item import CatalogueFile, Item
from mainstay.desk.rules.catalogue.offer import Layer
from mainstay.kernel.document import Document, Path, dotted, read_document
from mainstay.kernel.errors import Malformed, Problem

MAX_PROBLEMS = 100
SHIPPED = ("adjustments.yaml", "data.yaml")
# What pydantic calls a fault, in words.
WORDS = {
    "missing": ("缺少此项", "is missing"),
    "extra_forbidden": ("没有这个键", "is not a key of this place"),
    "string_type": ("应为文字；数字请加引号", "must be text; write numbers in quotes"),
    "string_too_short": ("不能为空", "must not be empty"),
    "string_too_long": ("文字过长", "is too long"),
    "string_pattern_mismatch": (
        "应以小写英文字母开头，只含小写字母、数字和下划线，至多 40 个字符",
        "must begin with a small letter and hold small letters, digits and underscores, at most 40",
    ),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "bool_parsing": ("应为 true 或 false", "must be true or false"),
    "int_type": ("应为整数", "must be a whole number"),
    "int_parsing": ("应为整数", "must be a whole number"),
    "decimal_parsing": ("应为数字", "must be a number"),
    "decimal_type": ("应为数字", "must be a number"),
    "decimal_max_places": ("小数位数过多", "has too many decimal places"),
    "exact_number": ("数字请加引号，以免失真", "must be in quotes so that it stays exact"),
    "greater_than": ("数值过小", "is too small"),
    "greater_than_equal": ("数值过小", "is too small"),
    "less_than_equal": ("数值过大", "is too large"),
    "too_short": ("至少要有一项", "must have at least one item"),
    "too_long": ("项数过多", "has too many items"),
    "tuple_type": ("应为列表（每项以 - 开头）", "must be a list (each item begins with -)"),
    "model_type": ("应为键值对", "must be a mapping of keys and values"),
    "model_attributes_type": ("应为键值对", "must be a mapping of keys and values"),
    "choices": ("choice 类型须列出 choices，其他类型不列", "a choice lists its choices, other types list none"),
    "columns": ("rows 类型须列出 columns，其他类型不列", "rows list their columns, other types list none"),
    "pattern": ("不是有效的正则表达式", "is not a regular expression"),
    "open_pattern": (
        "正则表达式过于宽泛：括号组不得重复，不定次数的重复不超过两处",
        "is too open: no repeated group, at most two open repetitions",
    ),
    "pattern_words": (
        "pattern 只用于 line 类型，并须以 pattern_says 说明格式",
        "a pattern is for the type line and needs pattern_says",
    ),
    "bounds": ("from 不能大于 to", "from must not be above to"),
}


@dataclass(frozen=True, slots=True)
class ReadFile:
    """The items of a file and the line of each of its parts by dotted path."""

    items: tuple[Item, ...]
    lines: Mapping[str, int]


def read_catalogue(source: bytes | str) -> ReadFile:
    """Read a catalogue file; Malformed with every fault and its line, TooLarge over the limit of files."""
    document = read_document(source)
    try:
        read = CatalogueFile.model_validate(document.data)
    except ValidationError as error:
        found = [one for one in error.errors(include_url=False) if not (one["type"] == "too_short" and one["input"])]
        problems = [_problem(document, dict(one)) for one in found]
        problems.sort(key=lambda problem: (problem.line, problem.column))
        zh, en = f"目录文件有 {len(problems)} 处错误，未导入。", f"The catalogue file has {len(problems)} faults."
        raise Malformed(zh, en, problems[:MAX_PROBLEMS]) from None
    return ReadFile(read.items, document.lines())


@cache
def shipped_catalogue() -> tuple[Layer, ...]:
    """The items that come with the product."""
    folder = resources.files("mainstay.desk").joinpath("catalogue")
    return tuple(Layer(read_catalogue(folder.joinpath(name).read_bytes()).items) for name in SHIPPED)


def _problem(document: Document, error: Mapping[str, Any]) -> Problem:
    path = _there(tuple(error["loc"]), document.data)
    kind = str(error["type"])
    place = document.place(path, of_key=kind == "extra_forbidden")
    zh, en = _words(kind, error)
    name = str(error["loc"][-1]) if error["loc"] else ""
    return Problem(kind, f"“{name}”{zh}", f"'{name}' {en}", dotted(path), place.line, place.column)


def _words(kind: str, error: Mapping[str, Any]) -> tuple[str, str]:
    context = error.get("ctx") or {}
    if kind in ("enum", "literal_error"):
        allowed = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        return f"不在可用取值之内；可用：{allowed}", f"must be one of: {allowed}"
    if kind == "twice":
        return f"中“{context['name']}”重复", f"holds {context['name']} twice"
    return WORDS.get(kind, ("不符合此处的要求", "is not valid here"))


def _there(location: Path, data: object) -> Path:
    """The part of a location that stands in the data, with the key that is missing there."""
    path: list[str | int] = []
    for step in location:
        path.append(step)
        if isinstance(data, dict) and step in data:
            data = data[str(step)]
        elif isinstance(data, list) and isinstance(step, int) and step < len(data):
            data = data[step]
        else:
            break
    return tuple(path)
