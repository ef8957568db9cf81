"""Cases and duties of contract A, and browsers of the people on it."""

from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.desk.tests.rehearsal import Rehearsal, china
from mainstay.directory.public import RoleName, add_person, grant_role

NINE = china("2026-10-12 09:00")
HERE = timedelta(hours=8)


def browser(desk: Rehearsal, login: str) -> Client:
    """Somebody of the contract, signed in; `auditor` sees all contracts, `stranger` none."""
    if login not in desk.people:
        desk.people[login] = add_person(login, name=login, password=None, organisation_id=None, now=NINE)
        if login == "auditor":
            grant_role(desk.people[login], role=RoleName.AUDITOR, contract_id=None, since=NINE)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=desk.people[login]))
    return client


def read(client: Client, query: str = "") -> dict[str, Any]:
    """A page of the agenda."""
    answer = client.get(f"/api/agenda{query}")
    assert answer.status_code == 200, answer.content
    found: dict[str, Any] = answer.json()
    return found


def rows(client: Client, query: str = "") -> list[dict[str, Any]]:
    """All rows, page after page."""
    found: list[dict[str, Any]] = []
    page = read(client, query)
    while True:
        found += page["items"]
        if page["next"] is None:
            return found
        page = read(client, f"{query}{'&' if query else '?'}cursor={page['next']}")
