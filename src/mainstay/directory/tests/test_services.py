"""People, roles and attempts to sign in."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import override_settings

from mainstay.directory.models import Organisation, Person, RoleGrant, SignInAttempt
from mainstay.directory.public import (
    Actor,
    RoleName,
    actor_of,
    add_organisation,
    add_person,
    find_person,
    get_actor,
    grant_role,
    is_administrator,
    list_people,
    may_see_contract,
    roles_on,
    set_password,
)
from mainstay.directory.services import check_sign_in, forget_old_attempts
from mainstay.kernel.errors import Malformed, NotFound, NotSignedIn, Refused, TooMany

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
HERE, THERE = UUID(int=1), UUID(int=2)
PASSWORD = "tan-gu-li-mo"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def quick_hash() -> Iterator[None]:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]):
        yield


def add(login: str = "wang") -> UUID:
    return add_person(login, name="王芳", password=PASSWORD, organisation_id=None, now=NOON)


def attempt(login: str = "wang", password: str = "wrong", *, address: str = "10.0.0.1", minutes: float = 0) -> Person:
    return check_sign_in(login, password, address=address, now=NOON + timedelta(minutes=minutes))


def test_a_person_with_a_role_is_an_actor() -> None:
    organisation = add_organisation("某局")
    person = add_person("wang", name="王芳", password=PASSWORD, organisation_id=organisation.id, now=NOON)
    grant_role(person, role=RoleName.CUSTOMER_CONTACT, contract_id=HERE, since=NOON)
    actor = get_actor(person, now=NOON)
    assert (actor.name, actor.organisation) == ("王芳", "某局")
    assert [grant.role for grant in roles_on(actor, HERE)] == [RoleName.CUSTOMER_CONTACT]
    assert may_see_contract(actor, HERE)
    assert not may_see_contract(actor, THERE)
    assert not is_administrator(actor)


def test_a_role_counts_from_its_day_to_its_end() -> None:
    person = add()
    grant_role(person, role=RoleName.VENDOR_SEAT, contract_id=HERE, since=NOON)
    RoleGrant.objects.update(until=NOON + timedelta(days=1))
    moments = [NOON - timedelta(seconds=1), NOON, NOON + timedelta(hours=23), NOON + timedelta(days=1)]
    assert [len(get_actor(person, now=moment).grants) for moment in moments] == [0, 1, 1, 0]


def test_the_same_role_is_granted_once() -> None:
    person = add()
    for _ in range(2):
        grant_role(person, role=RoleName.VENDOR_SEAT, contract_id=HERE, since=NOON)
    assert RoleGrant.objects.count() == 1


def test_a_role_on_a_contract_needs_its_contract() -> None:
    with pytest.raises(Refused):
        grant_role(add(), role=RoleName.VENDOR_SEAT, contract_id=None, since=NOON)
    assert not RoleGrant.objects.exists()


def test_the_administrator_sees_every_contract() -> None:
    person = add()
    grant_role(person, role=RoleName.ADMINISTRATOR, contract_id=None, since=NOON)
    actor = get_actor(person, now=NOON)
    assert is_administrator(actor)
    assert may_see_contract(actor, THERE)


def test_who_has_left_is_no_actor() -> None:
    person = add()
    Person.objects.update(is_active=False)
    assert actor_of(person, now=NOON) is None
    with pytest.raises(NotFound):
        get_actor(person, now=NOON)


def test_logins_are_one_spelling() -> None:
    person = add(" Wang ")
    assert find_person("WANG") == person
    with pytest.raises(Refused):
        add("wang")
    assert [one.login for one in list_people(now=NOON)] == ["wang"]


@pytest.mark.parametrize("password", ["short", "password1234", "wangwangwa"])
def test_weak_passwords_are_refused(password: str) -> None:
    login = "wangwangwang"
    with pytest.raises(Malformed):
        add_person(login, name="王芳", password=password, organisation_id=None, now=NOON)
    assert not Person.objects.exists()


def test_organisations_are_made_once() -> None:
    assert add_organisation("某局") == add_organisation("某局")
    assert Organisation.objects.count() == 1


def test_the_right_password_signs_in_and_forgets_failures() -> None:
    person = add()
    with pytest.raises(NotSignedIn):
        attempt()
    assert attempt("WANG", PASSWORD).id == person
    assert not SignInAttempt.objects.exists()


@pytest.mark.parametrize("login", ["wang", "nobody", "a\0b", "x" * 500])
def test_a_wrong_login_and_a_wrong_password_sound_alike(login: str) -> None:
    add()
    with pytest.raises(NotSignedIn) as said:
        attempt(login)
    assert said.value.zh == "登录名或密码不正确。"


def test_a_person_without_a_password_does_not_sign_in() -> None:
    add_person("colleague", name="陈", password=None, organisation_id=None, now=NOON)
    with pytest.raises(NotSignedIn):
        attempt("colleague", "")


def test_ten_failures_stop_a_login_from_everywhere() -> None:
    add()
    for number in range(10):
        with pytest.raises(NotSignedIn):
            attempt(address=f"10.0.0.{number}")
    with pytest.raises(TooMany):
        attempt(password=PASSWORD, address="10.9.9.9")
    assert attempt(password=PASSWORD, minutes=16).login == "wang"


def test_a_hundred_failures_stop_an_address() -> None:
    add()
    SignInAttempt.objects.bulk_create(
        [SignInAttempt(login_digest=str(number), address="10.0.0.1", at=NOON) for number in range(100)]
    )
    with pytest.raises(TooMany):
        attempt(password=PASSWORD)
    assert attempt(password=PASSWORD, address="10.0.0.2").login == "wang"
    assert forget_old_attempts(now=NOON + timedelta(minutes=16)) == 100


def test_signing_in_forgets_what_no_longer_counts() -> None:
    add()
    old = SignInAttempt(login_digest="somebody", address="10.0.0.7", at=NOON)
    recent = SignInAttempt(login_digest="somebody", address="10.0.0.7", at=NOON + timedelta(minutes=10))
    SignInAttempt.objects.bulk_create([old, recent])
    attempt(password=PASSWORD, minutes=16)
    assert [one.at for one in SignInAttempt.objects.all()] == [recent.at]


def test_what_was_typed_as_login_is_not_kept() -> None:
    with pytest.raises(NotSignedIn):
        attempt("my-secret-password")
    assert "my-secret-password" not in str(SignInAttempt.objects.values().get())


def test_a_new_password_replaces_the_old() -> None:
    add()
    set_password("wang", password="sha-mo-bi-ru")
    assert attempt(password="sha-mo-bi-ru").login == "wang"
    with pytest.raises(NotFound):
        set_password("nobody", password="sha-mo-bi-ru")


def test_an_actor_without_roles_sees_nothing() -> None:
    assert not may_see_contract(Actor(HERE, "某人", ""), THERE)
