"""The fields of an order, read by the table without a database: every type, every fault by its path."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.desk.rules.acts import ACTS, ActRule, Choice, Field, FieldType
from mainstay.desk.rules.fields import read_fields
from mainstay.desk.rules.situation import Known, Person
from mainstay.desk.rules.vocabulary import Vocabulary
from mainstay.desk.rules.words import Act, Kind
from mainstay.kernel.entries import refuse_inexact
from mainstay.kernel.errors import MainstayError, Malformed

WANG = Person(UUID(int=7), "王芳", "customer", frozenset({"customer_contact"}))
FILE: dict[str, str | int] = {"id": "f1", "name": "日志.txt", "size": 3, "type": "text/plain", "sha256": "00"}
KNOWN = Known(Vocabulary((), (), ()), {str(WANG.id): WANG}, frozenset({"T-2026-00001"}), {"f1": FILE})
COLUMNS = (Field("what", FieldType.LINE, True, "内容", "What"), Field("days", FieldType.NUMBER, False, "天数", "Days"))


def rule_with(field_type: FieldType, **more: Any) -> ActRule:
    field = Field("value", field_type, False, "取值", "Value", **more)
    return ActRule(Act.COMMENT, Kind.COMMENTED, "试", "Try", frozenset(), frozenset(), False, (field,))


def read(field_type: FieldType, value: object, **more: Any) -> Any:
    return read_fields({"value": value}, rule_with(field_type, **more), KNOWN).get("value")


def test_values_of_each_type() -> None:
    assert read(FieldType.LINE, "断网") == "断网"
    assert read(FieldType.MOMENT, "2026-10-12T09:00:00+08:00") == "2026-10-12T01:00:00.000000Z"
    assert read(FieldType.MOMENT, datetime(2026, 10, 12, 1, tzinfo=UTC)) == "2026-10-12T01:00:00.000000Z"
    assert read(FieldType.TRUTH, False) is False
    assert read(FieldType.PERSON, WANG.id) == {"id": str(WANG.id), "name": "王芳"}
    assert read(FieldType.PEOPLE, [str(WANG.id), WANG.id]) == [{"id": str(WANG.id), "name": "王芳"}]
    assert read(FieldType.CASE, " t-2026-00001 ") == "T-2026-00001"
    assert read(FieldType.FILES, ["f1", "f1"]) == [FILE]
    assert read(FieldType.ROWS, [{"what": "改造", "days": 1.5}], columns=COLUMNS) == [{"what": "改造", "days": "1.5"}]


@pytest.mark.parametrize(
    ("value", "kept"), [(3, 3), ("3.0", 3), (1.5, "1.5"), ("0.10", "0.10"), (-2, -2), ("1e2", 100)]
)
def test_numbers_are_exact(value: object, kept: object) -> None:
    assert read(FieldType.NUMBER, value) == kept


WRONG: list[tuple[FieldType, object, dict[str, Any]]] = [
    (FieldType.LINE, "x" * 201, {}),
    (FieldType.LINE, "a\0b", {}),
    (FieldType.LINE, 7, {}),
    (FieldType.PARAGRAPH, "x" * 20_001, {}),
    (FieldType.MOMENT, "2026-10-12T09:00:00", {}),
    (FieldType.MOMENT, "昨天", {}),
    (FieldType.CHOICE, "c", {"choices": (Choice("a", "甲", "A"),)}),
    (FieldType.CHOICE, ["a"], {"choices": (Choice("a", "甲", "A"),)}),
    (FieldType.TRUTH, "true", {}),
    (FieldType.ENTRY, "3", {}),
    (FieldType.ENTRY, True, {}),
    (FieldType.ENTRY, -1, {}),
    (FieldType.NUMBER, "一", {}),
    (FieldType.NUMBER, "nan", {}),
    (FieldType.NUMBER, "1e999", {}),
    (FieldType.NUMBER, True, {}),
    (FieldType.NUMBER, 0, {"least": 1}),
    (FieldType.NUMBER, 6, {"most": 5}),
    (FieldType.PERSON, "王芳", {}),
    (FieldType.PEOPLE, str(WANG.id), {}),
    (FieldType.CASE, "T-2026-00002", {}),
    (FieldType.FILES, ["f2"], {}),
    (FieldType.ROWS, {"what": "x"}, {"columns": COLUMNS}),
    (FieldType.ROWS, ["x"], {"columns": COLUMNS}),
]


@pytest.mark.parametrize(("field_type", "value", "more"), WRONG)
def test_wrong_values_are_named_by_their_path(field_type: FieldType, value: object, more: dict[str, Any]) -> None:
    with pytest.raises(Malformed) as malformed:
        read(field_type, value, **more)
    assert [(problem.path, problem.code) for problem in malformed.value.problems] == [("fields.value", "wrong_value")]


def test_faults_in_rows_say_row_and_column() -> None:
    rows = [{"what": "一"}, {"days": "二"}, {"what": "三", "colour": "红"}]
    with pytest.raises(Malformed) as malformed:
        read(FieldType.ROWS, rows, columns=COLUMNS)
    assert [(problem.path, problem.code) for problem in malformed.value.problems] == [
        ("fields.value.1.what", "missing"),
        ("fields.value.1.days", "wrong_value"),
        ("fields.value.2.colour", "unknown_field"),
    ]


def test_unknown_fields_are_refused() -> None:
    with pytest.raises(Malformed) as malformed:
        read_fields({"colour": "red"}, rule_with(FieldType.LINE), KNOWN)
    assert [(problem.path, problem.code) for problem in malformed.value.problems] == [
        ("fields.colour", "unknown_field")
    ]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(list(ACTS)), st.data())
def test_whatever_is_sent_is_read_exactly_or_refused(act: Act, data: st.DataObject) -> None:
    names = st.sampled_from([field.name for field in ACTS[act].fields] or ["x"]) | st.text(max_size=5)
    sent = data.draw(st.dictionaries(names, JSON, max_size=4))
    try:
        refuse_inexact(read_fields(sent, ACTS[act], KNOWN))
    except MainstayError:
        return
