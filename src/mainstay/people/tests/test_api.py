"""Rosters over the API: both sides read, the vendor's managers write, the past stays, every change is kept."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.contracts.public import load_contract
from mainstay.contracts.tests.make import SMALL
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.ledger import Head, check_chain, read_stream
from mainstay.kernel.time import real_now, tell_time_by
from mainstay.people.models import Roster, ShiftRow
from mainstay.people.public import OnDuty, who_is_on_duty

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)  # Monday, 09:00 in Beijing
ROLES = {
    "contact": RoleName.CUSTOMER_CONTACT,
    "engineer": RoleName.VENDOR_ENGINEER,
    "second": RoleName.VENDOR_ENGINEER,
    "manager": RoleName.VENDOR_PROJECT_MANAGER,
    "director": RoleName.VENDOR_MANAGER,
}


class Office:
    """A contract, its people by login, and calls in their names."""

    def __init__(self) -> None:
        self.contract = load_contract(SMALL, actor=None, now=NINE).contract_id
        self.people: dict[str, UUID] = {}
        for login, role in ROLES.items():
            self.people[login] = add_person(login, name=login, password=None, organisation_id=None, now=NINE)
            grant_role(self.people[login], role=role, contract_id=self.contract, since=NINE - timedelta(days=1))
        self.people["stranger"] = add_person("stranger", name="stranger", password=None, organisation_id=None, now=NINE)

    def call(self, login: str, verb: str, path: str = "", body: Any = None) -> tuple[int, Any]:
        client = Client()
        client.force_login(get_user_model().objects.get(pk=self.people[login]))
        address = f"/api/people/rosters/{self.contract}{path}"
        sent = json.dumps(body) if body is not None else ""
        answer = client.generic(verb, address, sent, content_type="application/json")
        return answer.status_code, answer.json()

    def put_on(self, login: str, who: str = "engineer", **others: Any) -> tuple[int, Any]:
        body = {"role": "vendor_engineer", "person_id": str(self.people[who]), "weekdays": [0, 1, 2, 3, 4]}
        return self.call(
            login, "POST", "/shifts", body | {"first_day": "2026-10-12", "starts": "08:30", "ends": "17:30"} | others
        )

    def on_duty(self, moment: datetime) -> dict[str, OnDuty]:
        return who_is_on_duty(self.contract, at=moment, timezone="Asia/Shanghai")


@pytest.fixture
def office(db: None) -> Any:
    tell_time_by(lambda: NINE)
    yield Office()
    tell_time_by(real_now)


@pytest.mark.parametrize("login", ["manager", "director"])
def test_managers_put_people_on(office: Office, login: str) -> None:
    status, shift = office.put_on(login)
    assert (status, shift["name"], shift["last_day"]) == (201, "engineer", None)
    assert office.on_duty(NINE) == {"vendor_engineer": OnDuty((office.people["engineer"],))}
    assert office.on_duty(NINE + timedelta(hours=9)) == {}


@pytest.mark.parametrize("login", ["engineer", "contact", "stranger"])
def test_nobody_else_does(office: Office, login: str) -> None:
    assert office.put_on(login)[0] == 403
    assert (ShiftRow.objects.count(), Roster.objects.count()) == (0, 0)


@pytest.mark.parametrize(("login", "status"), [("contact", 200), ("engineer", 200), ("stranger", 404)])
def test_both_sides_read(office: Office, login: str, status: int) -> None:
    office.put_on("manager")
    answer = office.call(login, "GET")
    assert answer[0] == office.call(login, "GET", "/history")[0] == status
    if status == 200:
        assert (answer[1]["may_edit"], answer[1]["people"]) == (False, [])


def test_a_week_tells_turns_and_gaps_by_the_contracts_hours(office: Office) -> None:
    office.put_on("manager", weekdays=[0, 1, 2, 3, 4, 5, 6], starts="00:00", ends="00:00", last_day="2026-10-16")
    week = office.call("manager", "GET", "?day=2026-10-14")[1]
    engineers = next(role for role in week["roles"] if role["role"] == "vendor_engineer")
    assert (week["monday"], week["clause"], len(engineers["turns"])) == ("2026-10-12", "第三条", 5)
    assert engineers["gaps"] == [{"begins": "2026-10-16T16:00:00Z", "ends": "2026-10-18T16:00:00Z"}]
    assert [role["gaps"] for role in week["roles"] if role["role"] != "vendor_engineer"] == [[]] * 4
    assert [person["name"] for person in week["people"]] == ["director", "engineer", "manager", "second"]


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"first_day": "2026-10-11"}, 409),
        ({"role": "vendor_expert"}, 409),
        ({"person_id": str(UUID(int=5))}, 409),
        ({"weekdays": [7]}, 422),
        ({"starts": "24:30"}, 422),
        ({"surprise": 1}, 422),
    ],
)
def test_what_is_refused_changes_nothing(office: Office, change: dict[str, Any], status: int) -> None:
    office.put_on("manager", who="second")
    assert office.put_on("manager", **change)[0] == status
    assert (ShiftRow.objects.count(), Roster.objects.get().seq) == (1, 1)


def test_a_shift_ends_from_today_on_and_the_past_stays(office: Office) -> None:
    shift = office.put_on("manager")[1]["id"]
    tell_time_by(lambda: NINE + timedelta(days=2))
    assert office.call("manager", "POST", f"/shifts/{shift}/end", {"since": "2026-10-13"})[0] == 409
    assert office.call("engineer", "POST", f"/shifts/{shift}/end", {"since": "2026-10-14"})[0] == 403
    assert office.call("manager", "POST", f"/shifts/{UUID(int=9)}/end", {"since": "2026-10-14"})[0] == 404
    assert (
        office.call("manager", "POST", f"/shifts/{shift}/end", {"since": "2026-10-14"})[1]["last_day"] == "2026-10-13"
    )
    assert office.on_duty(NINE + timedelta(days=1)) != {}
    assert office.on_duty(NINE + timedelta(days=2)) == {}
    assert office.call("manager", "POST", f"/shifts/{shift}/end", {"since": "2026-10-14"})[0] == 409


def test_every_change_is_kept_in_a_whole_chain(office: Office) -> None:
    shift = office.put_on("manager")[1]["id"]
    office.call("director", "POST", f"/shifts/{shift}/end", {"since": "2026-10-14"})
    items = office.call("contact", "GET", "/history")[1]["items"]
    assert [(one["seq"], one["by"], one["role"]["zh"]) for one in items] == [
        (2, "director", "乙方负责人"),
        (1, "manager", "乙方项目经理"),
    ]
    assert (
        items[1]["what"]["zh"] == "新增班次：engineer，乙方工程师，每周一、二、三、四、五（自 2026-10-12） 08:30–17:30"
    )
    assert items[0]["what"]["en"] == (
        "Ended: engineer, vendor engineer, Mon, Tue, Wed, Thu, Fri from 2026-10-12 08:30–17:30, last on 2026-10-13"
    )
    roster = Roster.objects.get()
    assert check_chain(read_stream(f"roster:{office.contract}"), Head(roster.seq, bytes(roster.head_hash))) is None
    assert office.call("contact", "GET", "/history?before=2")[1]["items"] == items[1:]
