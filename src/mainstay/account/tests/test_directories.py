"""Signing in with a password that a directory knows: OpenLDAP's own server answers."""

from functools import partial
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from pytest_django import Settings

from mainstay.account.models import Attempt, OpenSession, Registration, SourceLink
from mainstay.account.services import directories
from mainstay.account.services.ldap import Line
from mainstay.directory.public import add_organisation
from mainstay.kernel.time import now

from .idp import Idp, given
from .make import Browser, make_person
from .slapd import BASE, HOST, PASSWORD, READS, Directory

pytestmark = [pytest.mark.django_db, pytest.mark.req("A-34")]
AD = {
    "base": f"ou=ad,{BASE}",
    "search_filter": "(&(objectClass=user)(sAMAccountName={login})(!(userAccountControl=514)))",
    "lasting_attribute": "objectGUID",
    "login_attribute": "sAMAccountName",
    "name_attribute": "displayName",
}


def sign_in(source: str, login: str = "wang", password: str = PASSWORD) -> tuple[Browser, int, Any]:
    browser = Browser()
    given = {"source_id": source, "login": login, "password": password}
    return browser, *browser.send("POST /session/directory", given)


def change(admin: Browser, source: str, ldap: Directory, **changes: Any) -> None:
    status, told = admin.send(f"PUT /sources/{source}", ldap.given(**changes))
    assert status == 200, told


def nobody(source: str, login: str, password: str = PASSWORD) -> str:
    """What somebody is told who is not let in, and that nothing has come of it."""
    browser, status, told = sign_in(source, login, password)
    assert (status, browser.who(), SourceLink.objects.count()) == (401, None, 0)
    assert list(OpenSession.objects.exclude(how="password")) == []
    return str(told["detail"])


def test_the_right_password_signs_in_and_links_once(directory: str) -> None:
    browser, status, step = sign_in(directory)
    assert (status, step, browser.who()) == (200, {"next": "done", "factors": []}, "wang")
    assert OpenSession.objects.get(how="source").person.login == "wang"
    (link,) = SourceLink.objects.all()
    assert sign_in(directory, " WANG ")[0].who() == "wang"
    assert [(one.pk, one.subject) for one in SourceLink.objects.all()] == [(link.pk, link.subject)]
    assert not Attempt.objects.filter(act__in=["password", "entry"]).exists()


def test_a_wrong_password_and_an_unknown_login_are_told_the_same(directory: str) -> None:
    told = {nobody(directory, login, "wrong") for login in ("wang", "nobody-of-this-name")}
    assert told == {"账号或密码不正确。"}


@pytest.mark.parametrize("password", ["", "\0", "\0" + PASSWORD])
def test_an_empty_password_is_never_bound_with(directory: str, password: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(directories, "Line", None)  # whoever opens a line fails
    browser, status, _ = sign_in(directory, "wang", password)
    assert (status, browser.who()) == (401 if not password else 422, None)


@pytest.mark.parametrize("login", ["*", "wan*", "*)(uid=*", "wang)(|(uid=*", "wang)", "\\77ang", "wang\\", "", " "])
def test_what_is_typed_is_never_read_as_a_filter(directory: str, login: str) -> None:
    assert nobody(directory, login) == "账号或密码不正确。"


def test_a_login_that_two_entries_have_is_nobody(directory: str) -> None:
    assert nobody(directory, "double") == "账号或密码不正确。"


@pytest.mark.parametrize("login", ["many", "bare"])
def test_no_mail_address_and_several_find_nobody(directory: str, login: str) -> None:
    assert "没有对应的本系统用户" in nobody(directory, login)


@pytest.mark.parametrize(
    ("login", "mail"), [("müller", "mueller@bureau.example"), ("王小明", "xiaoming@bureau.example")]
)
def test_names_of_all_scripts_and_with_commas_sign_in(directory: str, login: str, mail: str) -> None:
    make_person("other", mail=mail)
    assert sign_in(directory, login)[0].who() == "other"


def test_a_login_links_where_the_source_says_so(admin: Browser, directory: str, ldap: Directory) -> None:
    change(admin, directory, ldap, link_by="login")
    make_person("zhou.zq")
    assert sign_in(directory, "Zhou.ZQ")[0].who() == "zhou.zq"


def test_an_entry_of_active_directory_is_known_by_its_guid(admin: Browser, directory: str, ldap: Directory) -> None:
    make_person("li", mail="lina@bureau.example")
    change(admin, directory, ldap, **AD)
    assert sign_in(directory, "LINA")[0].who() == "li"
    by_principal = "(userPrincipalName={login}@ad.bureau.example)"
    change(admin, directory, ldap, **{**AD, "search_filter": by_principal})
    assert sign_in(directory, "lina")[0].who() == "li"
    assert SourceLink.objects.count() == 1
    change(admin, directory, ldap, **{**AD, "search_filter": "(&(cn={login})(userAccountControl=514))"})
    assert sign_in(directory, "李娜")[1] == 401


def test_starttls_signs_in_too(admin: Browser, directory: str, ldap: Directory) -> None:
    change(admin, directory, ldap, address=f"ldap://{HOST}:{ldap.plain}")
    assert sign_in(directory)[0].who() == "wang"


def test_a_source_that_is_off_or_of_the_other_kind_is_none(
    admin: Browser, directory: str, ldap: Directory, idp: Idp
) -> None:
    provider = admin.send("POST /sources", given(idp))[1]["id"]
    assert sign_in(provider)[1] == 404
    assert Browser().send("POST /session/source", {"source_id": directory})[0] == 404
    change(admin, directory, ldap, is_active=False)
    assert sign_in(directory)[1] == 404
    assert SourceLink.objects.count() == 0


def test_a_second_factor_is_asked_for_as_after_a_password_of_ours(directory: str) -> None:
    app = Browser().set_up_app()
    browser, status, step = sign_in(directory)
    assert (status, step, browser.who()) == (200, {"next": "second", "factors": ["recovery", "totp"]}, None)
    code = {"factor": "recovery", "code": app.recovery_codes[0]}
    assert browser.send("POST /session/second", code)[0] == 200
    assert browser.who() == "wang"


def test_an_account_that_is_closed_here_stays_closed(directory: str) -> None:
    sign_in(directory)
    get_user_model().objects.filter(login="wang").update(is_active=False)
    browser, status, _ = sign_in(directory)
    assert (status, browser.who()) == (401, None)


def test_somebody_unknown_waits_for_approval(admin: Browser, directory: str, ldap: Directory) -> None:
    unit = str(add_organisation("甲局").id)
    change(admin, directory, ldap, unknown="register", organisation_id=unit)
    browser, status, step = sign_in(directory, "zhou.zq")
    assert (status, step["next"], browser.who()) == (200, "wait", None)
    (row,) = admin.send("GET /registrations")[1]["items"]
    told = ("name", "login", "mail", "organisation")
    assert [row[name] for name in told] == ["周知秋", "zhou.zq", "zhou@bureau.example", "甲局"]
    assert admin.send(f"POST /registrations/{row['id']}/approval")[0] == 200
    assert sign_in(directory, "zhou.zq")[0].who() == "zhou.zq"
    assert Registration.objects.filter(state="waiting").count() == 0


def test_ten_wrong_passwords_close_the_window_under_every_spelling(directory: str) -> None:
    for number in range(10):
        assert sign_in(directory, "wang", f"wrong {number}")[1] == 401
    assert [sign_in(directory, login)[1] for login in ("wang", " WANG ", "ｗａｎｇ")] == [429] * 3
    assert sign_in(directory, "w\u00adang")[1] == 401  # another spelling to us, the same entry to the directory
    assert (SourceLink.objects.count(), Attempt.objects.filter(act="entry").count()) == (0, 10)


def test_sign_ins_and_refusals_are_on_record_without_the_password(
    admin: Browser, directory: str, caplog: pytest.LogCaptureFixture
) -> None:
    sign_in(directory, "wang", "a-wrong-one")
    sign_in(directory)
    lines = admin.client.get("/api/directory/access").json()["items"]
    kinds = [one["kind"] for one in lines if one["detail"].get("how") == "source"]
    assert kinds == ["sign_in", "sign_in_refused"]
    everything = caplog.text + str(lines)
    assert [word in everything for word in (PASSWORD, "a-wrong-one", READS)] == [False] * 3


@pytest.mark.parametrize(
    "changes",
    [
        {"bind_password": "wrong"},
        {"base": "dc=elsewhere,dc=example"},
        {"base": f"ou=elsewhere,{BASE}"},
        {"address": f"ldaps://{HOST}:9"},
    ],
)
def test_a_directory_that_does_not_answer_as_it_should_lets_nobody_in(
    admin: Browser, directory: str, ldap: Directory, changes: dict[str, str]
) -> None:
    change(admin, directory, ldap, **changes)
    assert nobody(directory, "wang") == "“局目录”未能完成登录，请重试或改用其他方式。"


def test_a_referral_below_the_base_is_passed_over(admin: Browser, directory: str, ldap: Directory) -> None:
    change(admin, directory, ldap, search_filter="(|(uid={login})(objectClass=referral))")
    assert sign_in(directory)[0].who() == "wang"


def test_the_operator_decides_which_directories_inside_are_asked(directory: str, settings: Settings) -> None:
    settings.OUTGOING_ALLOW = []
    nobody(directory, "wang")


def test_a_slow_directory_is_given_up(
    admin: Browser, directory: str, ldap: Directory, silent: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directories, "Line", partial(Line, patience=0.3))
    change(admin, directory, ldap, address=f"ldap://127.0.0.1:{silent}")
    before = now()
    nobody(directory, "wang")
    assert (now() - before).total_seconds() < 4


def test_without_an_account_of_its_own_the_source_asks_as_nobody(
    admin: Browser, directory: str, ldap: Directory
) -> None:
    change(admin, directory, ldap, bind_dn="", bind_password="kept by mistake")
    (shown,) = admin.send("GET /sources")[1]["items"]
    assert (shown["bind_dn"], shown["has_password"]) == ("", False)
    assert nobody(directory, "wang") == "“局目录”未能完成登录，请重试或改用其他方式。"  # it shows nothing to nobody
