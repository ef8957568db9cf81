"""The judge of hostile requests sees each of the faults that he is there for."""

import json
from dataclasses import replace

import pytest

from .ground import MARKS, Answer, Order, faults, leaked, parts, schema

TOLD = {"type": "urn", "title": "未找到", "status": 404, "code": "not_found", "detail": "未找到", "problems": []}
GOOD = Answer("GET", 404, "application/problem+json; charset=utf-8", json.dumps(TOLD).encode())


def test_a_problem_that_changed_nothing_is_no_fault() -> None:
    assert list(faults(GOOD)) == []
    assert list(faults(Answer("GET", 200, "text/csv", b"", frozenset({"desk_case"})))) == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (replace(GOOD, status=500), "500"),
        (replace(GOOD, changed=frozenset({"desk_case"})), "404 and yet changed ['desk_case']"),
        (replace(GOOD, content=b'{"title": "x"}'), "404 without ['code', 'detail', 'problems', 'status', 'type']"),
        (replace(GOOD, status=409), "409 that does not say what happened"),
        (replace(GOOD, kind="text/html", content=b"<h1>"), "404 as text/html: b'<h1>'"),
    ],
)
def test_each_fault_is_named(answer: Answer, fault: str) -> None:
    assert list(faults(answer)) == [fault]


def test_a_problem_in_the_other_language_is_a_fault() -> None:
    assert list(faults(GOOD, "en")) == ["404 in another language than asked for: 未找到"]


def test_what_the_request_named_itself_is_no_leak() -> None:
    answer = replace(GOOD, content="T-2026-1 第 1 次报修".encode())
    assert leaked(answer, Order("GET", "/api/desk/cases/T-2026-1"), MARKS) == ["次报修"]


def test_every_module_of_the_document_is_dealt_to_one_part() -> None:
    dealt = [module for part in parts(4) for module in part]
    assert sorted(dealt) == sorted({path.split("/")[2] for path in schema()["paths"]})
