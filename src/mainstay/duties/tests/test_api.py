"""Duties over HTTP: what each sees, acts, files, days, plans, calendar addresses; hostile input changes nothing."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from icalendar import Calendar

from mainstay.duties.models import Duty
from mainstay.kernel.files import store_bytes
from mainstay.kernel.time import now

from .make import CONTRACT, PASSWORD, Office, counts, make_office

pytestmark = pytest.mark.django_db
ROOT = "/api/duties"
ALIVE = CONTRACT.replace("end: 2026-12-31", "end: 2099-12-31").replace("holidays: true", "holidays: false")


def signed_in(office: Office, role: str, **where: Any) -> Client:
    office.person(role, **where)
    login = role if where.get("contract") is None else f"{role}-{where['contract']}"
    client = Client()
    body = {"login": login, "password": PASSWORD}
    assert client.post("/api/account/session", body, "application/json").status_code == 200
    return client


def send(client: Client, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    answer = client.post(path, json.dumps(body, default=str), "application/json")
    return answer.status_code, answer.json()


def test_a_list_in_the_order_in_which_duties_fall_due() -> None:
    office = make_office()
    client = signed_in(office, "customer_contact")
    page = client.get(f"{ROOT}?limit=3").json()
    assert [(one["obligation"], one["due"]) for one in page["items"]] == [
        ("yearly", None),
        ("payment", "2026-03-10T16:00:00Z"),
        ("backup", "2026-03-31T16:00:00Z"),
    ]
    following = client.get(f"{ROOT}?limit=3&cursor={page['next']}").json()
    assert [one["due"] for one in following["items"]] == ["2026-04-08T09:00:00Z"] * 2 + ["2026-04-10T16:00:00Z"]
    assert {one["obligation"] for one in following["items"]} == {"inspection", "health-check", "payment"}
    assert page["items"][1]["clause"]["heading"] == {"zh": "响应", "en": "响应"}


def test_filters_narrow() -> None:
    office = make_office()
    client = signed_in(office, "auditor", contract=None)
    for query, expected in (
        ("owner=customer", {"payment"}),
        ("obligation=backup", {"backup"}),
        ("state=void", set()),
        ("late=true", set()),
        ("until=2026-03-11T00:00:00Z", {"yearly", "payment"}),
        (f"contract={uuid4()}", set()),
    ):
        found = client.get(f"{ROOT}?{query}&limit=200").json()["items"]
        assert {one["obligation"] for one in found} == expected, query


def test_what_one_may_not_see_does_not_exist() -> None:
    office = make_office()
    duty = office.duty("backup:2026-03-01")
    stranger = signed_in(office, "vendor_manager", contract=uuid4())
    before = counts()
    assert stranger.get(ROOT).json()["items"] == []
    assert stranger.get(f"{ROOT}/days?first=2026-01-01&last=2026-12-31").json() == []
    assert stranger.get(f"{ROOT}/{duty.id}").status_code == 404
    order = {"act": "excuse", "expected_seq": 0, "note": "x"}
    assert send(stranger, f"{ROOT}/{duty.id}/entries", order)[0] == 404
    assert stranger.get(f"{ROOT}/plan/{office.contract_id}").status_code == 404
    assert Client().get(f"{ROOT}/{duty.id}").status_code == 401
    assert counts() == before


def test_days_count_what_is_due_at_midnight_for_the_day_before() -> None:
    office = make_office()
    client = signed_in(office, "customer_contact")
    found = client.get(f"{ROOT}/days?first=2026-03-01&last=2026-04-08").json()
    assert found == [
        {"day": "2026-03-10", "total": 1, "unfinished": 1, "late": 0},
        {"day": "2026-03-31", "total": 1, "unfinished": 1, "late": 0},
        {"day": "2026-04-08", "total": 2, "unfinished": 2, "late": 0},
    ]


@pytest.mark.req("B-18")
def test_an_act_with_a_file_and_its_download_by_the_other_side() -> None:
    office = make_office(ALIVE)
    duty = office.duty("backup:2026-03-01")
    engineer, contact = signed_in(office, "vendor_engineer"), signed_in(office, "customer_contact")
    facts = store_bytes(b"%PDF-1.4\n", name="备份记录.pdf", uploaded_by=office.people["vendor_engineer"], now=now())
    order = {"act": "submit", "expected_seq": 0, "note": "已备份", "files": [facts.id]}
    status, shown = send(engineer, f"{ROOT}/{duty.id}/entries", order)
    assert (status, shown["state"], shown["entries"][1]["files"][0]["name"]) == (200, "done", "备份记录.pdf")
    got = contact.get(f"{ROOT}/files/{facts.id}")
    assert b"".join(got.streaming_content) == b"%PDF-1.4\n"  # type: ignore[attr-defined]  # a stream
    stranger = signed_in(office, "vendor_manager", contract=uuid4())
    assert stranger.get(f"{ROOT}/files/{facts.id}").status_code == 404
    seen = signed_in(office, "auditor").get("/api/directory/access?kind=read").json()["items"]
    assert [(row["what"], row["subject"], row["status"]) for row in seen] == [("duties.files", "备份记录.pdf", 200)]


@pytest.mark.parametrize(
    "order",
    [
        {"act": "submit", "expected_seq": 0},
        {"act": "submit", "expected_seq": 0, "note": "x", "files": [str(uuid4())]},
        {"act": "submit", "expected_seq": 0, "note": "x", "due": "2027-01-01T00:00:00Z"},
        {"act": "destroy", "expected_seq": 0, "note": "x"},
        {"act": "submit", "expected_seq": -1, "note": "x"},
        {"act": "submit", "expected_seq": 0, "note": "x", "state": "done"},
        {"act": "submit", "expected_seq": 0, "note": "a\0b"},
    ],
)
def test_malformed_orders_change_nothing(order: dict[str, Any]) -> None:
    office = make_office(ALIVE)
    duty, client = office.duty("backup:2026-03-01"), signed_in(office, "vendor_engineer")
    before = counts()
    assert send(client, f"{ROOT}/{duty.id}/entries", order)[0] == 422
    assert counts() == before


def test_open_acts_are_those_of_the_viewers_role() -> None:
    office = make_office(ALIVE)
    duty = office.duty("inspection:2026-01-01")
    shown = {
        role: [one["act"] for one in signed_in(office, role).get(f"{ROOT}/{duty.id}").json()["acts"]]
        for role in ("vendor_engineer", "customer_contact", "customer_approver", "auditor")
    }
    assert shown == {
        "vendor_engineer": ["submit", "comment"],
        "customer_contact": ["comment"],
        "customer_approver": ["excuse", "comment"],
        "auditor": [],
    }


@pytest.mark.req("A-11")
def test_the_plan_of_a_version_is_shown_before_it_is_signed() -> None:
    office = make_office(ALIVE)
    client = signed_in(office, "customer_contact")
    found = client.get(f"{ROOT}/plan/{office.contract_id}?version=1").json()
    assert {one["obligation"] for one in found["duties"]} == {
        "inspection",
        "health-check",
        "yearly",
        "backup",
        "payment",
    }
    assert [one["obligation"] for one in found["events"]] == ["report", "training", "filing"]
    assert found["gaps"] == []


def test_an_event_noted_over_the_api() -> None:
    office = make_office(ALIVE)
    client = signed_in(office, "customer_contact")
    moment = now()
    body = {"contract_id": office.contract_id, "obligation": "training", "what": "新员工培训", "happened_at": moment}
    status, shown = send(client, ROOT, body)
    assert (status, shown["cause"], shown["due"], [one["act"] for one in shown["acts"]]) == (
        201,
        "新员工培训",
        None,
        ["set_due", "comment"],
    )
    before = Duty.objects.count()
    assert send(client, ROOT, body | {"what": "a\nb"})[0] == 422
    assert Duty.objects.count() == before


def test_a_calendar_address_shows_ones_own_duties_until_it_is_revoked() -> None:
    office = make_office(ALIVE)
    client = signed_in(office, "customer_contact")
    status, made = send(client, f"{ROOT}/feeds", {})
    assert status == 201
    answer = Client().get(made["path"])
    todos = Calendar.from_ical(answer.content).walk("VTODO")
    assert answer.headers["Content-Type"].startswith("text/calendar")
    assert {str(one["summary"]) for one in todos} >= {"[T] 月度备份", "[T] 季度巡检"}
    assert "path" not in {name for name, value in client.get(f"{ROOT}/feeds").json()[0].items() if value}
    assert client.delete(f"{ROOT}/feeds/{made['id']}").status_code == 204
    assert Client().get(made["path"]).status_code == 404


def test_a_stranger_revokes_nothing() -> None:
    office = make_office(ALIVE)
    made = send(signed_in(office, "customer_contact"), f"{ROOT}/feeds", {})[1]
    assert signed_in(office, "vendor_engineer").delete(f"{ROOT}/feeds/{made['id']}").status_code == 404
    assert Client().get(made["path"]).status_code == 200


def test_five_addresses_are_enough() -> None:
    office = make_office(ALIVE)
    client = signed_in(office, "customer_contact")
    statuses = [send(client, f"{ROOT}/feeds", {})[0] for _ in range(6)]
    assert statuses == [201, 201, 201, 201, 201, 409]


def test_days_out_of_order_are_refused() -> None:
    client = signed_in(make_office(), "customer_contact")
    assert client.get(f"{ROOT}/days?first=2026-03-02&last=2026-03-01").status_code == 422
    assert client.get(f"{ROOT}/days?first=2026-03-02&last=2028-03-01").status_code == 422
