"""Service accounts in tiers: a unit's administrator keeps those under him, sees no other, and gains no role by it."""

from typing import Any
from uuid import UUID

import pytest
from django.db import connection

from mainstay.account.models import ApiToken
from mainstay.directory.public import (
    RoleName,
    add_organisation,
    add_unit_below,
    employ_in,
    find_person,
    grant_role,
    list_people,
    root_of,
)
from mainstay.kernel.errors import Refused
from mainstay.kernel.time import now

from .make import NOON, Browser, make_person
from .test_tokens import LISTS, make, recorded, use

pytestmark = pytest.mark.django_db
T = UUID(int=7)


class House:
    """An organisation with two departments, an administrator of each, one above both, and one of everything."""

    def __init__(self) -> None:
        self.root = root_of(add_organisation("某市数据局").id)
        self.first, self.second = (add_unit_below(self.root, name, now=NOON) for name in ("网络安全科", "综合科"))
        make_person("admin", role=RoleName.ADMINISTRATOR)
        self.browsers = {"admin": Browser()}
        for login, unit in (("one", self.first), ("two", self.second), ("above", self.root)):
            role = RoleName.UNIT_ADMINISTRATOR
            grant_role(make_person(login), role=role, contract_id=None, unit_id=unit, since=NOON)
            self.browsers[login] = Browser()
        for login, browser in self.browsers.items():
            assert browser.sign_in(login)[0] == 200

    def add(self, keeper: str, login: str, unit: UUID | None) -> tuple[int, Any]:
        given = {"login": login, "name": f"{login} 程序", "unit_id": str(unit) if unit else None}
        return self.browsers[keeper].send("POST /services", given)

    def made(self, keeper: str, login: str, unit: UUID | None) -> str:
        status, account = self.add(keeper, login, unit)
        assert status == 201
        return str(account["id"])

    def seen(self, keeper: str) -> list[str]:
        return [one["login"] for one in self.browsers[keeper].send("GET /services")[1]["items"]]

    def token(self, keeper: str, account: str, *scopes: str) -> tuple[int, Any]:
        return make(self.browsers[keeper], *(scopes or (LISTS,)), path=f"/services/{account}/tokens")

    def refused(self, keeper: str, account: str) -> list[int]:
        """What an administrator is answered who renames, closes, makes and revokes a token of an account."""
        path, browser = f"/services/{account}", self.browsers[keeper]
        token = ApiToken.objects.filter(person_id=account).values_list("pk", flat=True).first() or T
        given = {"name": "别的名称", "is_active": False}
        done = (browser.send(f"PUT {path}", given), self.token(keeper, account))
        return [*(status for status, _ in done), browser.send(f"DELETE {path}/tokens/{token}")[0]]


@pytest.fixture
def house() -> House:
    return House()


def kept() -> list[tuple[str, bool, int]]:
    """Every service account: its name, whether it is open, how many of its tokens count."""
    found = (list_people([find_person(login) or T], now=NOON) for login in ("alarm", "backup", "whole"))
    return [
        (one.name, one.is_active, ApiToken.objects.filter(person_id=one.id, revoked_at__isnull=True).count())
        for people in found
        for one in people
    ]


@pytest.mark.req("A-47")
def test_each_tier_keeps_the_accounts_under_it(house: House) -> None:
    house.made("one", "alarm", house.first)
    house.made("above", "backup", house.second)
    house.made("admin", "whole", None)
    seen = {login: house.seen(login) for login in house.browsers}
    assert seen == {
        "admin": ["alarm", "backup", "whole"],
        "one": ["alarm"],
        "two": ["backup"],
        "above": ["alarm", "backup"],
    }
    shown = house.browsers["admin"].send("GET /services")[1]["items"]
    assert [(one["unit_id"], one["unit"]) for one in shown] == [
        (str(house.first), "网络安全科"),
        (str(house.second), "综合科"),
        (None, ""),
    ]


def test_an_account_elsewhere_is_not_there_and_stays_as_it_is(house: House) -> None:
    accounts = [house.made("two", "backup", house.second), house.made("admin", "whole", None)]
    assert [house.token("admin", account)[0] for account in accounts] == [201, 201]
    before = kept()
    assert [house.refused("one", account) for account in accounts] == [[404, 404, 404]] * 2
    assert (kept(), before) == ([("backup 程序", True, 1), ("whole 程序", True, 1)],) * 2
    assert [house.add("one", "alarm", unit)[0] for unit in (house.second, house.root, T)] == [404, 404, 404]
    assert find_person("alarm") is None


def test_a_unit_s_administrator_names_the_unit(house: House) -> None:
    status, told = house.add("one", "alarm", None)
    assert (status, told["problems"][0]["path"], find_person("alarm")) == (422, "unit_id", None)
    left = add_unit_below(house.first, "旧组", now=NOON)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_unit SET closed_at = now() WHERE id = %s", [left])
    assert (house.add("one", "alarm", left)[0], find_person("alarm")) == (409, None)


@pytest.mark.req("A-47")
def test_an_account_that_changes_unit_loses_its_tokens_and_its_keeper_at_once(house: House) -> None:
    account = house.made("one", "alarm", house.first)
    secret = house.token("one", account)[1]["secret"]
    assert use(secret)[0] == 200
    employ_in(UUID(account), house.second, now=now())
    assert (use(secret)[0], house.seen("one"), house.seen("two")) == (401, [], ["alarm"])
    assert (house.refused("one", account), kept()) == ([404, 404, 404], [("alarm 程序", True, 0)])


@pytest.mark.req("A-47")
def test_whose_administration_ends_keeps_nothing_from_then_on(house: House) -> None:
    account = house.made("one", "alarm", house.first)
    house.token("one", account)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE directory_rolegrant SET until = now() WHERE unit_id = %s", [house.first])
    assert house.browsers["one"].send("GET /services")[0] == 403
    assert (house.refused("one", account), kept()) == ([403, 403, 403], [("alarm 程序", True, 1)])


def test_a_unit_s_administrator_gives_no_roles(house: House) -> None:
    account = house.made("one", "alarm", house.first)
    given = {"role": RoleName.VENDOR_SEAT, "contract_id": str(T)}
    browser = house.browsers["one"]
    headers = {"x-csrftoken": browser.client.cookies["csrftoken"].value}
    address = f"/api/directory/people/{account}/roles"
    assert browser.client.post(address, given, content_type="application/json", headers=headers).status_code == 403
    assert list_people([UUID(account)], now=now())[0].grants == ()


def test_tokens_open_what_the_roles_of_the_account_allow_and_say_who_made_them(house: House) -> None:
    account = house.made("one", "alarm", house.first)
    assert (house.token("one", account, "intake.read")[0], ApiToken.objects.count()) == (422, 0)
    grant_role(UUID(account), role=RoleName.VENDOR_SEAT, contract_id=T, unit_id=house.first, since=NOON)
    status, token = house.token("one", account, "intake.read")
    assert (status, token["made_by"]) == (201, "王芳")
    assert [row for row in recorded() if row[0] in {"service.added", "token.made"}] == [
        ("service.added", "王芳", "alarm 程序", {}),
        ("token.made", "王芳", "alarm 程序：月报程序", {"scopes": "intake.read"}),
    ]


@pytest.mark.parametrize("role", [RoleName.AUDITOR, RoleName.ADMINISTRATOR, RoleName.UNIT_ADMINISTRATOR])
def test_an_account_of_a_unit_is_given_no_role_that_reaches_further(house: House, role: RoleName) -> None:
    account, whole = UUID(house.made("one", "alarm", house.first)), UUID(house.made("admin", "whole", None))
    unit = house.first if role is RoleName.UNIT_ADMINISTRATOR else None
    with pytest.raises(Refused):
        grant_role(account, role=role, contract_id=None, unit_id=unit, since=NOON)
    grant_role(whole, role=role, contract_id=None, unit_id=unit, since=NOON)
    assert [len(one.grants) for one in list_people([account, whole], now=NOON)] == [0, 1]


def test_an_account_with_a_role_over_all_contracts_is_kept_by_administrators_alone(house: House) -> None:
    whole = house.made("admin", "whole", None)
    grant_role(UUID(whole), role=RoleName.AUDITOR, contract_id=None, since=NOON)
    employ_in(UUID(whole), house.first, now=now())
    assert {login: house.seen(login) for login in house.browsers} == {
        "admin": ["whole"],
        "one": [],
        "two": [],
        "above": [],
    }
    assert [house.refused(login, whole) for login in ("one", "above")] == [[404, 404, 404]] * 2
    assert kept() == [("whole 程序", True, 0)]
