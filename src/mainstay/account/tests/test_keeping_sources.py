"""Sources as administrators keep them: what is refused, what a check finds, and our own provider as the other side."""

import json
import socket
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from mainstay.account.models import Source, SourceLink
from mainstay.account.services import openid
from mainstay.kernel.outgoing import Answer, Order

from .idp import SECRET, Idp, back, given, go, sign_in
from .make import PASSWORD, Browser, make_person

pytestmark = pytest.mark.django_db
OURS = "https://desk.example"
SITE = {"host": "desk.example", "x-forwarded-proto": "https"}
VERIFIED = {"email": "wang@bureau.example", "email_verified": True}


def check(admin: Browser, source: str) -> list[tuple[str, bool]]:
    status, found = admin.send(f"POST /sources/{source}/check")
    assert status == 200
    assert found["holds"] == all(one["holds"] for one in found["steps"])
    return [(one["step"], one["holds"]) for one in found["steps"]]


def carried(order: Order, **limits: float) -> Answer:
    """What is sent to our own provider goes through all of the site."""
    path, kind = order.url.removeprefix(OURS), order.headers.get("Content-Type", "")
    answer = Client().generic(order.verb, path, order.body, kind, headers={**SITE, **order.headers})
    return Answer(answer.status_code, {}, answer.content)


def signed_in(login: str) -> Client:
    """A browser of somebody at our own provider."""
    browser = Client(headers=SITE)
    browser.post("/api/account/session", {"login": login, "password": PASSWORD}, "application/json")
    return browser


def registered(back: str) -> dict[str, str]:
    """How our own provider knows a source that people go back to there."""
    system = {"name": "运维平台", "redirect_uris": [back], "scopes": ["openid", "profile"]}
    client = signed_in("admin").post("/api/provider/clients", system, "application/json").json()
    return {"client_id": client["id"], "client_secret": client["secret"]}


def told(admin: Browser, source: str) -> str:
    """What the last step of a check says."""
    return str(admin.send(f"POST /sources/{source}/check")[1]["steps"][-1]["en"])


def test_a_source_is_shown_without_its_secret_and_offered_to_strangers(idp: Idp, admin: Browser, source: str) -> None:
    (shown,) = admin.send("GET /sources")[1]["items"]
    assert SECRET not in json.dumps(shown)
    wanted = ("has_secret", "scopes", "subject_claim", "link_by", "people", "is_active")
    assert [shown[name] for name in wanted] == [True, "openid email profile", "sub", "mail", 0, True]
    assert Browser().send("GET /ways")[1]["sources"] == [
        {"id": source, "kind": "oidc", "zh": "局统一认证", "en": "Bureau sign-in"}
    ]
    idp.claims = VERIFIED
    sign_in(idp, source)
    assert admin.send("GET /sources")[1]["items"][0]["people"] == 1


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"issuer": "http://idp.example"}, 422),
        ({"issuer": "https://a@idp.example"}, 422),
        ({"issuer": "https://idp.example/?a=b"}, 422),
        ({"issuer": "https://idp.example/#a"}, 422),
        ({"issuer": "http://127.0.0.1.evil.example"}, 422),
        ({"issuer": "https://"}, 422),
        ({"name_zh": " "}, 422),
        ({"link_by": "anything"}, 422),
        ({"subject_claim": "a b"}, 422),
        ({"client_id": "用户"}, 422),
        ({"unknown": 1}, 422),
        ({}, 409),
    ],
)
def test_what_is_not_safe_or_is_taken_is_refused(
    idp: Idp, admin: Browser, source: str, changes: dict[str, Any], status: int
) -> None:
    assert source
    assert admin.send("POST /sources", given(idp, **changes))[0] == status
    assert Source.objects.count() == 1


def test_only_administrators_keep_sources(idp: Idp, source: str) -> None:
    make_person("seat", role=None)
    browser = Browser()
    browser.sign_in("seat")
    orders = ("GET /sources", "POST /sources", f"PUT /sources/{source}", f"POST /sources/{source}/check")
    assert [browser.send(order, given(idp, name_zh="另一"))[0] for order in orders] == [403] * 4
    assert (Source.objects.count(), idp.asked) == (1, [])


def test_another_issuer_gets_neither_the_secret_nor_the_links(idp: Idp, admin: Browser, source: str) -> None:
    idp.claims = VERIFIED
    sign_in(idp, source)
    kept = {**given(idp), "client_secret": ""}
    assert admin.send(f"PUT /sources/{source}", kept)[1]["has_secret"] is True
    assert SourceLink.objects.count() == 1
    moved = admin.send(f"PUT /sources/{source}", {**kept, "issuer": "https://other.example"})[1]
    assert (moved["has_secret"], moved["people"]) == (False, 0)
    assert SourceLink.objects.count() == 0
    assert admin.send("PUT /sources/00000000-0000-4000-8000-000000000001", kept)[0] == 404


def test_another_claim_that_names_people_unlinks_them(idp: Idp, admin: Browser, source: str) -> None:
    idp.claims = VERIFIED
    sign_in(idp, source)
    assert admin.send(f"PUT /sources/{source}", given(idp, subject_claim="oid"))[1]["people"] == 0
    assert sign_in(idp, source)[1] == 401
    idp.claims = {**VERIFIED, "oid": "o1"}
    assert sign_in(idp, source)[0].who() == "wang"


def test_a_check_of_a_source_that_works_walks_to_the_end(admin: Browser, source: str, idp: Idp) -> None:
    steps = ("name", "document", "keys", "client")
    assert check(admin, source) == [(step, True) for step in steps]
    assert idp.asked[-1] == "/token"


@pytest.mark.parametrize(
    ("document", "says"),
    [
        ({"issuer": "https://other.example"}, "https://other.example"),
        ({"token_endpoint": "http://idp.example/token"}, "token_endpoint"),
        ({"jwks_uri": None}, "jwks_uri"),
        ({"authorization_endpoint": 5}, "authorization_endpoint"),
        ({"code_challenge_methods_supported": ["plain"]}, "PKCE"),
    ],
)
def test_a_check_says_what_is_wrong_with_the_document(
    idp: Idp, admin: Browser, source: str, document: dict[str, Any], says: str
) -> None:
    idp.document = document
    assert check(admin, source) == [("name", True), ("document", False)]
    assert says in told(admin, source)


@pytest.mark.parametrize(
    ("path", "answer", "steps"),
    [
        ("/.well-known/openid-configuration", (404, {}), 2),
        ("/.well-known/openid-configuration", (200, []), 2),
        ("/.well-known/openid-configuration", (200, b"<html>"), 2),
        ("/.well-known/openid-configuration", (200, b"[" * 100_000), 2),
        ("/keys", (200, {"keys": []}), 3),
        ("/keys", (200, {"keys": [{"kty": "EC"}]}), 3),
        ("/keys", (200, {"keys": 7}), 3),
        ("/token", (400, {"error": "unauthorized_client"}), 4),
    ],
)
def test_a_check_stops_at_the_step_that_fails(
    idp: Idp, admin: Browser, source: str, path: str, answer: tuple[int, Any], steps: int
) -> None:
    idp.pages[path] = answer
    found = check(admin, source)
    assert (len(found), [holds for _, holds in found]) == (steps, [True] * (steps - 1) + [False])


def test_a_check_tells_a_wrong_secret(idp: Idp, admin: Browser, source: str) -> None:
    admin.send(f"PUT /sources/{source}", given(idp, client_secret="wrong"))
    assert check(admin, source)[-1] == ("client", False)
    assert told(admin, source) == "The source declined: invalid_client."


def test_a_check_tells_a_name_that_is_unknown_and_a_line_that_is_not_tls(
    idp: Idp, admin: Browser, source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin.send(f"PUT /sources/{source}", given(idp, issuer=idp.issuer.replace("http:", "https:")))
    assert check(admin, source) == [("name", True), ("document", False)]
    assert "SSL" in told(admin, source)

    def unknown(*given: object, **kind: object) -> None:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert check(admin, source) == [("name", False)]
    assert "127.0.0.1" in told(admin, source)


def test_our_own_provider_is_a_source(admin: Browser, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    monkeypatch.setattr(openid, "send", carried)
    make_person("wang")
    wanted = {"kind": "oidc", "name_zh": "本院", "name_en": "Ours", "issuer": OURS, "link_by": "login"}
    wanted["scopes"] = "openid profile"
    made = admin.send("POST /sources", {**wanted, "client_id": "later"})[1]
    assert admin.send(f"PUT /sources/{made['id']}", {**wanted, **registered(made["back"])})[0] == 200
    browser = Browser()
    grant = {"query": urlsplit(go(browser, made["id"])).query, "grant": True}
    sent = signed_in("wang").post("/api/provider/authorisation", grant, "application/json").json()["location"]
    assert back(browser, made["id"], urlsplit(sent).query)[0] == 200
    assert browser.who() == "wang"
