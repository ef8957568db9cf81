"""Units in tiers: an administrator sees what is under him and nothing else, also the moment after somebody changes."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client

from mainstay.directory.models import AccessRecord, Employment, Person, RoleGrant, Unit, UnitChange
from mainstay.directory.public import (
    RoleName,
    add_organisation,
    add_person,
    add_unit_below,
    employ_in,
    grant_role,
    root_of,
)

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
ROOT = "/api/directory"
T = UUID(int=7)

pytestmark = pytest.mark.django_db


class House:
    """An organisation with two departments, an administrator of each and one above both, and a clerk in the first."""

    def __init__(self) -> None:
        self.root = root_of(add_organisation("某市数据局").id)
        self.first, self.second = (add_unit_below(self.root, name, now=NOON) for name in ("网络安全科", "综合科"))
        Unit.objects.filter(pk=self.second).update(is_offered=True)
        for login, unit in (("clerk", self.first), ("one", self.first), ("two", self.second), ("above", self.root)):
            person = add_person(login, name=login, password=None, organisation_id=None, now=NOON)
            employ_in(person, unit, now=NOON)
            if login != "clerk":
                role = RoleName.UNIT_ADMINISTRATOR
                grant_role(person, role=role, contract_id=None, unit_id=unit, since=NOON)

    def call(self, login: str, verb: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
        client = Client()
        client.force_login(Person.objects.get(login=login))
        answer = getattr(client, verb)(f"{ROOT}{path}", body, content_type="application/json")
        return answer.status_code, answer.json() if answer.content else None

    def person(self, login: str) -> str:
        return str(Person.objects.get(login=login).id)

    def ask(self) -> str:
        status, change = self.call("clerk", "post", "/changes", {"unit_id": str(self.second), "reason": "岗位调整"})
        assert status == 201
        return str(change["id"])

    def decide(self, login: str, change: str, **body: Any) -> tuple[int, Any]:
        return self.call(login, "post", f"/changes/{change}/decision", {"agree": True} | body)

    def names(self, login: str, path: str = "/people") -> list[str]:
        page = self.call(login, "get", path)[1]
        return sorted(row["name"] for row in (page["items"] if isinstance(page, dict) else page))


@pytest.fixture
def house() -> House:
    return House()


def test_each_tier_sees_what_is_under_it(house: House) -> None:
    assert house.names("one") == ["clerk", "one"]
    assert house.names("two") == ["two"]
    assert house.names("above") == ["above", "clerk", "one", "two"]
    assert house.names("one", "/units") == ["网络安全科"]
    assert house.names("above", "/units") == ["某市数据局", "综合科", "网络安全科"]
    assert house.names("one", "/people?q=tw") == []
    assert house.call("clerk", "get", "/people")[0] == 403


def test_what_is_elsewhere_is_not_there(house: House) -> None:
    two = house.person("two")
    body = {"name": "x"}
    answers = [
        house.call("one", "get", f"/people/{two}"),
        house.call("one", "patch", f"/people/{two}", body),
        house.call("one", "get", f"/people?unit={house.second}"),
        house.call("one", "patch", f"/units/{house.second}", body),
        house.call("one", "post", "/units", {"parent_id": str(house.second), "name": "x"}),
        house.call("one", "post", "/people", {"login": "x", "unit_id": str(house.second)} | body),
    ]
    assert [status for status, _ in answers] == [404] * 6
    assert "综合科" not in str(answers)
    assert (Person.objects.count(), Unit.objects.count()) == (4, 3)


@pytest.mark.req("A-47")
def test_a_change_is_asked_decided_by_both_and_in_force_at_once(house: House) -> None:
    grant_role(UUID(house.person("clerk")), role=RoleName.VENDOR_SEAT, contract_id=T, unit_id=house.first, since=NOON)
    change = house.ask()
    assert house.decide("one", change)[1]["state"] == "asked"
    assert house.names("one") == ["clerk", "one"]
    assert house.decide("two", change)[1]["state"] == "done"
    assert (house.names("one"), house.names("two")) == (["one"], ["clerk", "two"])
    assert house.call("one", "get", f"/people/{house.person('clerk')}")[0] == 404
    assert not RoleGrant.objects.filter(contract_id=T, until__isnull=True).exists()
    assert Employment.objects.filter(person__login="clerk").count() == 2


@pytest.mark.req("A-47")
def test_no_department_elsewhere_is_named(house: House) -> None:
    change = house.ask()
    seen = {login: str(house.call(login, "get", "/changes")[1]) for login in ("one", "two", "above", "clerk")}
    house.decide("above", change)
    after = {login: str(house.call(login, "get", "/changes")[1]) for login in ("one", "two")}
    detail = str(house.call("two", "get", f"/people/{house.person('clerk')}")[1])
    for text in (seen["one"], after["one"]):
        assert ("网络安全科" in text, "综合科" in text, "其他部门" in text) == (True, False, True)
    for text in (seen["two"], after["two"], detail):
        assert ("网络安全科" in text, "综合科" in text, "其他部门" in text) == (False, True, True)
    assert all("网络安全科" in text and "综合科" in text for text in (seen["above"], seen["clerk"]))


def test_one_above_both_decides_for_both(house: House) -> None:
    assert house.decide("above", house.ask())[1]["state"] == "done"
    assert AccessRecord.objects.filter(what="change.agreed").count() == 1


def test_a_refused_change_moves_nobody(house: House) -> None:
    change = house.ask()
    assert house.decide("one", change, agree=False, note="人手不足")[1]["state"] == "refused"
    assert house.decide("two", change)[0] == 409
    assert house.names("one") == ["clerk", "one"]


def test_one_request_at_a_time_and_nobody_decides_about_himself(house: House) -> None:
    change = house.ask()
    assert house.call("clerk", "post", "/changes", {"unit_id": str(house.second), "reason": "x"})[0] == 409
    assert house.decide("clerk", change)[0] == 403
    assert house.call("clerk", "post", f"/changes/{change}/withdraw")[1]["state"] == "withdrawn"
    assert UnitChange.objects.count() == 1


def test_an_organisation_is_a_unit_and_whoever_belongs_to_one_works_in_it(house: House) -> None:
    admin = add_person("admin", name="admin", password=None, organisation_id=None, now=NOON)
    grant_role(admin, role=RoleName.ADMINISTRATOR, contract_id=None, since=NOON)
    status, unit = house.call("admin", "post", "/organisations", {"name": "某市统计局"})
    assert (status, unit["name"], unit["is_root"], unit["people"]) == (201, "某市统计局", True, 0)
    assert house.call("admin", "post", "/organisations", {"name": "某市统计局"})[0] == 409
    assert house.call("above", "post", "/organisations", {"name": "某县统计局"})[0] == 403
    assert Unit.objects.filter(parent__isnull=True).count() == 2
    add_person("new", name="new", password=None, organisation_id=add_organisation("某市统计局").id, now=NOON)
    assert house.names("admin", f"/people?unit={unit['id']}") == ["new"]
    assert house.names("above") == ["above", "clerk", "one", "two"]


def test_who_works_nowhere_is_placed_and_nobody_else(house: House) -> None:
    admin = add_person("admin", name="admin", password=None, organisation_id=None, now=NOON)
    grant_role(admin, role=RoleName.ADMINISTRATOR, contract_id=None, since=NOON)
    body = {"unit_id": str(house.second), "title": "科员"}
    before = Employment.objects.count()
    assert house.call("admin", "put", f"/people/{house.person('clerk')}/unit", body)[0] == 409
    assert house.call("above", "put", f"/people/{admin}/unit", body)[0] == 403
    assert Employment.objects.count() == before
    status, person = house.call("admin", "put", f"/people/{admin}/unit", body)
    assert (status, person["unit"]["zh"], person["title"]) == (200, "综合科", "科员")
    assert house.names("two") == ["admin", "two"]
    assert AccessRecord.objects.filter(what="person.placed").count() == 1


def test_the_list_of_units_names_their_administrators(house: House) -> None:
    units = house.call("above", "get", "/units")[1]
    assert {unit["name"]: [one["name"] for one in unit["administrators"]] for unit in units} == {
        "某市数据局": ["above"],
        "网络安全科": ["one"],
        "综合科": ["two"],
    }
    assert units[0]["administrators"][0]["id"] == house.person("above")


def test_a_unit_that_is_not_offered_cannot_be_chosen(house: House) -> None:
    Unit.objects.filter(pk=house.second).update(is_offered=False)
    assert house.call("clerk", "get", "/units/offered") == (200, [])
    assert house.call("clerk", "post", "/changes", {"unit_id": str(house.second), "reason": "x"})[0] == 404
    assert not UnitChange.objects.exists()


def test_nobody_promotes_himself(house: House) -> None:
    clerk = house.person("clerk")
    assert house.call("one", "put", f"/units/{house.first}/administrators/{clerk}")[0] == 403
    assert house.call("above", "put", f"/units/{house.first}/administrators/{clerk}")[0] == 204
    assert house.names("clerk") == ["clerk", "one"]
    assert house.call("above", "delete", f"/units/{house.first}/administrators/{clerk}")[0] == 204
    assert house.call("clerk", "get", "/people")[0] == 403


def reach(login: str) -> tuple[str, str, bool]:
    person = Person.objects.get(login=login)
    return person.phone, person.mail, person.is_active


def test_nobody_moves_the_number_of_whose_roles_reach_further(house: House) -> None:
    auditor = add_person("auditor", name="auditor", password=None, organisation_id=None, now=NOON)
    grant_role(auditor, role=RoleName.AUDITOR, contract_id=None, since=NOON)
    for login in ("auditor", "above"):
        employ_in(Person.objects.get(login=login).id, house.first, now=NOON)
    kept = {"name": "王芳", "title": "科长", "phone": "", "mail": ""}
    for login in ("auditor", "above"):
        path, before = f"/people/{house.person(login)}", reach(login)
        for stolen in ({"phone": "13900000009"}, {"mail": "thief@bureau.example"}, {"is_active": False}):
            assert house.call("one", "patch", path, {**kept, "is_active": True, **stolen})[0] == 403
            assert reach(login) == before
        assert house.call("one", "patch", path, {**kept, "is_active": True})[0] == 200
    status, _ = house.call("one", "patch", f"/people/{house.person('clerk')}", {**kept, "phone": "13900000009"})
    assert (status, reach("clerk")) == (200, ("13900000009", "", True))


def test_a_unit_with_people_in_it_stays_open(house: House) -> None:
    assert house.call("above", "post", f"/units/{house.first}/close")[0] == 409
    assert house.call("above", "post", "/units", {"parent_id": str(house.root), "name": "综合科"})[0] == 409
    assert Unit.objects.filter(closed_at__isnull=True).count() == 3


@pytest.mark.req("A-36")
def test_the_paged_export_equals_the_database(house: House) -> None:
    for number in range(5):
        with transaction.atomic():
            add_person(f"p{number}", name="张三", password=None, organisation_id=None, now=NOON)
    admin = add_person("admin", name="admin", password=None, organisation_id=None, now=NOON)
    grant_role(admin, role=RoleName.ADMINISTRATOR, contract_id=None, since=NOON)
    found: list[dict[str, Any]] = []
    cursor = ""
    while True:
        page = house.call("admin", "get", f"/people/export?limit=3{cursor}")[1]
        found += page["items"]
        if page["next"] is None:
            break
        cursor = f"&cursor={page['next']}"
    rows = Person.objects.values_list("id", "login", "name", "phone", "mail", "is_active")
    keys = ("id", "login", "name", "phone", "mail", "is_active")
    assert {tuple(one[key] for key in keys) for one in found} == {(str(row[0]), *row[1:]) for row in rows}
    assert (len(found), AccessRecord.objects.filter(what="people.export").count()) == (10, 4)
