"""The desk over HTTP: what is shown, what is refused, how many queries it takes."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from mainstay.directory.public import RoleName, add_person, grant_role

from .make import NINE, Desk, make_desk

pytestmark = pytest.mark.django_db
CASES = "/api/desk/cases"


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def sign_in(desk: Desk | None, role: str, *, language: str = "zh") -> Client:
    """A browser in which somebody with this role is signed in."""
    person = add_person(role, name=role, password="tan-gu-li-mo", organisation_id=None, now=NINE)
    if desk is not None:
        grant_role(person, role=RoleName(role), contract_id=desk.contract_id, since=NINE)
    client = Client(headers={"accept-language": language})
    client.post("/api/account/session", {"login": role, "password": "tan-gu-li-mo"}, "application/json")
    return client


def post(client: Client, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    answer = client.post(path, json.dumps(body, default=str), "application/json")
    return answer.status_code, answer.json()


def report(client: Client, desk: Desk, **more: Any) -> tuple[int, Any]:
    body = {"contract_id": desk.contract_id, "title": "断网", "facts": {"level": "I"}, "reported_at": NINE} | more
    return post(client, CASES, body)


def test_a_case_from_report_to_close(desk: Desk) -> None:
    customer, vendor = sign_in(desk, "customer_contact"), sign_in(desk, "vendor_engineer")
    status, opened = report(customer, desk)
    assert (status, opened["number"], opened["state"]) == (201, "T-2026-00001", "reported")
    path = f"{CASES}/T-2026-00001/entries"
    for seq, client, body in (
        (1, vendor, {"act": "respond", "occurred_at": NINE + timedelta(minutes=5)}),
        (2, vendor, {"act": "resolve", "occurred_at": NINE + timedelta(minutes=50), "note": "重启"}),
        (3, customer, {"act": "confirm"}),
        (4, customer, {"act": "close"}),
    ):
        status, detail = post(client, path, {"expected_seq": seq, **body})
        assert (status, detail["case"]["seq"]) == (200, seq + 1)
    assert detail["case"]["state"] == "closed"
    assert [clock["state"] for clock in detail["clocks"]] == ["met", "met", "void"]
    assert [entry["late_written"] for entry in detail["entries"]] == [True, True, True, False, False]


def test_a_case_page_says_everything(desk: Desk) -> None:
    client = sign_in(desk, "vendor_engineer")
    report(client, desk)
    page = client.get(f"{CASES}/T-2026-00001").json()
    clock = page["clocks"][0]
    assert (clock["due"], clock["clause"]["number"]) == ("2026-10-12T01:30:00Z", "第三条")
    assert clock["explanation"]["zh"].startswith("依据第三条")
    assert clock["conditions"] == [{"fact": "level", "value": "I", "label": {"zh": "一级", "en": "Level I"}}]
    acts = {act["act"]: act for act in page["acts"]}
    assert "confirm" not in acts
    (reason,) = acts["pause"]["fields"][0]["choices"]
    assert (reason["value"], reason["label"]) == ("waiting", {"zh": "等待甲方", "en": "Waiting for the customer"})
    assert [field["name"] for field in acts["classify"]["fields"]] == ["level", "stationed", "occurred_at", "note"]


def test_the_workbench_is_in_the_order_of_breach(desk: Desk) -> None:
    client = sign_in(desk, "vendor_engineer")
    report(client, desk, facts={"level": "II"}, title="慢")
    report(client, desk, facts={"level": "I"}, title="断")
    shown = client.get("/api/desk/workbench?limit=1").json()
    counts = {"open": 2, "overdue": 2, "due_soon": 0, "paused": 0, "waiting_confirmation": 0, "most": 10_000}
    assert shown["counts"] == counts
    assert (shown["items"][0]["title"], shown["items"][0]["clock"]["state"]) == ("断", "breached")
    assert shown["items"][0]["contract"]["timezone"] == "Asia/Shanghai"
    rest = client.get(f"/api/desk/workbench?limit=1&cursor={shown['next']}").json()
    assert [(item["title"], rest["next"]) for item in rest["items"]] == [("慢", None)]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["断", "慢"]),
        ("?level=II", ["慢"]),
        ("?state=closed", []),
        ("?overdue=true", ["断", "慢"]),
        ("?due_soon=true", []),
        ("?due_soon=false", ["断", "慢"]),
        ("?q=T-2026-00001", ["慢"]),
        ("?q=t-2026-00002", ["断"]),
        ("?open=false", []),
    ],
)
def test_lists_are_narrowed(desk: Desk, query: str, titles: list[str]) -> None:
    client = sign_in(desk, "vendor_seat")
    report(client, desk, facts={"level": "II"}, title="慢")
    report(client, desk, title="断", reported_at=NINE + timedelta(minutes=1))
    assert [item["title"] for item in client.get(f"{CASES}{query}").json()["items"]] == titles


REFUSED = [
    ({"facts": {"level": "IX"}}, 409, "refused"),
    ({"reported_at": timezone.now() + timedelta(days=1)}, 409, "refused"),
    ({"facts": {"size": "big"}}, 422, "malformed"),
    ({"reported_at": "2026-10-01T08:00:00"}, 422, "malformed"),
    ({"title": ""}, 422, "malformed"),
    ({"title": "a\0b"}, 422, "malformed"),
    ({"colour": "red"}, 422, "malformed"),
    ({"contract_id": "00000000-0000-0000-0000-000000000000"}, 404, "not_found"),
]


@pytest.mark.parametrize(("more", "status", "code"), REFUSED)
def test_bad_reports_store_nothing(desk: Desk, more: dict[str, Any], status: int, code: str) -> None:
    client = sign_in(desk, "customer_contact")
    said, problem = report(client, desk, **more)
    assert (said, problem["code"], problem["status"]) == (status, code, status)
    assert client.get(CASES).json()["items"] == []


def test_problems_speak_the_readers_language(desk: Desk) -> None:
    client = sign_in(desk, "customer_contact", language="en-GB")
    _, problem = report(client, desk, facts={"level": "IX"})
    assert problem["title"] == "Refused"
    assert problem["detail"] == "The contract has no level “IX”; it has: Level I, Level II."


def test_a_stale_page_is_told(desk: Desk) -> None:
    client = sign_in(desk, "vendor_engineer")
    report(client, desk)
    status, problem = post(client, f"{CASES}/T-2026-00001/entries", {"act": "respond", "expected_seq": 2})
    assert (status, problem["code"]) == (409, "stale")


@pytest.mark.parametrize("path", ["/api/desk/workbench", CASES, f"{CASES}/T-2026-00001"])
def test_strangers_are_asked_to_sign_in(desk: Desk, path: str) -> None:
    desk.open()
    answer = Client().get(path)
    assert (answer.status_code, answer.json()["code"]) == (401, "not_signed_in")
    assert answer["content-type"].startswith("application/problem+json")


def test_without_a_role_nothing_is_there(desk: Desk) -> None:
    desk.open()
    client = sign_in(None, "vendor_engineer")
    assert client.get(f"{CASES}/T-2026-00001").status_code == 404
    assert client.get(CASES).json() == {"items": [], "next": None}
    assert client.get("/api/desk/workbench").json()["counts"]["open"] == 0


def test_the_auditor_reads_and_does_nothing(desk: Desk) -> None:
    desk.open()
    person = add_person("auditor", name="审计", password="tan-gu-li-mo", organisation_id=None, now=NINE)
    grant_role(person, role=RoleName.AUDITOR, contract_id=None, since=NINE)
    client = Client()
    client.post("/api/account/session", {"login": "auditor", "password": "tan-gu-li-mo"}, "application/json")
    page = client.get(f"{CASES}/T-2026-00001").json()
    assert (page["case"]["number"], page["acts"]) == ("T-2026-00001", [])


@pytest.mark.parametrize("cursor", ["x", "W10", "WyJhIiwiYiJd"])
def test_a_made_up_cursor_is_malformed(desk: Desk, cursor: str) -> None:
    answer = sign_in(desk, "vendor_seat").get(f"{CASES}?cursor={cursor}")
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


@pytest.mark.parametrize("number", ["T-2026-99999", "T%00", "x" * 41, "T 1"])
def test_a_number_that_is_none_finds_nothing(desk: Desk, number: str) -> None:
    answer = sign_in(desk, "vendor_seat").get(f"{CASES}/{number}")
    assert answer.status_code in (404, 422)
    assert answer.json()["code"] in ("not_found", "malformed")


def test_a_list_takes_the_same_queries_however_long(
    desk: Desk, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = sign_in(desk, "vendor_seat")
    for number in range(12):
        desk.open(at=number)
    client.get(CASES)  # the contract's terms are read once a process
    with django_assert_max_num_queries(4):
        assert len(client.get(CASES).json()["items"]) == 12
    with django_assert_max_num_queries(6):
        assert len(client.get("/api/desk/workbench").json()["items"]) == 12
