"""The session over HTTP: who is signed in, their language, signing out."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from mainstay.directory.models import Person
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.directory.public.accounts import change_password

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
SESSION = "/api/directory/session"
PASSWORD = "tan-gu-li-mo"

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    person = add_person("admin", name="管理员", password=PASSWORD, organisation_id=None, now=NOON)
    grant_role(person, role=RoleName.ADMINISTRATOR, contract_id=None, since=NOON)
    return Client(enforce_csrf_checks=True)


def send(client: Client, verb: str, body: dict[str, Any] | None = None, *, token: bool = True) -> Any:
    headers = {"x-csrftoken": client.cookies["csrftoken"].value} if token and "csrftoken" in client.cookies else {}
    return client.generic(verb, SESSION, json.dumps(body or {}), "application/json", headers=headers)


def sign_in(client: Client) -> None:
    client.get(SESSION)
    client.force_login(Person.objects.get())


def test_a_stranger_has_no_person_and_gets_a_token(client: Client) -> None:
    answer = client.get(SESSION)
    assert answer.json() == {"person": None, "organisation": "", "roles": []}
    assert "csrftoken" in answer.cookies


def test_the_session_shows_who_one_is(client: Client) -> None:
    sign_in(client)
    shown = client.get(SESSION).json()
    assert (shown["person"]["login"], shown["person"]["language"]) == ("admin", "zh")
    assert shown["roles"] == [
        {
            "role": "administrator",
            "side": "neutral",
            "contract_id": None,
            "unit_id": None,
            "label": {"zh": "系统管理员", "en": "Administrator"},
        }
    ]


def test_a_write_without_the_token_is_forbidden(client: Client) -> None:
    sign_in(client)
    answer = send(client, "PATCH", {"language": "en"}, token=False)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert Person.objects.get().language == "zh"


def test_signing_out_ends_the_session(client: Client) -> None:
    sign_in(client)
    assert send(client, "DELETE").status_code == 204
    assert client.get(SESSION).json()["person"] is None


def test_the_language_is_kept(client: Client) -> None:
    sign_in(client)
    assert send(client, "PATCH", {"language": "en"}).json()["person"]["language"] == "en"
    assert Person.objects.get().language == "en"
    assert send(client, "PATCH", {"language": "fr"}).status_code == 422


def test_a_stranger_sets_no_language(client: Client) -> None:
    client.get(SESSION)
    assert send(client, "PATCH", {"language": "en"}).status_code == 401


def test_a_new_password_ends_open_sessions(client: Client) -> None:
    sign_in(client)
    change_password(Person.objects.get().id, password="sha-mo-bi-ru")
    assert client.get(SESSION).json()["person"] is None


def test_who_has_left_is_signed_out(client: Client) -> None:
    sign_in(client)
    Person.objects.update(is_active=False)
    assert client.get(SESSION).json()["person"] is None


def test_an_expired_session_is_over(client: Client) -> None:
    sign_in(client)
    Session.objects.update(expire_date=NOON)
    assert client.get(SESSION).json()["person"] is None
    assert send(client, "PATCH", {"language": "en"}).status_code == 401
