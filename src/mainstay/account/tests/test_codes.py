"""Codes by SMS and mail: to sign in and for a new password; floods, guesses and strangers."""

from datetime import timedelta

import pytest
from django.db.models import F
from pytest_django import Settings

from mainstay.account.models import Attempt, SentCode
from mainstay.account.rules.codes import Purpose
from mainstay.account.services.codes import ask_for_account, forget_codes, show_code, use_up
from mainstay.kernel.errors import NotSignedIn, TooMany

from .make import NOON, PASSWORD, Browser, last_code, make_person, waiting_texts

pytestmark = pytest.mark.django_db
PHONE, MAIL = "13900000001", "wang@bureau.example"


@pytest.fixture(autouse=True)
def ways(settings: Settings) -> None:
    settings.SMS_GATEWAY, settings.SMTP_URL, settings.ADDRESS = "sms.yaml", "smtp://mail.test", "https://desk.example"


def ask(browser: Browser, account: str, purpose: str = "sign_in") -> tuple[int, object]:
    return browser.send("POST /codes", {"account": account, "purpose": purpose})


@pytest.mark.req("A-34")
@pytest.mark.parametrize(("typed", "to"), [("139 0000 0001", PHONE), (MAIL, MAIL), ("WANG", PHONE)])
def test_a_code_signs_in_by_number_address_or_login(typed: str, to: str) -> None:
    make_person(phone=PHONE, mail=MAIL)
    browser = Browser()
    assert ask(browser, typed) == (202, {"again_seconds": 60})
    assert browser.send("POST /session/code", {"code": last_code(to)}) == (200, {"next": "done", "factors": []})
    assert browser.who() == "wang"
    assert [one["how"] for one in browser.send("GET /security")[1]["sessions"]] == ["code"]


def test_a_mail_carries_a_link_of_this_site() -> None:
    make_person(mail=MAIL)
    ask(Browser(), MAIL)
    assert f"https://desk.example/sign-in#code={last_code(MAIL)}" in waiting_texts(MAIL)[0]


def test_a_code_is_no_second_factor() -> None:
    make_person(phone=PHONE)
    Browser().set_up_app()
    browser = Browser()
    ask(browser, PHONE)
    assert browser.send("POST /session/code", {"code": last_code(PHONE)})[1]["next"] == "second"
    assert browser.who() is None


def test_a_code_counts_once_and_in_its_own_browser_only() -> None:
    make_person(phone=PHONE)
    browser, other = Browser(), Browser()
    ask(browser, PHONE)
    code = last_code(PHONE)
    assert other.send("POST /session/code", {"code": code})[0] == 401
    assert browser.send("POST /session/code", {"code": code})[0] == 200
    assert browser.send("POST /session/code", {"code": code})[0] == 401


@pytest.mark.parametrize("typed", [PHONE, "18888888888", MAIL, "wang", "nobody", "", "x" * 200])
def test_strangers_are_answered_alike(typed: str) -> None:
    make_person()
    browser = Browser()
    assert ask(browser, typed) == (202, {"again_seconds": 60})
    status, problem = browser.send("POST /session/code", {"code": "123456"})
    assert (status, problem["detail"]) == (401, "验证码不正确或已过期。")
    assert SentCode.objects.count() == 1
    assert waiting_texts(PHONE) == waiting_texts(MAIL) == []


def test_the_code_of_a_stranger_is_as_hard_as_any() -> None:
    code_id = ask_for_account("nobody", Purpose.SIGN_IN, address="10.0.0.1", now=NOON)
    for typed in ("", "0" * 6, "None"):
        with pytest.raises(NotSignedIn):
            show_code(code_id, typed, Purpose.SIGN_IN, address="10.0.0.1", now=NOON)


def test_codes_lie_as_digests_and_go_when_they_have_run_out() -> None:
    make_person(phone=PHONE)
    ask(Browser(), PHONE)
    row = SentCode.objects.values().get()
    assert last_code(PHONE) not in str(row)
    assert forget_codes(now=row["until"] + timedelta(seconds=1)) == 1


def test_five_guesses_end_a_code() -> None:
    make_person(phone=PHONE)
    browser = Browser()
    ask(browser, PHONE)
    code = last_code(PHONE)
    wrong = "000000" if code != "000000" else "111111"
    assert [browser.send("POST /session/code", {"code": wrong})[0] for _ in range(5)] == [401] * 5
    assert browser.send("POST /session/code", {"code": code})[0] == 401
    assert browser.who() is None


def test_a_code_lives_five_minutes() -> None:
    make_person(phone=PHONE)
    browser = Browser()
    ask(browser, PHONE)
    SentCode.objects.update(until=F("at"))
    assert browser.send("POST /session/code", {"code": last_code(PHONE)})[0] == 401


def test_a_code_is_asked_for_once_a_minute_and_five_times_an_hour() -> None:
    make_person(phone=PHONE)
    asked = []
    for minute in (0, 0.5, 1.1, 2.2, 3.3, 4.4, 5.5, 61):
        moment = NOON + timedelta(minutes=minute)
        try:
            ask_for_account(PHONE, Purpose.SIGN_IN, address="10.0.0.1", now=moment)
            asked.append(minute)
        except TooMany:
            pass
    assert asked == [0, 1.1, 2.2, 3.3, 4.4, 61]
    assert len(waiting_texts(PHONE)) == 6


def test_a_person_is_not_flooded_under_several_names_and_nobody_learns_it() -> None:
    make_person(phone=PHONE, mail=MAIL)
    for name in ("wang", PHONE, MAIL):
        for minute in (0, 2, 4):
            moment = NOON + timedelta(minutes=minute)
            ask_for_account(name, Purpose.SIGN_IN, address="10.0.0.1", now=moment)
    assert len(waiting_texts(PHONE)) + len(waiting_texts(MAIL)) == 5
    assert SentCode.objects.count() == 9


def test_an_address_asks_thirty_times_an_hour() -> None:
    for number in range(30):
        ask_for_account(f"a{number}", Purpose.SIGN_IN, address="10.0.0.1", now=NOON)
    with pytest.raises(TooMany):
        ask_for_account("b", Purpose.SIGN_IN, address="10.0.0.1", now=NOON)
    assert Attempt.objects.filter(act="ask").count() == 30


def test_a_new_password_by_code_ends_every_session() -> None:
    make_person(phone=PHONE)
    signed_in, browser = Browser(), Browser()
    signed_in.sign_in()
    ask(browser, PHONE, "reset")
    code = last_code(PHONE)
    assert browser.send("POST /session/reset", {"code": code, "password": "short"})[0] == 422
    assert signed_in.who() == "wang"
    assert browser.send("POST /session/reset", {"code": code, "password": "sha-mo-bi-ru"})[0] == 204
    assert (signed_in.who(), browser.who()) == (None, None)
    assert [browser.sign_in(password=word)[0] for word in (PASSWORD, "sha-mo-bi-ru")] == [401, 200]
    assert browser.send("POST /session/reset", {"code": code, "password": "mu-tou-ren-wu"})[0] == 401


def test_a_code_opens_what_it_was_sent_for() -> None:
    make_person(phone=PHONE)
    browser = Browser()
    ask(browser, PHONE, "reset")
    assert browser.send("POST /session/code", {"code": last_code(PHONE)})[0] == 401
    assert ask(browser, PHONE, "register")[0] == 422
    assert browser.who() is None


def test_two_at_once_use_a_code_up_once() -> None:
    make_person(phone=PHONE)
    code_id = ask_for_account(PHONE, Purpose.SIGN_IN, address="10.0.0.1", now=NOON)
    shown = [show_code(code_id, last_code(PHONE), Purpose.SIGN_IN, address="10.0.0.1", now=NOON) for _ in range(2)]
    use_up(shown[0], now=NOON)
    with pytest.raises(NotSignedIn):
        use_up(shown[1], now=NOON)


def test_without_a_way_out_no_code_is_offered(settings: Settings) -> None:
    assert Browser().send("GET /ways")[1]["codes"] is True
    settings.SMS_GATEWAY = settings.SMTP_URL = ""
    assert Browser().send("GET /ways")[1]["codes"] is False
    make_person(phone=PHONE, mail=MAIL)
    assert ask(Browser(), PHONE)[0] == 202
    assert waiting_texts(PHONE) == []
