"""From a number to a person: the code, the application, yes and no, and what the applicant may do meanwhile."""

from typing import Any
from uuid import UUID

import pytest
from pytest_django import Settings

from mainstay.account.models import Registration, RegistrationPlace
from mainstay.directory.public import RoleName, add_organisation, find_person, list_people
from mainstay.kernel.time import now

from .make import PASSWORD, Browser, last_code, make_person, waiting_texts

pytestmark = pytest.mark.django_db
PHONE = "13900000007"


@pytest.fixture(autouse=True)
def ways(settings: Settings) -> None:
    settings.SMS_GATEWAY, settings.ADDRESS = "sms.yaml", "https://desk.example"


@pytest.fixture
def place(admin: Browser) -> UUID:
    """A unit that takes registrations, beside one that does not."""
    add_organisation("乙公司")
    place = add_organisation("甲局").id
    assert admin.send("PUT /registrations/places", {"open": [str(place)]})[0] == 200
    return place


def apply(place: UUID, *, phone: str = PHONE, browser: Browser | None = None, **changes: Any) -> tuple[int, Any]:
    browser = browser or Browser()
    assert browser.send("POST /registrations/code", {"phone": phone})[0] == 202
    given = {"code": last_code(PHONE), "name": "周知秋", "organisation_id": str(place), "password": PASSWORD}
    return browser.send("POST /registrations", given | changes)


@pytest.mark.req("A-34")
def test_from_a_number_to_a_person_who_signs_in(admin: Browser, place: UUID) -> None:
    browser = Browser()
    assert browser.send("GET /places")[1] == {"items": [{"id": str(place), "name": "甲局"}]}
    assert apply(place, browser=browser) == (201, {"phone": PHONE})
    assert browser.sign_in(PHONE)[0] == 401
    (waiting,) = admin.send("GET /registrations")[1]["items"]
    assert (waiting["name"], waiting["phone"], waiting["organisation"]) == ("周知秋", PHONE, "甲局")
    status, decided = admin.send(f"POST /registrations/{waiting['id']}/approval")
    assert (status, decided["state"], decided["decided_by"]) == (200, "approved", "王芳")
    assert waiting_texts(PHONE)[-1] == "【砥柱】周知秋您好，您的注册申请已通过，可使用手机号登录。"
    assert browser.sign_in("139 0000 0007")[0] == 200
    assert browser.who() == PHONE
    person = find_person(PHONE)
    assert person
    (facts,) = list_people([person], now=now())
    assert (facts.name, facts.organisation, facts.phone, facts.grants) == ("周知秋", "甲局", PHONE, ())


def test_a_decided_registration_keeps_no_password_and_is_decided_once(admin: Browser, place: UUID) -> None:
    apply(place)
    row = Registration.objects.get()
    assert PASSWORD not in row.password
    assert row.password
    for status in (200, 409):
        assert admin.send(f"POST /registrations/{row.id}/approval")[0] == status
    assert admin.send(f"POST /registrations/{row.id}/refusal", {"note": "x"})[0] == 409
    assert Registration.objects.get().password == ""
    assert len(list_people(now=now())) == 2


def test_who_is_declined_reads_why_and_may_try_again(admin: Browser, place: UUID) -> None:
    browser = Browser()
    apply(place, browser=browser)
    row = Registration.objects.get()
    assert admin.send(f"POST /registrations/{row.id}/refusal", {"note": "请填写真实姓名"})[0] == 200
    assert waiting_texts(PHONE)[-1] == "【砥柱】周知秋您好，您的注册申请未通过：请填写真实姓名"
    assert browser.sign_in(PHONE)[0] == 401
    assert find_person(PHONE) is None
    assert [one["note"] for one in admin.send("GET /registrations?state=declined")[1]["items"]] == ["请填写真实姓名"]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"password": "short"}, 422),
        ({"password": PHONE}, 422),
        ({"code": "abcdef"}, 401),
        ({"name": ""}, 422),
        ({"name": "<b>x"}, 422),
        ({"organisation_id": str(UUID(int=4))}, 422),
        ({"organisation_id": "x"}, 422),
        ({"role": "administrator"}, 422),
    ],
)
def test_a_bad_application_is_not_kept(place: UUID, changes: dict[str, Any], status: int) -> None:
    assert apply(place, **changes)[0] == status
    assert not Registration.objects.exists()


def test_a_number_with_an_account_is_told_so_only_to_its_owner(place: UUID) -> None:
    make_person(phone=PHONE)
    assert apply(place)[0] == 409
    assert not Registration.objects.exists()


@pytest.mark.parametrize("phone", ["12345", "010-86000000", "", "139000000071"])
def test_only_a_mobile_number_is_sent_a_code(place: UUID, phone: str) -> None:
    assert Browser().send("POST /registrations/code", {"phone": phone})[0] == 422


def test_one_number_waits_once(admin: Browser, place: UUID) -> None:
    row = {"phone": PHONE, "name": "甲", "organisation_id": place, "password": "x", "language": "zh", "at": now()}
    Registration.objects.create(**row)
    assert apply(place)[0] == 201
    assert [(one.name, one.state) for one in Registration.objects.all()] == [("周知秋", "waiting")]


def test_registrations_are_the_administrators(place: UUID) -> None:
    apply(place)
    row = Registration.objects.get()
    make_person("auditor", role=RoleName.AUDITOR)
    browser = Browser()
    browser.sign_in("auditor")
    orders = ("GET /registrations", f"POST /registrations/{row.id}/approval", "GET /registrations/places")
    assert [browser.send(order)[0] for order in orders] == [403, 403, 403]
    assert browser.send("PUT /registrations/places", {"open": []})[0] == 403
    assert Registration.objects.get().state == "waiting"
    assert RegistrationPlace.objects.count() == 1


def test_a_unit_that_is_not_there_takes_nobody(admin: Browser, place: UUID) -> None:
    assert admin.send("PUT /registrations/places", {"open": [str(UUID(int=3))]})[0] == 404
    assert RegistrationPlace.objects.get().organisation_id == place
