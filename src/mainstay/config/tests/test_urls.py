"""Addresses and verbs that nothing answers, and what is written down of refusals."""

import logging

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/api/nothing", "/api", "/api/desk/nothing/at/all"])
def test_an_unknown_address_of_the_api_is_a_problem(path: str) -> None:
    answer = Client().get(path, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json; charset=utf-8")
    assert answer.json()["detail"] == f"No such address: {path}"


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
