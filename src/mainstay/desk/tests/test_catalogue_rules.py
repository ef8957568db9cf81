"""Catalogue files and answers: what ships, what is refused with its line, the one form that answers take."""

from typing import Any

import pytest

from mainstay.desk.reading.catalogue_files import read_catalogue, shipped_catalogue
from mainstay.desk.rules.catalogue.answers import check_answers
from mainstay.desk.rules.catalogue.item import Item
from mainstay.desk.rules.catalogue.offer import Layer, item_of, latest, offer_of, refuse_changed
from mainstay.kernel.errors import Malformed, NotFound, Refused

NAMED = "label: {zh: 项, en: Entry}"
HEAD = """\
schema: 1
items:
  - id: printer
    version: 1
    group: {zh: 外设, en: Devices}
    name: {zh: 打印机, en: Printer}
    description: {zh: 安装打印机, en: Install a printer}
    opens: request
    form:
"""


def item(*questions: str) -> Item:
    """An item with these questions, each as a YAML mapping without its braces."""
    return read_catalogue(HEAD + "".join(f"      - {{{one}}}\n" for one in questions)).items[0]


def fault(question: str) -> tuple[str, str, int]:
    """Code, path and line of the first problem of a file with this question."""
    with pytest.raises(Malformed) as refused:
        item(question)
    problem = refused.value.problems[0]
    return problem.code, problem.path, problem.line


@pytest.mark.req("B-09")
@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("organisation", "request"),
        ("accounts", "request"),
        ("permissions", "request"),
        ("flows", "request"),
        ("fields", "request"),
        ("views", "request"),
        ("interfaces", "job"),
        ("data_import", "request"),
        ("data_export", "request"),
        ("data_repair", "data_repair"),
        ("addresses", "address_report"),
    ],
)
def test_what_ships(name: str, opens: str) -> None:
    found = item_of(offer_of(shipped_catalogue()), name)
    assert (found.version, found.opens, found.offered) == (1, opens, True)
    assert any(question.required for question in found.form)


def test_repair_ships_with_authorisation_and_accounts_with_a_standard() -> None:
    offer = offer_of(shipped_catalogue())
    assert item_of(offer, "data_repair").authorisation
    assert str(getattr(item_of(offer, "accounts").standard, "effort", "")) == "0.1"


FAULTS = [
    (f"name: a, type: choice, {NAMED}", "choices"),
    (f"name: a, type: rows, {NAMED}", "columns"),
    (f"name: a, type: colour, {NAMED}", "enum"),
    (f"name: a, type: number, from: '3', to: '2', {NAMED}", "bounds"),
    (f"name: a, type: line, pattern: 'x', {NAMED}", "pattern_words"),
    (f"name: a, type: line, pattern: '(a+)+', pattern_says: {{zh: 甲, en: a}}, {NAMED}", "open_pattern"),
    (f"name: a, type: line, pattern: '(', pattern_says: {{zh: 甲, en: a}}, {NAMED}", "pattern"),
]


@pytest.mark.parametrize(("question", "code"), FAULTS, ids=[code for _, code in FAULTS])
def test_a_faulty_question_is_named_with_its_line(question: str, code: str) -> None:
    said, path, line = fault(question)
    assert (said, line) == (code, 10)
    assert path.startswith("items.0.form.0")


def test_names_come_once() -> None:
    with pytest.raises(Malformed) as refused:
        item(f"name: a, type: line, {NAMED}", f"name: a, type: line, {NAMED}")
    assert refused.value.problems[0].zh == "“0”中“a”重复"


GOOD = [
    ("type: line", " 三楼 ", "三楼"),
    ("type: number, places: 2", "１.50", "1.50"),
    ("type: number", 12, "12"),
    ("type: truth", False, False),
    ("type: date", "2028-02-29", "2028-02-29"),
    ("type: choice, choices: [{value: x, label: {zh: 甲, en: X}}]", "x", "x"),
    ("type: line, pattern: '1[3-9][0-9]{9}', pattern_says: {zh: 手机, en: mobile}", "13800138000", "13800138000"),
]


@pytest.mark.parametrize(("form", "given", "kept"), GOOD)
def test_answers_are_kept_in_one_form(form: str, given: Any, kept: Any) -> None:
    assert check_answers(item(f"name: a, {form}, {NAMED}"), {"a": given}) == {"a": kept}


BAD = [
    ("type: line, required: true", "  ", "missing"),
    ("type: line", "a\nb", "one_line"),
    ("type: line, most: 3", "abcd", "string_too_long"),
    ("type: paragraph", "a\0b", "control_character"),
    ("type: line", 3, "string_type"),
    ("type: number", 1.5, "decimal_type"),
    ("type: number", True, "decimal_type"),
    ("type: number", "NaN", "decimal_parsing"),
    ("type: number", "1e30", "decimal_parsing"),
    ("type: number, places: 1", "0.25", "decimal_max_places"),
    ("type: number, from: '1'", "0", "greater_than_equal"),
    ("type: number, to: '9'", "10", "less_than_equal"),
    ("type: truth", "yes", "bool_type"),
    ("type: date", "2026-02-30", "date_parsing"),
    ("type: date", "20260203", "date_parsing"),
    ("type: choice, choices: [{value: x, label: {zh: 甲, en: X}}]", "y", "enum"),
    ("type: line, pattern: '[0-9]+', pattern_says: {zh: 数, en: digits}", "12a", "string_pattern_mismatch"),
]


@pytest.mark.parametrize(("form", "given", "code"), BAD)
def test_answers_that_do_not_do_are_named(form: str, given: Any, code: str) -> None:
    with pytest.raises(Malformed) as refused:
        check_answers(item(f"name: a, {form}, {NAMED}"), {"a": given})
    assert [(one.code, one.path) for one in refused.value.problems] == [(code, "answers.a")]


def test_rows_are_checked_cell_by_cell() -> None:
    column = "{name: n, type: number, required: true, label: {zh: 数, en: N}}"
    form = item(f"name: a, type: rows, most_rows: 3, columns: [{column}], {NAMED}")
    assert check_answers(form, {"a": [{"n": "1"}, {"n": 2}]}) == {"a": [{"n": "1"}, {"n": "2"}]}
    with pytest.raises(Malformed) as refused:
        check_answers(form, {"a": [{"n": "1"}, {"n": "x"}, {"m": 1}]})
    paths = [(one.code, one.path) for one in refused.value.problems]
    assert paths == [
        ("decimal_parsing", "answers.a.1.n"),
        ("unknown_field", "answers.a.2.m"),
        ("missing", "answers.a.2.n"),
    ]
    with pytest.raises(Malformed, match="do not fit"):
        check_answers(form, {"a": [{"n": 1}] * 4})
    with pytest.raises(Malformed, match="do not fit"):
        check_answers(form, {"a": "text", "b": 1})


def test_a_later_version_takes_the_place_and_the_earlier_stays_readable() -> None:
    first = item(f"name: a, type: line, {NAMED}")
    second = first.model_copy(update={"version": 2, "offered": False})
    offer = offer_of([Layer((first,)), Layer((second,))])
    assert latest(offer) == ()
    assert item_of(offer, "printer", 1) == first
    with pytest.raises(NotFound):
        item_of(offer, "printer")


def test_a_version_never_changes() -> None:
    first = item(f"name: a, type: line, {NAMED}")
    offer = offer_of([Layer((first,))])
    refuse_changed(offer, [first], {})
    changed = first.model_copy(update={"authorisation": True})
    with pytest.raises(Refused) as refused:
        refuse_changed(offer, [changed], {"items.0.version": 4})
    assert [(one.code, one.line) for one in refused.value.problems] == [("version_taken", 4)]
    refuse_changed(offer, [changed.model_copy(update={"version": 2})], {})
