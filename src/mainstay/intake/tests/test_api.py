"""The intake over HTTP: who may see what, signed deliveries, the telephone, inlets whose secret is shown once."""

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.test import Client

from mainstay.directory.public import find_person
from mainstay.directory.public.accounts import change_password
from mainstay.intake.models import Arrival, Inlet
from mainstay.intake.rules.adapters import InletKind
from mainstay.kernel.time import now

from .make import Desk, mail, make_desk
from .signed import REPORT, envelope, packed

pytestmark = pytest.mark.django_db
PASSWORD = "seven grey herons wade"


@pytest.fixture
def desk() -> Desk:
    return make_desk(until="2099-12-31")


def signed_in(login: str) -> Client:
    person = find_person(login)
    assert person is not None
    change_password(person, password=PASSWORD)
    client = Client()
    answer = send(client, "POST", "/api/account/session", {"login": login, "password": PASSWORD})
    assert answer[0] == 200
    return client


def send(client: Client, verb: str, path: str, body: Any = None) -> tuple[int, Any]:
    content = json.dumps(body) if body is not None else ""
    answer = client.generic(verb, path, content, content_type="application/json")
    return answer.status_code, json.loads(answer.content) if answer.content else None


@pytest.mark.req("D-01")
def test_parked_list_and_release(desk: Desk) -> None:
    parked, client = mail(sender="x@elsewhere.example"), signed_in("seat")
    status, page = send(client, "GET", "/api/intake/arrivals?state=parked")
    assert (status, page["parked"], page["urgent"]) == (200, 1, 0)
    assert page["items"][0]["reason_name"]["zh"] == "发送人不是合同指定的联系人"
    body = {"contract_id": str(desk.first), "note": "已核实"}
    status, shown = send(client, "POST", f"/api/intake/arrivals/{parked.id}/release", body)
    assert (status, shown["state"], shown["case_number"][:2]) == (200, "opened", "T-")
    assert [entry["kind"] for entry in shown["entries"]] == ["received", "parked", "released"]
    assert send(client, "POST", f"/api/intake/arrivals/{parked.id}/release", body)[0] == 409


@pytest.mark.req("A-24")
@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("elsewhere", 1),
        ("X@ELSEWHERE", 1),
        ("门禁", 1),
        ("ＶＰＮ", 1),
        ("禁", 1),
        ("门禁 elsewhere", 1),
        ("禁门", 0),
        ("zz", 0),
    ],
)
def test_sealed_arrivals_are_found_by_subject_and_sender(desk: Desk, words: str, found: int) -> None:
    mail(sender="x@elsewhere.example", subject="门禁 VPN 故障")
    with connection.cursor() as cursor:
        cursor.execute("SELECT a::text FROM intake_arrival a")
        ((row,),) = cursor.fetchall()
    assert ("elsewhere" in row, "门禁" in row) == (False, False)
    shown = send(signed_in("seat"), "GET", f"/api/intake/arrivals?q={quote(words)}")[1]["items"]
    assert [one["sender"] for one in shown] == ["x@elsewhere.example"] * found


@pytest.mark.parametrize("login", ["lin", "engineer"])
def test_arrivals_are_for_seats(desk: Desk, login: str) -> None:
    parked, client = mail(sender="x@elsewhere.example"), signed_in(login)
    for path in ("/arrivals", f"/arrivals/{parked.id}", "/calls", "/calls/ringing", "/caller?number=13900000001"):
        assert send(client, "GET", f"/api/intake{path}")[0] == 403
    assert send(client, "POST", f"/api/intake/arrivals/{parked.id}/decline", {"note": "x"})[0] == 403
    assert Arrival.objects.get().state == "parked"


def test_seat_of_another_contract_does_not_see_an_arrival(desk: Desk) -> None:
    opened, client = mail(), signed_in("other")
    assert send(client, "GET", f"/api/intake/arrivals/{opened.id}")[0] == 404
    assert send(client, "GET", "/api/intake/arrivals")[1]["items"] == []


@pytest.mark.req("E-29")
def test_number_opens_the_caller_and_the_call_is_registered(desk: Desk) -> None:
    mail()
    client = signed_in("seat")
    status, caller = send(client, "GET", "/api/intake/caller?number=139-0000-0001")
    assert (status, caller["contacts"][0]["name"], caller["contracts"][0]["code"]) == (200, "林静姝", "T")
    number = caller["cases"][0]["number"]
    body = {"number": "13900000001", "started_at": now().isoformat(), "seconds": 30, "result": "case_updated"}
    status, call = send(client, "POST", "/api/intake/calls", body | {"case_number": number, "note": "催办"})
    assert (status, call["case_number"], call["result_name"]["zh"]) == (201, number, "并入已有工单")
    assert send(client, "GET", "/api/intake/calls")[1]["items"][0]["id"] == call["id"]


def test_secret_of_an_inlet_is_shown_once(desk: Desk) -> None:
    client = signed_in("admin")
    status, made = send(client, "POST", "/api/intake/inlets", {"name": "接口", "kind": "generic"})
    assert (status, len(made["secret"]), made["address"]) == (201, 43, f"/api/intake/inlets/{made['id']}/deliveries")
    status, listed = send(client, "GET", "/api/intake/inlets")
    assert (status, made["secret"] in json.dumps(listed)) == (200, False)
    status, rotated = send(client, "POST", f"/api/intake/inlets/{made['id']}/secret", {})
    assert (status, rotated["generation"], rotated["secret"] != made["secret"]) == (200, 2, True)
    assert send(signed_in("seat"), "GET", "/api/intake/inlets")[0] == 403
    assert Inlet.objects.get().secret == ""


def deliver(made: dict[str, Any], body: bytes, **headers: str) -> tuple[int, Any]:
    sent = envelope(InletKind.GENERIC, made["secret"], body, at=now()) | headers
    answer = Client(enforce_csrf_checks=True).post(made["address"], body, content_type="application/json", headers=sent)
    return answer.status_code, json.loads(answer.content)


def test_signed_delivery_over_http(desk: Desk) -> None:
    made = send(signed_in("admin"), "POST", "/api/intake/inlets", {"name": "接口", "kind": "generic"})[1]
    body = packed(REPORT)
    status, problem = deliver(made, body, **{"x-mainstay-signature": "0" * 64})
    assert (status, problem["code"], Arrival.objects.count()) == (401, "bad_signature", 0)
    assert deliver(made, body)[0] == 200
    status, problem = deliver(made, body)
    assert (status, problem["code"], Arrival.objects.count()) == (409, "replayed", 1)
    assert deliver(made, b"x" * 300_000)[0] == 413
    assert deliver(made, b"{}", **{"x-mainstay-delivery": "d-2"})[0] == 401


@pytest.mark.req("D-01")
def test_contact_change_over_http(desk: Desk) -> None:
    client = signed_in("seat")
    body = {"changed_at": "2026-10-12T01:00:00Z", "name": "郑新", "mail": "zheng@bureau.example", "leaving": "林静姝"}
    path = f"/api/intake/contracts/{desk.first}/contacts"
    assert send(client, "POST", path, body)[0] == 201
    listed = send(client, "GET", path)[1]
    standing = {one["name"]: one["may_ask"] for one in listed["contacts"]}
    assert (standing["林静姝"], standing["郑新"], standing["贺知秋"]) == (False, True, True)
    assert send(client, "POST", path, body | {"mail": "no address"})[0] == 422
    assert len(listed["notices"]) == 1
