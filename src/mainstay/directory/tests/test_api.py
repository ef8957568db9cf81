"""Signing in and out over HTTP."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from mainstay.directory.models import Person
from mainstay.directory.public import RoleName, add_person, grant_role, set_password

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


def sign_in(client: Client) -> Any:
    client.get(SESSION)
    return send(client, "POST", {"login": "admin", "password": PASSWORD})


def test_a_stranger_has_no_person_and_gets_a_token(client: Client) -> None:
    answer = client.get(SESSION)
    assert answer.json() == {"person": None, "organisation": "", "roles": []}
    assert "csrftoken" in answer.cookies


def test_signing_in_shows_who_one_is(client: Client) -> None:
    answer = sign_in(client)
    assert answer.status_code == 200
    shown = answer.json()
    assert (shown["person"]["login"], shown["person"]["language"]) == ("admin", "zh")
    assert shown["roles"] == [
        {
            "role": "administrator",
            "side": "neutral",
            "contract_id": None,
            "label": {"zh": "系统管理员", "en": "Administrator"},
        }
    ]
    assert client.get(SESSION).json() == shown
    assert answer.cookies[settings.SESSION_COOKIE_NAME]["httponly"]


def test_a_write_without_the_token_is_forbidden(client: Client) -> None:
    client.get(SESSION)
    answer = send(client, "POST", {"login": "admin", "password": PASSWORD}, token=False)
    assert (answer.status_code, answer.json()["code"]) == (403, "forbidden")
    assert client.get(SESSION).json()["person"] is None


def test_a_wrong_password_is_told_without_saying_which(client: Client) -> None:
    client.get(SESSION)
    for login in ("admin", "nobody"):
        answer = send(client, "POST", {"login": login, "password": "wrong"})
        assert (answer.status_code, answer.json()["detail"]) == (401, "登录名或密码不正确。")


@pytest.mark.parametrize(
    "body", [{}, {"login": "a"}, {"login": "a", "password": "b", "c": 1}, {"login": 1, "password": 2}]
)
def test_malformed_sign_ins_name_the_field(client: Client, body: dict[str, Any]) -> None:
    client.get(SESSION)
    answer = send(client, "POST", body)
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")
    assert answer.json()["problems"]


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
    set_password("admin", password="sha-mo-bi-ru")
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


def test_ten_failures_are_too_many(client: Client) -> None:
    client.get(SESSION)
    answers = [send(client, "POST", {"login": "admin", "password": "wrong"}).status_code for _ in range(11)]
    assert answers == [401] * 10 + [429]
