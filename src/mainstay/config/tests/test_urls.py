"""Addresses and verbs that nothing answers, and what is written down of refusals."""

import logging

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/api/nothing", "/api", "/api/desk/nothing/at/all"])
def test_an_unknown_address_of_the_api_is_a_problem(path: str) -> None:
    answer = Client().get(path, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json; charset=utf-8")
    assert answer.json()["detail"] == f"No such address: {path}"


def test_an_address_with_a_line_break_is_a_problem_too() -> None:
    answer = Client().get("/api/nothing%0D%0AX-Hostile:%201", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_verb_that_an_address_does_not_take_is_a_problem() -> None:
    answer = Client().delete("/api/desk/exports", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (405, "application/problem+json; charset=utf-8")
    assert sorted(answer.headers["Allow"].split(", ")) == ["GET", "POST"]
    assert answer.json()["title"] == "Method not allowed"
    assert answer.json()["detail"] == f"/api/desk/exports takes {answer.headers['Allow']} only."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("spelt", "path"),
    [
        (r'{"login": "a\u0000b", "password": "x"}', "login"),
        (r'{"login": {"deep": ["good", "\ud800"]}}', "login.deep.1"),
        (r'{"login": {"\udfff": 1}}', "login"),
    ],
)
def test_a_text_that_cannot_be_kept_is_refused_with_its_place(spelt: str, path: str) -> None:
    answer = Client().post("/api/account/session", spelt, "application/json", headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    assert [one["path"] for one in answer.json()["problems"]] == [path]
    assert answer.json()["problems"][0]["message"] == f"{path}: holds a character that cannot be kept"


@pytest.mark.django_db
def test_signs_spelt_as_pairs_and_backslashes_are_texts_like_others() -> None:
    spelt = r'{"login": "\ud83d\ude00 \\u0000", "password": "x"}'
    answer = Client().post("/api/account/session", spelt, "application/json")
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")


@pytest.mark.parametrize("path", ["/", "/cases", "/api/directory/session", "/api/nothing"])
def test_trace_is_not_answered(path: str) -> None:
    answer = Client(headers={"X-Told": "told-back"}).generic("TRACE", path)
    assert answer.status_code in {404, 405}
    assert b"told-back" not in answer.content


@pytest.mark.django_db
def test_a_refusal_is_written_down_without_what_was_sent(caplog: pytest.LogCaptureFixture) -> None:
    client = Client(enforce_csrf_checks=True)
    with caplog.at_level(logging.WARNING, "mainstay.config.problems"):
        answer = client.post("/api/account/session", {"login": "wang", "password": "said-aloud"}, "application/json")
    assert answer.status_code == 403
    told = [record.getMessage() for record in caplog.records]
    assert "forbidden: POST /api/account/session by a stranger from 127.0.0.1" in told
    assert not [line for line in told if "wang" in line or "said-aloud" in line]
