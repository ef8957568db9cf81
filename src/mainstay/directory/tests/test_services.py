"""People, their roles and their passwords."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.test import override_settings

from mainstay.directory.models import Organisation, Person, RoleGrant
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
    set_reach,
)
from mainstay.directory.public.accounts import change_password, find_account, password_is
from mainstay.kernel.errors import Malformed, NotFound, Refused

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


@pytest.mark.parametrize(
    "password", ["Mainstay-2026!", "dizhu20261129", "砥柱砥柱2026年11", "某市税务局2026011", "Engineer#12345"]
)
def test_names_of_this_place_are_no_passwords(password: str) -> None:
    office = add_organisation("某市税务局").id
    with pytest.raises(Malformed) as told:
        add_person("wang", name="王芳", password=password, organisation_id=office, now=NOON)
    assert [problem.zh for problem in told.value.problems] == ["密码不能只由本系统、角色或所在单位的名称加数字组成。"]
    assert not Person.objects.exists()


def test_a_name_of_this_place_among_other_words_is_no_harm() -> None:
    add_person("wang", name="王芳", password="mainstay-hu-po-xiang", organisation_id=None, now=NOON)
    assert Person.objects.count() == 1


def test_organisations_are_made_once() -> None:
    assert add_organisation("某局") == add_organisation("某局")
    assert Organisation.objects.count() == 1


def test_a_password_is_its_person_s_alone() -> None:
    person = add()
    assert password_is(person, PASSWORD)
    assert not password_is(person, "wrong")
    assert not password_is(None, PASSWORD)
    Person.objects.update(is_active=False)
    assert not password_is(person, PASSWORD)


def test_a_person_without_a_password_has_none() -> None:
    person = add_person("colleague", name="陈", password=None, organisation_id=None, now=NOON)
    assert not password_is(person, "")


def test_a_new_password_replaces_the_old() -> None:
    person = add()
    change_password(person, password="sha-mo-bi-ru")
    assert [password_is(person, word) for word in (PASSWORD, "sha-mo-bi-ru")] == [False, True]


@pytest.mark.parametrize("typed", ["wang", " WANG ", "139 0000 0001", "+86 13900000001", "Wang@Bureau.example"])
@pytest.mark.req("A-34")
def test_the_kind_of_account_is_recognised(typed: str) -> None:
    person = add()
    set_reach(person, phone="13900000001", mail="wang@bureau.example")
    assert find_account(typed) == person


def test_a_number_that_two_people_share_means_neither() -> None:
    for login in ("wang", "zhang"):
        set_reach(add(login), phone="13900000001", mail="")
    assert find_account("13900000001") is None
    assert find_account("") is None


def test_an_actor_without_roles_sees_nothing() -> None:
    assert not may_see_contract(Actor(HERE, "某人", ""), THERE)
