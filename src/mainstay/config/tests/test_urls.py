"""Addresses that nothing answers."""

import pytest
from django.test import Client


@pytest.mark.parametrize("path", ["/api/nothing", "/api", "/api/desk/nothing/at/all"])
def test_an_unknown_address_of_the_api_is_a_problem(path: str) -> None:
    answer = Client().get(path, headers={"Accept-Language": "en"})
    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/problem+json; charset=utf-8")
    assert answer.json()["detail"] == f"No such address: {path}"
