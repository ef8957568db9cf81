"""Somebody unknown who comes by a source: on the list of registrations, until an administrator decides."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from pytest_django import Settings

from mainstay.account.models import OpenSession, Registration, SourceLink
from mainstay.account.rules.sources import Introduced, LinkBy, Linking, introduced_by
from mainstay.directory.public import add_organisation, find_person, list_people
from mainstay.kernel.time import now

from .idp import Idp, given, sign_in
from .make import MAIL, Browser, make_person, waiting_texts

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-34")]
LINKING = Linking("sub", LinkBy.LOGIN, "preferred_username")
NEW = "zhou@bureau.example"
CLAIMS = {"preferred_username": "Zhou.ZQ", "name": "周知秋", "email": NEW, "email_verified": True}


@pytest.fixture
def open_source(idp: Idp, admin: Browser, source: str, settings: Settings) -> str:
    """The source, which has unknown people registered for a unit."""
    settings.SMTP_URL, settings.ADDRESS = "smtp://localhost", "http://localhost:8000"
    idp.claims = dict(CLAIMS)
    unit = str(add_organisation("甲局").id)
    status, told = admin.send(f"PUT /sources/{source}", given(idp, unknown="register", organisation_id=unit))
    assert (status, told["unknown"], told["organisation_id"]) == (200, "register", unit)
    return source


def waiting(admin: Browser) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = admin.send("GET /registrations")[1]["items"]
    return rows


def people() -> int:
    return get_user_model().objects.count()


def test_somebody_unknown_waits_and_is_in_after_approval(idp: Idp, admin: Browser, open_source: str) -> None:
    before = people()
    browser, status, step = sign_in(idp, open_source)
    assert (status, step["next"], browser.who()) == (200, "wait", None)
    sign_in(idp, open_source)
    (row,) = waiting(admin)
    told = ("name", "login", "mail", "phone", "organisation")
    assert [row[name] for name in told] == ["周知秋", "zhou.zq", NEW, "", "甲局"]
    assert row["source"] == {"id": open_source, "kind": "oidc", "zh": "局统一认证", "en": "Bureau sign-in"}
    assert (people(), SourceLink.objects.count()) == (before, 0)
    assert admin.send(f"POST /registrations/{row['id']}/approval")[0] == 200
    assert "已通过" in waiting_texts(NEW)[-1]
    assert sign_in(idp, open_source)[0].who() == "zhou.zq"
    (facts,) = list_people([find_person("zhou.zq") or row["id"]], now=now())
    assert (facts.name, facts.mail, facts.organisation, facts.grants) == ("周知秋", NEW, "甲局", ())
    assert Browser().sign_in("zhou.zq", "")[0] == 401


def test_a_login_that_is_taken_is_not_given_twice(idp: Idp, admin: Browser, open_source: str) -> None:
    make_person("zhou.zq")
    sign_in(idp, open_source)
    (row,) = waiting(admin)
    before = people()
    assert admin.send(f"POST /registrations/{row['id']}/approval")[0] == 409
    assert (people(), SourceLink.objects.count(), len(waiting(admin))) == (before, 0, 1)


def test_who_is_declined_is_told_why_and_is_nobody(idp: Idp, admin: Browser, open_source: str) -> None:
    before = people()
    sign_in(idp, open_source)
    (row,) = waiting(admin)
    assert admin.send(f"POST /registrations/{row['id']}/refusal", {"note": "未能核实身份"})[0] == 200
    assert "未能核实身份" in waiting_texts(NEW)[-1]
    assert (people(), SourceLink.objects.count()) == (before, 0)


def test_a_mail_address_that_is_not_verified_is_not_kept(idp: Idp, admin: Browser, open_source: str) -> None:
    idp.claims["email_verified"] = False
    sign_in(idp, open_source)
    (row,) = waiting(admin)
    assert (row["login"], row["mail"]) == ("zhou.zq", "")
    assert admin.send(f"POST /registrations/{row['id']}/approval")[0] == 200
    assert waiting_texts(NEW) == []


def test_known_people_and_those_without_a_login_are_refused_not_registered(
    idp: Idp, admin: Browser, open_source: str
) -> None:
    idp.claims = {"preferred_username": "周", "email": NEW}
    assert sign_in(idp, open_source)[1] == 401
    idp.claims = {**CLAIMS, "email": MAIL}
    assert sign_in(idp, open_source)[0].who() == "wang"
    idp.claims["sub"] = "another"
    assert sign_in(idp, open_source)[1] == 401
    make_person("zhang", mail=NEW)
    make_person("li", mail=NEW)
    idp.claims = {**CLAIMS, "sub": "third"}
    assert sign_in(idp, open_source)[1] == 401
    assert (Registration.objects.count(), OpenSession.objects.count() - 1) == (0, 1)
    assert waiting(admin) == []


def test_applications_go_with_the_issuer_that_they_came_by(idp: Idp, admin: Browser, open_source: str) -> None:
    sign_in(idp, open_source)
    changed = given(idp, unknown="refuse", issuer="https://other.example")
    assert admin.send(f"PUT /sources/{open_source}", changed)[1]["organisation_id"] is None
    assert Registration.objects.count() == 0


@pytest.mark.parametrize("unit", [None, "00000000-0000-4000-8000-000000000001"])
def test_registering_needs_a_unit_that_there_is(idp: Idp, admin: Browser, source: str, unit: str | None) -> None:
    status, told = admin.send(f"PUT /sources/{source}", given(idp, unknown="register", organisation_id=unit))
    assert (status, [one["path"] for one in told["problems"]]) == (422, ["organisation_id"])


@pytest.mark.parametrize(
    ("claims", "introduced"),
    [
        (CLAIMS, Introduced("zhou.zq", "周知秋", NEW)),
        ({"email": NEW, "email_verified": True}, Introduced(NEW, NEW, NEW)),
        ({"preferred_username": "zq", "name": "a\nb"}, Introduced("zq", "zq", "")),
        ({"preferred_username": "z"}, None),
        ({"preferred_username": "zhou", "name": " 周  知秋 "}, Introduced("zhou", "周 知秋", "")),
        ({"preferred_username": "zhou", "name": 5}, Introduced("zhou", "zhou", "")),
        ({"preferred_username": "a b"}, None),
        ({"preferred_username": ["zhou"]}, None),
        ({"email": "a" * 300 + "@b.example", "email_verified": True}, None),
        ({}, None),
    ],
)
def test_what_a_source_says_becomes_a_login_and_a_name(claims: dict[str, Any], introduced: Introduced | None) -> None:
    assert introduced_by(claims, LINKING) == introduced
