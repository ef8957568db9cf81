"""The first step: passwords, their limits, and the session that follows."""

from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils import timezone

from mainstay.account.models import Attempt, OpenSession
from mainstay.account.public import end_sessions
from mainstay.account.rules.limits import LIMITS, Act
from mainstay.account.rules.steps import SHOWN_KEY
from mainstay.account.services.limits import begin_try, forget_old
from mainstay.account.services.passwords import check_password
from mainstay.kernel.errors import NotSignedIn, TooMany
from mainstay.kernel.time import written

from .make import NOON, PASSWORD, Browser, make_person

pytestmark = pytest.mark.django_db


def attempt(login: str = "wang", password: str = "wrong", *, address: str = "10.0.0.1", minutes: float = 0) -> Any:
    return check_password(login, password, address=address, now=NOON + timedelta(minutes=minutes))


def test_signing_in_opens_a_session_under_a_new_key() -> None:
    make_person()
    browser = Browser()
    assert browser.sign_in() == (200, {"next": "done", "factors": []})
    assert browser.who() == "wang"
    cookie = browser.client.cookies[settings.SESSION_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    before = browser.key
    browser.sign_in()
    assert browser.key != before
    assert Session.objects.count() == 1


@pytest.mark.req("A-34")
@pytest.mark.parametrize("typed", ["wang", "139 0000 0001", "wang@bureau.example"])
def test_login_number_and_address_all_sign_in(typed: str) -> None:
    make_person(phone="13900000001", mail="wang@bureau.example")
    browser = Browser()
    assert browser.sign_in(typed)[0] == 200
    assert browser.who() == "wang"


def test_a_sign_in_without_the_token_is_forbidden() -> None:
    make_person()
    browser = Browser()
    status, problem = browser.send("POST /session", {"login": "wang", "password": PASSWORD}, token=False)
    assert (status, problem["code"]) == (403, "forbidden")
    assert browser.who() is None


@pytest.mark.parametrize("login", ["wang", "nobody", "a\0b", "x" * 500, "13900000001", "a@b.example"])
def test_a_wrong_account_and_a_wrong_password_sound_alike(login: str) -> None:
    make_person()
    with pytest.raises(NotSignedIn) as said:
        attempt(login)
    assert said.value.zh == "账号或密码不正确。"


@pytest.mark.parametrize(
    "body", [{}, {"login": "a"}, {"login": "a", "password": "b", "c": 1}, {"login": 1, "password": 2}]
)
def test_malformed_sign_ins_name_the_field(body: dict[str, Any]) -> None:
    status, problem = Browser().send("POST /session", body)
    assert (status, problem["code"]) == (422, "malformed")
    assert problem["problems"]


def test_the_right_password_forgets_failures() -> None:
    person = make_person()
    with pytest.raises(NotSignedIn):
        attempt()
    assert attempt("WANG", PASSWORD) == person
    assert not Attempt.objects.exists()


def test_ten_failures_stop_a_login_from_everywhere() -> None:
    person = make_person()
    for number in range(10):
        with pytest.raises(NotSignedIn):
            attempt(address=f"10.0.0.{number}")
    with pytest.raises(TooMany):
        attempt(password=PASSWORD, address="10.9.9.9")
    assert Attempt.objects.count() == 10
    assert attempt(password=PASSWORD, minutes=16) == person


def test_a_hundred_failures_stop_an_address() -> None:
    person = make_person()
    rows = [Attempt(act="password", subject=str(number), address="10.0.0.1", at=NOON) for number in range(100)]
    Attempt.objects.bulk_create(rows)
    with pytest.raises(TooMany):
        attempt(password=PASSWORD)
    assert attempt(password=PASSWORD, address="10.0.0.2") == person
    assert forget_old(now=NOON + timedelta(days=2)) == 100


def test_acts_do_not_count_for_each_other() -> None:
    for _ in range(LIMITS[Act.FACTOR].subject[0].most):
        begin_try(Act.FACTOR, "wang", address="10.0.0.1", now=NOON)
    with pytest.raises(TooMany) as said:
        begin_try(Act.FACTOR, "wang", address="10.0.0.1", now=NOON)
    assert said.value.en == "Too many attempts; try again in 15 minutes."
    begin_try(Act.PASSWORD, "wang", address="10.0.0.1", now=NOON)


def test_what_was_typed_as_account_is_not_kept() -> None:
    with pytest.raises(NotSignedIn):
        attempt("my-secret-password")
    assert "my-secret-password" not in str(Attempt.objects.values().get())


def test_the_session_list_shows_where_one_is_signed_in() -> None:
    make_person()
    here, there = Browser(), Browser("Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/605")
    here.sign_in()
    there.sign_in("wang")
    shown = here.send("GET /security")[1]["sessions"]
    assert {(one["device"], one["current"]) for one in shown} == {
        ("Chrome · Windows", True),
        ("Safari · iPhone", False),
    }
    assert {one["how"] for one in shown} == {"password"}


def test_an_ended_session_is_signed_out_and_another_s_cannot_be_ended() -> None:
    make_person()
    make_person("zhang")
    here, there, stranger = Browser(), Browser(), Browser()
    here.sign_in()
    there.sign_in()
    stranger.sign_in("zhang")
    (other,) = [one["id"] for one in here.send("GET /security")[1]["sessions"] if not one["current"]]
    assert stranger.send(f"DELETE /sessions/{other}")[0] == 404
    assert there.who() == "wang"
    assert here.send(f"DELETE /sessions/{other}")[0] == 204
    assert (there.who(), here.who(), stranger.who()) == (None, "wang", "zhang")


def test_all_other_sessions_end_at_once() -> None:
    make_person()
    browsers = [Browser() for _ in range(3)]
    for browser in browsers:
        browser.sign_in()
    assert browsers[0].send("DELETE /sessions")[0] == 204
    assert [browser.who() for browser in browsers] == ["wang", None, None]
    assert OpenSession.objects.count() == 1


def test_an_administrator_signs_somebody_out_everywhere() -> None:
    person = make_person()
    make_person("zhang")
    here, there, other = Browser(), Browser(), Browser()
    here.sign_in()
    there.sign_in()
    other.sign_in("zhang")
    assert end_sessions(person) == 2
    assert [browser.who() for browser in (here, there, other)] == [None, None, "zhang"]


def test_ending_a_session_asks_first_who_has_not_shown_it_lately() -> None:
    make_person()
    here, there = Browser(), Browser()
    here.sign_in()
    there.sign_in()
    session = here.client.session
    session[SHOWN_KEY] = "2026-10-01T00:00:00.000000Z"
    session.save()
    (other,) = [one["id"] for one in here.send("GET /security")[1]["sessions"] if not one["current"]]
    for order in ("DELETE /sessions", f"DELETE /sessions/{other}"):
        status, told = here.send(order)
        assert (status, told["code"]) == (403, "confirm_first")
    assert (there.who(), OpenSession.objects.count()) == ("wang", 2)


def left() -> float:
    """Minutes until the one session ends unless it is used."""
    return (Session.objects.get().expire_date - timezone.now()).total_seconds() / 60


def test_a_session_that_is_not_used_for_an_hour_is_over() -> None:
    make_person()
    browser = Browser()
    browser.sign_in()
    assert left() == pytest.approx(60, abs=1)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=20))
    assert browser.who() == "wang"
    assert left() == pytest.approx(60, abs=1)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=59, seconds=30))
    assert browser.who() == "wang"
    assert left() == pytest.approx(59.5, abs=0.4)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert browser.who() is None


def test_a_session_in_use_is_over_twelve_hours_after_the_sign_in() -> None:
    make_person()
    browser = Browser()
    browser.sign_in()
    session = browser.client.session
    session["began"] = written(timezone.now() - timedelta(hours=11, minutes=50))
    session.save()
    assert browser.who() == "wang"
    assert left() == pytest.approx(10, abs=1)


def test_coming_back_to_a_page_is_noted() -> None:
    make_person()
    browser = Browser()
    browser.sign_in()
    OpenSession.objects.update(seen_at=NOON)
    browser.who()
    assert OpenSession.objects.get().seen_at > NOON


def test_a_new_password_ends_every_session_but_a_new_one_here() -> None:
    make_person()
    here, there = Browser(), Browser()
    here.sign_in()
    there.sign_in()
    before = here.key
    assert here.send("PUT /password", {"password": "short"})[0] == 422
    assert there.who() == "wang"
    assert here.send("PUT /password", {"password": "sha-mo-bi-ru"})[0] == 204
    assert (here.who(), there.who()) == ("wang", None)
    assert here.key != before
    assert [there.sign_in(password=word)[0] for word in (PASSWORD, "sha-mo-bi-ru")] == [401, 200]


def recorded() -> list[tuple[str, str, int, str]]:
    """What stands in the record of accesses of signing in and out: kind, by whom, how it was answered, by which way."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT kind, person, status, coalesce(detail->>'how', '') FROM directory_accessrecord"
            " WHERE kind LIKE 'sign%%' ORDER BY id"
        )
        return list(cursor.fetchall())


@pytest.mark.req("B-18")
def test_signing_in_out_and_what_is_refused_is_on_record() -> None:
    make_person()
    browser = Browser()
    browser.sign_in(password="wrong")
    browser.sign_in("my-secret-password", "wrong")
    browser.sign_in()
    browser.client.delete("/api/directory/session", headers={"x-csrftoken": browser.client.cookies["csrftoken"].value})
    assert recorded() == [
        ("sign_in_refused", "王芳", 401, "password"),
        ("sign_in_refused", "", 401, "password"),
        ("sign_in", "王芳", 200, "password"),
        ("sign_out", "王芳", 200, ""),
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, '') FROM directory_accessrecord t")
        assert "my-secret-password" not in cursor.fetchone()[0]


def test_a_sign_in_that_waits_for_its_second_step_is_none_yet() -> None:
    make_person()
    app = Browser().set_up_app()
    before = len(recorded())
    browser = Browser()
    browser.sign_in()
    browser.send("POST /session/second", {"factor": "totp", "code": "000000"})
    assert recorded()[before:] == [("sign_in_refused", "王芳", 401, "password")]
    browser.send("POST /session/second", {"factor": "totp", "code": app.shows(1)})
    assert recorded()[-1] == ("sign_in", "王芳", 200, "password")
