"""Directories as administrators keep them: what is refused, what is shown, what a check finds."""

import json
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mainstay.account.models import DirectoryServer, Registration, Source, SourceLink

from .idp import Idp
from .idp import given as given_provider
from .make import Browser, make_person
from .slapd import BASE, HOST, PASSWORD, READER, READS, Directory, make_authority, written

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-34")]
SIGN_IN = {"login": "wang", "password": PASSWORD}


def check(admin: Browser, source: str, login: str = "") -> list[tuple[str, bool]]:
    status, found = admin.send(f"POST /sources/{source}/check", {"login": login})
    assert status == 200
    assert found["holds"] == all(one["holds"] for one in found["steps"])
    return [(one["step"], one["holds"]) for one in found["steps"]]


def told(admin: Browser, source: str, login: str = "") -> str:
    """What the last step of a check says."""
    return str(admin.send(f"POST /sources/{source}/check", {"login": login})[1]["steps"][-1]["zh"])


def test_a_directory_is_shown_without_its_password_and_offered_to_strangers(
    admin: Browser, directory: str, ldap: Directory
) -> None:
    (shown,) = admin.send("GET /sources")[1]["items"]
    assert READS not in json.dumps(shown)
    wanted = ("kind", "address", "bind_dn", "has_password", "base", "lasting_attribute", "login_attribute", "people")
    address = f"ldaps://{HOST}:{ldap.tls}"
    assert [shown[name] for name in wanted] == ["ldap", address, READER, True, BASE, "entryUUID", "uid", 0]
    way = {"id": directory, "kind": "ldap", "zh": "局目录", "en": "Bureau directory"}
    assert Browser().send("GET /ways")[1]["sources"] == [way]


def test_the_password_lies_sealed(directory: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT bind_password FROM account_directoryserver")
        assert READS not in cursor.fetchone()[0]
    assert DirectoryServer.objects.get().bind_password == READS


@pytest.mark.parametrize(
    ("changes", "path"),
    [
        ({"address": "ldap://u@ldap.bureau.example"}, "address"),
        ({"address": "ldaps://ldap.bureau.example/dc=x"}, "address"),
        ({"address": "ldaps://ldap.bureau.example:0"}, "address"),
        ({"certificates": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"}, "certificates"),
        ({"certificates": "abc"}, "certificates"),
        ({"bind_password": ""}, "bind_password"),
        ({"search_filter": "(uid=wang)"}, "search_filter"),
        ({"search_filter": "(|(uid={login})(mail={login}))"}, "search_filter"),
        ({"mail_attribute": ""}, "mail_attribute"),
        ({"lasting_attribute": "userPassword"}, "lasting_attribute"),
        ({"name_attribute": "unicodePwd"}, "name_attribute"),
        ({"unknown": "register"}, "organisation_id"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(
    admin: Browser, ldap: Directory, changes: dict[str, Any], path: str
) -> None:
    status, answer = admin.send("POST /sources", ldap.given(**changes))
    assert (status, [one["path"] for one in answer["problems"]]) == (422, [path])
    assert (Source.objects.count(), DirectoryServer.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    "changes",
    [
        {"address": "https://ldap.bureau.example"},
        {"base": ""},
        {"login_attribute": ""},
        {"lasting_attribute": "entry UUID"},
        {"issuer": "https://idp.example"},
        {"kind": "saml"},
    ],
)
def test_what_is_no_directory_is_malformed(admin: Browser, ldap: Directory, changes: dict[str, Any]) -> None:
    assert admin.send("POST /sources", ldap.given(**changes))[0] == 422
    assert Source.objects.count() == 0


def test_only_administrators_keep_directories(directory: str, ldap: Directory) -> None:
    make_person("seat")
    browser = Browser()
    browser.sign_in("seat")
    orders = ("POST /sources", f"PUT /sources/{directory}")
    assert [browser.send(order, ldap.given(name_zh="另一"))[0] for order in orders] == [403, 403]
    assert browser.send(f"POST /sources/{directory}/check", {"login": "wang"})[0] == 403
    assert Source.objects.get().name_zh == "局目录"


def test_another_address_gets_neither_the_password_nor_the_links(
    admin: Browser, directory: str, ldap: Directory
) -> None:
    Browser().send("POST /session/directory", {"source_id": directory, **SIGN_IN})
    kept = ldap.given(bind_password="", base=f"ou=people,{BASE}", name_en="Directory")
    changed = admin.send(f"PUT /sources/{directory}", kept)[1]
    assert (changed["has_password"], changed["people"], changed["base"]) == (True, 1, f"ou=people,{BASE}")
    moved = {**kept, "address": f"ldap://{HOST}:{ldap.plain}"}
    status, answer = admin.send(f"PUT /sources/{directory}", moved)
    assert (status, [one["path"] for one in answer["problems"]]) == (422, ["bind_password"])
    assert (DirectoryServer.objects.get().address, SourceLink.objects.count()) == (kept["address"], 1)
    assert admin.send(f"PUT /sources/{directory}", {**moved, "bind_password": READS})[1]["people"] == 0
    assert (SourceLink.objects.count(), Registration.objects.count()) == (0, 0)


def test_the_kind_of_a_source_stays(admin: Browser, directory: str, idp: Idp) -> None:
    status, answer = admin.send(f"PUT /sources/{directory}", given_provider(idp))
    assert (status, [one["path"] for one in answer["problems"]]) == (422, ["kind"])
    assert Source.objects.get().kind == "ldap"


def test_the_table_takes_no_mixture_of_kinds(directory: str) -> None:
    sources = Source.objects.filter(pk=directory)
    for changes in ({"issuer": "https://idp.example"}, {"kind": "oidc"}, {"kind": "saml"}, {"scopes": "openid"}):
        with pytest.raises(IntegrityError, match="account_source_kind"), transaction.atomic():
            sources.update(**changes)


def test_a_check_walks_to_the_person_and_is_on_record(admin: Browser, directory: str) -> None:
    steps = [(step, True) for step in ("name", "line", "bind", "base")]
    assert check(admin, directory) == steps
    assert check(admin, directory, "wang") == [*steps, ("person", True)]
    said = told(admin, directory, "wang")
    assert said.startswith(f"uid=wang,ou=people,{BASE} — entryUUID: ")
    assert said.endswith("; uid: wang; cn: 王芳; mail: wang@bureau.example")
    lines = admin.client.get("/api/directory/access").json()["items"]
    assert [one["subject"] for one in lines if one["what"] == "source.asked"] == ["局目录"] * 2


@pytest.mark.parametrize(
    ("changes", "login", "step", "says"),
    [
        ({"address": "ldaps://169.254.169.254"}, "", "name", "内部网络"),
        ({"address": f"ldaps://{HOST}:9"}, "", "line", "没有应答"),
        ({"certificates": ""}, "", "line", "证书未通过核验"),
        ({"bind_password": "wrong"}, "", "bind", "查询账号的 DN 或密码不正确（LDAP 49"),
        ({"base": "dc=elsewhere,dc=example"}, "", "base", "LDAP"),
        ({"base": f"ou=elsewhere,{BASE}"}, "", "base", "指向其他服务器"),
        ({}, "nobody", "person", "没有条目符合过滤器。"),
        ({}, "*", "person", "没有条目符合过滤器。"),
        ({}, "double", "person", "不止一个条目符合过滤器。"),
        ({}, "bare", "person", f"uid=bare,ou=people,{BASE} 没有唯一的 mail。"),
        ({"lasting_attribute": "employeeNumber"}, "wang", "person", "没有唯一的 employeeNumber。"),
    ],
)
def test_a_check_stops_at_what_fails_and_says_why(
    admin: Browser, directory: str, ldap: Directory, changes: dict[str, str], login: str, step: str, says: str
) -> None:
    assert admin.send(f"PUT /sources/{directory}", ldap.given(**changes))[0] == 200
    found = check(admin, directory, login)
    assert (found[-1], all(holds for _, holds in found[:-1])) == ((step, False), True)
    assert says in told(admin, directory, login)


def test_a_check_tells_a_certificate_of_another_host(admin: Browser, directory: str, ldap: Directory) -> None:
    other = ldap.given(address=f"ldaps://other.bureau.example:{ldap.tls}")
    admin.send(f"PUT /sources/{directory}", other)
    assert check(admin, directory)[-1] == ("line", False)
    assert "Hostname mismatch" in told(admin, directory)
    stranger = {**other, "address": f"ldaps://{HOST}:{ldap.tls}", "certificates": written(make_authority("Other")[1])}
    admin.send(f"PUT /sources/{directory}", stranger)
    assert "证书未通过核验" in told(admin, directory)
