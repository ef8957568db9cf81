"""Passkeys: registered, as a second step and as a whole sign-in, and every way in which they are refused."""

from typing import Any

import pytest

from mainstay.account.models import Passkey

from .make import Authenticator, Browser, make_person

pytestmark = pytest.mark.django_db


def register(browser: Browser, key: Authenticator, *, name: str = "工作电脑") -> tuple[int, Any]:
    options = browser.send("POST /passkeys/challenge")[1]["options"]
    return browser.send("POST /passkeys", {"name": name, "credential": key.make(options)})


def enter(browser: Browser, key: Authenticator) -> int:
    options = browser.send("POST /session/challenge")[1]["options"]
    return browser.send("POST /session/passkey", {"credential": key.sign(options)})[0]


@pytest.fixture
def key() -> Authenticator:
    """A key that wang has registered."""
    make_person()
    browser, key = Browser(), Authenticator()
    browser.sign_in()
    status, codes = register(browser, key)
    assert (status, len(codes["recovery_codes"])) == (200, 10)
    return key


def test_a_passkey_is_a_second_step(key: Authenticator) -> None:
    browser = Browser()
    assert browser.sign_in()[1] == {"next": "second", "factors": ["passkey", "recovery"]}
    assert enter(browser, key) == 200
    assert browser.who() == "wang"


def test_a_passkey_that_verifies_is_a_whole_sign_in(key: Authenticator) -> None:
    browser = Browser()
    assert enter(browser, key) == 200
    assert browser.who() == "wang"
    (shown,) = [one for one in browser.send("GET /security")[1]["sessions"] if one["current"]]
    assert shown["how"] == "passkey"


def test_a_whole_sign_in_needs_verification(key: Authenticator) -> None:
    key.flags = key.flags.__class__.UP
    browser = Browser()
    assert enter(browser, key) == 401
    browser.sign_in()
    assert enter(browser, key) == 200


def test_a_passkey_signs_for_this_site_only(key: Authenticator) -> None:
    key.origin = "http://localhost.evil.example"
    browser = Browser()
    assert enter(browser, key) == 401
    key.origin = "http://sub.localhost:8000"
    assert enter(browser, key) == 401
    assert browser.who() is None


def test_a_challenge_is_answered_once(key: Authenticator) -> None:
    browser = Browser()
    options = browser.send("POST /session/challenge")[1]["options"]
    signed = key.sign(options)
    assert browser.send("POST /session/passkey", {"credential": signed})[0] == 200
    other = Browser()
    assert other.send("POST /session/passkey", {"credential": signed})[0] == 401
    assert other.who() is None


def test_a_counter_that_does_not_grow_is_refused(key: Authenticator) -> None:
    assert enter(Browser(), key) == 200
    key.counter = 0
    assert enter(Browser(), key) == 401
    assert Passkey.objects.get().sign_count == 1


def test_another_s_passkey_is_no_second_step(key: Authenticator) -> None:
    make_person("zhang")
    other, browser = Authenticator(), Browser()
    other.id = b"\x02" * 16
    browser.sign_in("zhang")
    register(browser, other)
    waiting = Browser()
    waiting.sign_in("zhang")
    assert enter(waiting, key) == 401
    assert waiting.who() is None


def test_rubbish_is_refused(key: Authenticator) -> None:
    for credential in ({}, {"id": "x", "rawId": "é", "type": "public-key", "response": {}}, {"response": 5}):
        browser = Browser()
        browser.send("POST /session/challenge")
        assert browser.send("POST /session/passkey", {"credential": credential})[0] == 401
        browser.sign_in()


def test_a_key_is_registered_once_and_forgotten_by_its_owner_only(key: Authenticator) -> None:
    browser = Browser()
    enter(browser, key)
    assert register(browser, key)[0] == 409
    passkey = Passkey.objects.get()
    make_person("zhang")
    stranger = Browser()
    stranger.sign_in("zhang")
    assert stranger.send(f"DELETE /passkeys/{passkey.id}")[0] == 404
    assert browser.send(f"DELETE /passkeys/{passkey.id}")[0] == 204
    assert not Passkey.objects.exists()
    assert enter(Browser(), key) == 401


def test_a_bare_address_has_no_passkeys() -> None:
    make_person()
    browser = Browser()
    browser.client.defaults["HTTP_HOST"] = "127.0.0.1:8000"
    assert browser.send("POST /session/challenge")[0] == 409
