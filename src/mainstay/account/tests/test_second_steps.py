"""Second factors: an app, recovery codes, trusted devices, roles that need one."""

from datetime import timedelta

import pytest

from mainstay.account.models import Attempt, FactorRule, RecoveryCode, TotpSecret, TrustedDevice
from mainstay.account.public import clear_factors
from mainstay.account.rules.devices import device_of
from mainstay.account.rules.onetime import matching_step, written_secret
from mainstay.account.rules.steps import Factor, How, Next, Step, next_step
from mainstay.directory.public import RoleName
from mainstay.kernel.time import now

from .make import NOON, App, Browser, make_person

pytestmark = pytest.mark.django_db
SECOND = {"next": "second", "factors": ["recovery", "totp"]}


def show(browser: Browser, code: str, *, factor: str = "totp", trust: bool = False) -> int:
    return browser.send("POST /session/second", {"factor": factor, "code": code, "trust": trust})[0]


@pytest.mark.parametrize(
    ("factors", "how", "trusted", "required", "step"),
    [
        ((), How.PASSWORD, False, False, Step(Next.DONE)),
        ((), How.PASSWORD, False, True, Step(Next.ENROL)),
        ((Factor.RECOVERY,), How.PASSWORD, True, True, Step(Next.ENROL)),
        ((Factor.TOTP,), How.PASSWORD, False, False, Step(Next.SECOND, (Factor.TOTP,))),
        ((Factor.TOTP,), How.PASSWORD, True, True, Step(Next.DONE)),
        ((Factor.TOTP, Factor.PASSKEY), How.PASSKEY, False, True, Step(Next.DONE)),
    ],
)
def test_the_step_after_the_first(
    factors: tuple[Factor, ...], how: How, trusted: bool, required: bool, step: Step
) -> None:
    assert next_step(factors, how=how, trusted=trusted, required=required) == step


def test_passwords_of_rfc_6238() -> None:
    secret = b"12345678901234567890"
    moment = NOON.fromtimestamp(1111111109, NOON.tzinfo)
    assert matching_step(secret, "081804", now=moment) == 37037036
    assert matching_step(secret, " 081 804 ", now=moment + timedelta(seconds=30)) == 37037036
    assert matching_step(secret, "081804", now=moment + timedelta(seconds=60)) is None
    assert matching_step(secret, "", now=moment) is None
    assert written_secret(secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"


@pytest.mark.parametrize(
    ("agent", "words"),
    [("Mozilla/5.0 (X11; Linux x86_64) Firefox/140", "Firefox · Linux"), ("curl/8.1", "curl/8.1"), ("", "")],
)
def test_a_browser_in_a_few_words(agent: str, words: str) -> None:
    assert device_of(agent) == words


def test_with_an_app_a_sign_in_takes_two_steps() -> None:
    make_person()
    app = Browser().set_up_app()
    browser = Browser()
    assert browser.sign_in() == (200, SECOND)
    assert browser.who() is None
    assert show(browser, "000000") == 401
    assert browser.who() is None
    assert show(browser, app.shows(1)) == 200
    assert browser.who() == "wang"


def test_a_password_of_the_app_is_taken_once() -> None:
    make_person()
    app = Browser().set_up_app()
    browser = Browser()
    browser.sign_in()
    assert show(browser, app.shows()) == 401  # it has confirmed the app already
    assert show(browser, app.shows(1)) == 200
    again = Browser()
    again.sign_in()
    assert show(again, app.shows(1)) == 401


def test_without_a_first_step_there_is_no_second() -> None:
    make_person()
    app = Browser().set_up_app()
    assert show(Browser(), app.shows(1)) == 401


def test_a_second_step_comes_within_ten_minutes() -> None:
    make_person()
    app = Browser().set_up_app()
    browser = Browser()
    browser.sign_in()
    session = browser.client.session
    session["account.held"]["at"] = "2026-01-01T00:00:00.000000Z"
    session.save()
    assert show(browser, app.shows(1)) == 401


def test_five_wrong_codes_are_too_many() -> None:
    make_person()
    app = Browser().set_up_app()
    browser = Browser()
    browser.sign_in()
    assert [show(browser, "000000") for _ in range(6)] == [401] * 5 + [429]
    assert show(browser, app.shows(1)) == 429
    assert Attempt.objects.filter(act="factor").count() == 5


def test_a_recovery_code_counts_once() -> None:
    make_person()
    app = Browser().set_up_app()
    assert (len(app.recovery_codes), RecoveryCode.objects.count()) == (10, 10)
    statuses = []
    for typed in (app.recovery_codes[0].upper(), app.recovery_codes[0]):
        browser = Browser()
        browser.sign_in()
        statuses.append(show(browser, typed, factor="recovery"))
    assert statuses == [200, 401]
    assert not RecoveryCode.objects.filter(digest__in=app.recovery_codes).exists()


def test_new_recovery_codes_replace_the_old() -> None:
    make_person()
    browser = Browser()
    old = browser.set_up_app().recovery_codes
    fresh = browser.send("POST /recovery-codes")[1]["recovery_codes"]
    assert len(set(old) | set(fresh)) == 20
    other = Browser()
    other.sign_in()
    assert show(other, old[0], factor="recovery") == 401
    assert show(other, fresh[0], factor="recovery") == 200


def test_the_secret_of_an_app_is_not_readable_in_the_database() -> None:
    make_person()
    app = Browser().set_up_app()
    row = TotpSecret.objects.get()
    (kept,) = TotpSecret.objects.values_list("secret", flat=True)
    assert kept.startswith("s1.")
    assert written_secret(bytes.fromhex(row.secret)) == app.secret


def test_a_trusted_device_is_spared_until_its_trust_is_taken() -> None:
    make_person()
    app = Browser().set_up_app()
    browser = Browser()
    browser.sign_in()
    assert show(browser, app.shows(1), trust=True) == 200
    cookie = browser.client.cookies["mainstay_device"]
    assert (cookie["httponly"], cookie["path"], cookie["samesite"]) == (True, "/api/account", "Lax")
    assert TrustedDevice.objects.get().digest != cookie.value
    assert browser.sign_in()[1]["next"] == "done"
    assert Browser().sign_in()[1]["next"] == "second"
    (device,) = browser.send("GET /security")[1]["devices"]
    assert browser.send(f"DELETE /devices/{device['id']}")[0] == 204
    assert browser.sign_in()[1]["next"] == "second"


def test_trust_is_for_its_person_only_and_ends_with_its_days() -> None:
    make_person()
    app = Browser().set_up_app()
    browser = Browser()
    browser.sign_in()
    show(browser, app.shows(1), trust=True)
    TrustedDevice.objects.update(until=now())
    assert browser.sign_in()[1]["next"] == "second"
    make_person("zhang")
    stranger = Browser()
    stranger.sign_in("zhang")
    device = TrustedDevice.objects.get().id
    assert stranger.send(f"DELETE /devices/{device}")[0] == 404
    assert TrustedDevice.objects.count() == 1


def test_changing_factors_asks_again_who_one_is() -> None:
    make_person()
    browser = Browser()
    browser.set_up_app()
    session = browser.client.session
    session["account.shown"] = "2026-01-01T00:00:00.000000Z"
    session.save()
    for order in ("POST /totp", "DELETE /totp", "POST /recovery-codes", "POST /passkeys/challenge"):
        status, problem = browser.send(order)
        assert (status, problem["code"]) == (403, "confirm_first")
    assert browser.send("POST /confirm", {"password": "wrong"})[0] == 422
    assert browser.send("POST /confirm", {"password": "tan-gu-li-mo"})[0] == 204
    assert browser.send("DELETE /totp")[0] == 204
    assert (TotpSecret.objects.count(), RecoveryCode.objects.count()) == (0, 0)
    assert Browser().sign_in()[1]["next"] == "done"


def test_a_wrong_first_password_leaves_the_offer() -> None:
    make_person()
    browser = Browser()
    browser.sign_in()
    app = App(browser.send("POST /totp")[1]["secret"])
    assert browser.send("PUT /totp", {"code": "000000"})[0] == 422
    assert not TotpSecret.objects.exists()
    assert browser.send("PUT /totp", {"code": app.shows()})[0] == 200


def test_a_role_may_need_a_second_factor() -> None:
    make_person(role=RoleName.ADMINISTRATOR)
    admin = Browser()
    admin.sign_in()
    roles = admin.send("PUT /rules", {"required": ["administrator"]})[1]["roles"]
    assert [one["role"] for one in roles if one["required"]] == ["administrator"]
    browser = Browser()
    assert browser.sign_in()[1]["next"] == "enrol"
    assert browser.who() is None
    app = App(browser.send("POST /session/totp")[1]["secret"])
    status, codes = browser.send("PUT /session/totp", {"code": app.shows()})
    assert (status, len(codes["recovery_codes"]), browser.who()) == (200, 10, "wang")
    assert browser.send("DELETE /totp")[0] == 409
    assert TotpSecret.objects.count() == 1


def test_the_first_step_alone_does_not_replace_a_factor() -> None:
    make_person()
    Browser().set_up_app()
    browser = Browser()
    browser.sign_in()
    assert browser.send("POST /session/totp")[0] == 409
    assert browser.send("POST /totp")[0] == 401


def test_rules_are_the_administrators() -> None:
    make_person(role=RoleName.AUDITOR)
    browser = Browser()
    browser.sign_in()
    assert [browser.send("GET /rules")[0], browser.send("PUT /rules", {"required": ["auditor"]})[0]] == [403, 403]
    assert not FactorRule.objects.exists()


def test_lost_factors_are_cleared_and_sessions_end() -> None:
    person = make_person()
    browser = Browser()
    browser.set_up_app()
    clear_factors(person)
    assert browser.who() is None
    assert browser.sign_in()[1]["next"] == "done"
