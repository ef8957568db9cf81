"""The fields of an act, read by the table: unknown, missing and wrong ones are named by their path."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from mainstay.kernel.errors import Malformed, Problem
from mainstay.kernel.time import read, written

from .acts import FACTS, ActRule, Field, FieldType
from .acts.rule import BESIDE_THE_FIELDS
from .situation import Known
from .vocabulary import check_facts

LINE, PARAGRAPH, MANY, ROWS, FIGURES = 200, 20_000, 50, 200, 15
Given = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Wrong(Exception):
    """A value that its field does not take."""

    zh: str
    en: str


def read_fields(given: Given, rule: ActRule, known: Known) -> dict[str, Any]:
    """The payload that the fields give, facts under `facts`; Malformed names every fault by its path.

    Empty values count as not given. Refused for a level that the contract lacks.
    """
    stated = {name: value for name, value in given.items() if value not in (None, "", [], ())}
    own = {field.name: field for field in rule.fields if field.name not in BESIDE_THE_FIELDS}
    facts = {name: value for name, value in stated.items() if name not in own}
    if any(field.name == FACTS for field in rule.fields):
        payload = {"facts": check_facts(_facts(facts), known.vocabulary)} if facts else {}
    else:
        payload = {}
        _refuse_unknown(facts)
    return payload | _read(stated, own.values(), known, "fields")


def _facts(given: Given) -> dict[str, str | bool | None]:
    wrong = [name for name, value in given.items() if not isinstance(value, str | bool)]
    if wrong:
        raise _malformed([_problem("wrong_type", name, "取值类型不对", "not of the right type") for name in wrong])
    return {name: value for name, value in given.items() if isinstance(value, str | bool)}


def _refuse_unknown(given: Given) -> None:
    if given:
        zh, en = "此操作没有这一项", "not a field of this act"
        raise _malformed(
            [_problem("unknown_field", f"fields.{name}", f"{name}：{zh}", f"{name}: {en}") for name in given]
        )


def _read(given: Given, fields: Iterable[Field], known: Known, path: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in fields:
        at = f"{path}.{field.name}"
        if field.name not in given:
            if field.required:
                problems.append(missing(field, at))
            continue
        try:
            values[field.name] = READERS[field.type](field, given[field.name], known, at)
        except Wrong as wrong:
            zh, en = f"“{field.zh}”{wrong.zh}", f"“{field.en}”: {wrong.en}"
            problems.append(_problem("wrong_value", at, zh, en))
        except Malformed as malformed:
            problems.extend(malformed.problems)
    if problems:
        raise _malformed(problems)
    return values


def missing(field: Field, path: str) -> Problem:
    """The problem of a field that is not filled in."""
    return Problem("missing", f"请填写“{field.zh}”", f"“{field.en}” is required", path)


def _problem(code: str, path: str, zh: str, en: str) -> Problem:
    return Problem(code, zh, en, path)


def _malformed(problems: list[Problem]) -> Malformed:
    return Malformed("提交的内容有误。", "The input is malformed.", problems)


def _text(limit: int) -> Callable[[Field, object, Known, str], Any]:
    def reader(_field: Field, value: object, _known: Known, _path: str) -> str:
        if not isinstance(value, str) or "\0" in value:
            raise Wrong("应为文字", "must be text")
        if len(value) > limit:
            raise Wrong(f"不能超过 {limit} 字", f"at most {limit} characters")
        return value

    return reader


def _moment(_field: Field, value: object, _known: Known, _path: str) -> str:
    try:
        return written(value if isinstance(value, datetime) else read(str(value)))
    except (ValueError, OverflowError):
        raise Wrong("应为带时区的时间", "must be a time with its zone") from None


def _choice(field: Field, value: object, known: Known, path: str) -> str:
    word = str(_text(64)(field, value, known, path))
    if field.choices and word not in {choice.id for choice in field.choices}:
        raise Wrong("没有这一选项", "no such choice")
    return word


def _truth(_field: Field, value: object, _known: Known, _path: str) -> bool:
    if not isinstance(value, bool):
        raise Wrong("应为是或否", "must be yes or no")
    return value


def _entry(_field: Field, value: object, _known: Known, _path: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value < 2**31:
        raise Wrong("应为记录的编号", "must be the number of an entry")
    return value


def _number(field: Field, value: object, _known: Known, _path: str) -> int | str:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise Wrong("应为数字", "must be a number")
    try:
        number = Decimal(str(value).strip())
    except InvalidOperation:
        raise Wrong("应为数字", "must be a number") from None
    if not number.is_finite() or len(number.as_tuple().digits) > FIGURES or abs(number.adjusted()) > FIGURES:
        raise Wrong("应为数字", "must be a number")
    if field.least is not None and number < field.least:
        raise Wrong(f"不能小于 {field.least}", f"at least {field.least}")
    if field.most is not None and number > field.most:
        raise Wrong(f"不能大于 {field.most}", f"at most {field.most}")
    return int(number) if number == number.to_integral_value() else f"{number:f}"


def _person(_field: Field, value: object, known: Known, _path: str) -> dict[str, str]:
    person = known.people.get(str(value))
    if person is None:
        raise Wrong("不在此合同的人员之中", "not on this contract")
    return person.written


def _many(value: object, limit: int) -> list[Any]:
    if not isinstance(value, list | tuple):
        raise Wrong("应为列表", "must be a list")
    if len(value) > limit:
        raise Wrong(f"不能超过 {limit} 项", f"at most {limit}")
    return list(value)


def _people(field: Field, value: object, known: Known, path: str) -> list[dict[str, str]]:
    people = dict.fromkeys(str(one) for one in _many(value, MANY))
    return [_person(field, one, known, path) for one in people]


def _case(_field: Field, value: object, known: Known, _path: str) -> str:
    number = str(value).strip().upper()
    if number not in known.cases:
        raise Wrong("没有这个工单", "no such case")
    return number


def _files(_field: Field, value: object, known: Known, _path: str) -> list[dict[str, str | int]]:
    found = []
    for one in dict.fromkeys(str(one) for one in _many(value, MANY)):
        if one not in known.files:
            raise Wrong("中有未上传的文件", "names a file that was not handed in")
        found.append(dict(known.files[one]))
    return found


def _rows(field: Field, value: object, known: Known, path: str) -> list[dict[str, Any]]:
    rows = _many(value, ROWS)
    if not all(isinstance(row, Mapping) for row in rows):
        raise Wrong("应为若干行", "must be rows")
    read_rows: list[dict[str, Any]] = []
    problems: list[Problem] = []
    for place, row in enumerate(rows):
        try:
            read_rows.append(_row(row, field, known, f"{path}.{place}"))
        except Malformed as malformed:
            problems.extend(malformed.problems)
    if problems:
        raise _malformed(problems)
    return read_rows


def _row(row: Given, field: Field, known: Known, path: str) -> dict[str, Any]:
    names = {column.name for column in field.columns}
    stated = {name: value for name, value in row.items() if value not in (None, "")}
    strange = [name for name in stated if name not in names]
    if strange:
        zh, en = "没有这一列", "no such column"
        raise _malformed(
            [_problem("unknown_field", f"{path}.{name}", f"{name}：{zh}", f"{name}: {en}") for name in strange]
        )
    return _read(stated, field.columns, known, path)


READERS: Mapping[FieldType, Callable[[Field, object, Known, str], Any]] = {
    FieldType.PARAGRAPH: _text(PARAGRAPH),
    FieldType.LINE: _text(LINE),
    FieldType.MOMENT: _moment,
    FieldType.CHOICE: _choice,
    FieldType.TRUTH: _truth,
    FieldType.ENTRY: _entry,
    FieldType.NUMBER: _number,
    FieldType.PERSON: _person,
    FieldType.PEOPLE: _people,
    FieldType.CASE: _case,
    FieldType.FILES: _files,
    FieldType.ROWS: _rows,
}
