"""Signing in with a source: away and back, who that is here, and answers that are not believed."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from joserfc.jwk import ECKey
from pytest_django import Settings

from mainstay.account.models import Attempt, OpenSession, Source, SourceLink
from mainstay.account.public import unlink
from mainstay.directory.public import set_reach
from mainstay.kernel.time import now

from .idp import CLIENT, SECRET, SUBJECT, Idp, back, given, go, sign_in
from .make import MAIL, Browser, make_person

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-34")]
VERIFIED = {"email": MAIL, "email_verified": True}


def rows() -> tuple[int, int]:
    """Links, and sessions beside the administrator's."""
    return SourceLink.objects.count(), OpenSession.objects.count() - 1


def test_a_verified_mail_address_finds_the_person_once_and_the_link_holds_from_then_on(idp: Idp, source: str) -> None:
    idp.claims = VERIFIED
    browser, status, step = sign_in(idp, source)
    assert (status, step, browser.who()) == (200, {"next": "done", "factors": []}, "wang")
    set_reach(SourceLink.objects.get().person_id, phone="", mail="other@bureau.example")
    idp.claims = {"email": "third@bureau.example", "email_verified": False}
    again, status, _ = sign_in(idp, source)
    assert (status, again.who()) == (200, "wang")
    assert rows() == (1, 2)
    shown = again.send("GET /security")[1]["sessions"]
    assert {one["how"] for one in shown} == {"source"}


def test_what_the_source_calls_somebody_is_not_kept_in_clear(idp: Idp, source: str) -> None:
    idp.claims = VERIFIED
    sign_in(idp, source)
    assert SUBJECT not in str(SourceLink.objects.values().get())
    assert SECRET not in str(Source.objects.values().get())


def test_claims_that_the_identity_token_lacks_are_asked_for(idp: Idp, source: str) -> None:
    idp.person = VERIFIED
    assert sign_in(idp, source)[0].who() == "wang"
    assert "/userinfo" in idp.asked


def test_user_information_about_somebody_else_is_not_believed(idp: Idp, source: str) -> None:
    idp.person = {**VERIFIED, "sub": "another"}
    browser, status, _ = sign_in(idp, source)
    assert (status, browser.who(), rows()) == (401, None, (0, 0))


def test_a_claim_that_is_the_login_finds_the_person(idp: Idp, source: str, admin: Browser) -> None:
    changes = {"link_by": "login", "login_claim": "upn", "client_secret": ""}
    assert admin.send(f"PUT /sources/{source}", given(idp, **changes))[0] == 200
    idp.claims = {"upn": "139 0000 0001"}
    set_reach(make_person("li"), phone="13900000001", mail="")
    assert sign_in(idp, source)[1] == 401
    idp.claims = {"upn": "WANG"}
    assert sign_in(idp, source)[0].who() == "wang"


@pytest.mark.parametrize(
    "claims",
    [
        {"email": MAIL},
        {"email": MAIL, "email_verified": False},
        {"email": MAIL, "email_verified": "true"},
        {"email": MAIL, "email_verified": 1},
        {"email": [MAIL], "email_verified": True},
        {"email": "nobody@bureau.example", "email_verified": True},
        {"email": "", "email_verified": True},
    ],
)
def test_mail_that_is_not_verified_and_people_unknown_here_are_refused(
    idp: Idp, source: str, claims: dict[str, Any]
) -> None:
    idp.claims = claims
    browser, status, problem = sign_in(idp, source)
    assert (status, problem["code"], browser.who(), rows()) == (401, "not_signed_in", None, (0, 0))


def test_a_mail_address_of_two_people_finds_nobody(idp: Idp, source: str) -> None:
    make_person("zhang", mail=MAIL)
    idp.claims = VERIFIED
    assert (sign_in(idp, source)[1], rows()) == (401, (0, 0))


def test_a_second_account_of_the_source_does_not_become_the_same_person(idp: Idp, source: str) -> None:
    idp.claims = VERIFIED
    sign_in(idp, source)
    idp.claims = {**VERIFIED, "sub": "another"}
    browser, status, _ = sign_in(idp, source)
    assert (status, browser.who(), rows()) == (401, None, (1, 1))


def test_who_has_a_new_account_at_the_source_is_let_go_and_linked_anew(idp: Idp, source: str) -> None:
    idp.claims = VERIFIED
    first = sign_in(idp, source)[0]
    person = SourceLink.objects.get().person_id
    assert (unlink(person), first.who(), SourceLink.objects.count()) == (1, None, 0)
    idp.claims = {**VERIFIED, "sub": "another"}
    assert sign_in(idp, source)[0].who() == "wang"
    assert unlink(person) == 1


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another"},
        {"aud": [CLIENT, "another"]},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"exp": 1},
        {"exp": None},
        {"exp": "soon"},
        {"iat": 99999999999},
        {"iat": None},
        {"sub": None},
        {"sub": 5},
        {"sub": "x" * 256},
    ],
)
def test_an_identity_token_that_does_not_hold_is_refused(idp: Idp, source: str, claims: dict[str, Any]) -> None:
    idp.claims = {**VERIFIED, **claims}
    browser, status, problem = sign_in(idp, source)
    assert (status, problem["code"], browser.who(), rows()) == (401, "not_signed_in", None, (0, 0))


@pytest.mark.parametrize("algorithm", ["none", "HS256", "ES256"])
def test_a_signature_of_another_key_or_none_is_refused(idp: Idp, source: str, algorithm: str) -> None:
    idp.claims, idp.algorithm = VERIFIED, algorithm
    idp.signs_with = ECKey.generate_key("P-256", {"kid": "1"})
    browser, status, _ = sign_in(idp, source)
    assert (status, browser.who(), rows()) == (401, None, (0, 0))


@pytest.mark.parametrize(
    "changes",
    [{"state": "another"}, {"state": ""}, {"iss": "https://evil.example"}, {"iss": ""}, {"code": ""}, {"code": "c2"}],
)
def test_an_answer_that_does_not_fit_is_refused(idp: Idp, source: str, changes: dict[str, str]) -> None:
    idp.claims = VERIFIED
    browser, status, _ = sign_in(idp, source, **changes)
    assert (status, browser.who(), rows()) == (401, None, (0, 0))


def test_an_answer_counts_once_and_in_the_browser_that_went_away(idp: Idp, source: str) -> None:
    idp.claims = VERIFIED
    here, there = Browser(), Browser()
    query = idp.authorise(go(here, source))
    assert back(there, source, query)[0] == 401
    go(there, source)
    assert back(there, source, query)[0] == 401
    assert back(here, source, query + "x")[0] == 401
    assert back(here, source, query)[0] == 401
    assert rows() == (0, 0)
    query = idp.authorise(go(here, source))
    assert (back(here, source, query)[0], here.who()) == (200, "wang")
    assert back(there, source, query)[0] == 401


def test_an_answer_for_another_source_is_refused(idp: Idp, source: str, admin: Browser) -> None:
    idp.claims = VERIFIED
    other = admin.send("POST /sources", given(idp, name_zh="另一认证"))[1]["id"]
    browser = Browser()
    assert back(browser, other, idp.authorise(go(browser, source)))[0] == 401
    assert (browser.who(), rows()) == (None, (0, 0))


def test_a_second_factor_is_asked_for_as_after_a_password(idp: Idp, source: str) -> None:
    Browser().set_up_app()
    idp.claims = VERIFIED
    browser, status, step = sign_in(idp, source)
    assert (status, step["next"], browser.who()) == (200, "second", None)


def test_a_closed_account_and_a_source_that_is_off_let_nobody_in(idp: Idp, source: str, admin: Browser) -> None:
    idp.claims = VERIFIED
    sign_in(idp, source)
    people = get_user_model().objects.filter(login="wang")
    people.update(is_active=False)
    assert sign_in(idp, source)[1] == 401
    people.update(is_active=True)
    browser = Browser()
    query = idp.authorise(go(browser, source))
    assert admin.send(f"PUT /sources/{source}", given(idp, is_active=False))[0] == 200
    assert back(browser, source, query)[0] == 404
    assert Browser().send("POST /session/source", {"source_id": source})[0] == 404
    assert Browser().send("GET /ways")[1]["sources"] == []


def test_an_address_that_never_comes_back_is_stopped(idp: Idp, source: str) -> None:
    waiting = [Attempt(act="source", subject=str(n), address="127.0.0.1", at=now()) for n in range(100)]
    Attempt.objects.bulk_create(waiting)
    assert Browser().send("POST /session/source", {"source_id": source})[0] == 429


def test_a_provider_inside_is_not_called_unless_the_operator_says_so(
    idp: Idp, source: str, admin: Browser, settings: Settings
) -> None:
    settings.OUTGOING_ALLOW = []
    status, problem = Browser().send("POST /session/source", {"source_id": source})
    assert (status, "127.0.0.1" in str(problem)) == (401, False)
    checked = admin.send(f"POST /sources/{source}/check")[1]
    assert [(one["step"], one["holds"]) for one in checked["steps"]] == [("name", False)]
    assert "127.0.0.1" in checked["steps"][0]["zh"]
    assert idp.asked == []
