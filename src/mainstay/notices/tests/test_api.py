"""Notices over HTTP: the register, one notice, addresses, files; hostile input and strangers change nothing."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from mainstay.kernel.files import store_bytes
from mainstay.kernel.time import now, written

from .make import CONTRACT, PASSWORD, Office, counts, make_office

pytestmark = pytest.mark.django_db
ROOT = "/api/notices"


def signed_in(office: Office, role: str, **where: Any) -> Client:
    office.person(role, **where)
    login = role if where.get("contract") is None else f"{role}-{where['contract']}"
    client = Client()
    body = {"login": login, "password": PASSWORD}
    assert client.post("/api/account/session", body, "application/json").status_code == 200
    return client


def post(client: Client, path: str, body: dict[str, Any]) -> tuple[int, Any]:
    answer = client.post(f"{ROOT}{path}", json.dumps(body, default=str), "application/json")
    return answer.status_code, answer.json()


def sending(office: Office, **more: Any) -> dict[str, Any]:
    told = {"medium": "mail", "subject": "关于巡检的函", "text": "请安排。", "sent_at": written(now())}
    return {"contract_id": office.contract_id, **told, **more}


@pytest.mark.req("C-23")
def test_the_register_says_when_each_was_delivered_and_why() -> None:
    office = make_office(CONTRACT)
    sender = signed_in(office, "customer_contact")
    status, made = post(sender, "", sending(office))
    assert (status, made["to"]["side"], made["state"]) == (201, "vendor", "delivered")
    row = signed_in(office, "vendor_manager").get(ROOT).json()["items"][0]
    assert (row["delivery"]["at"], row["delivery"]["deemed"], row["delivery"]["why"]["zh"]) == (
        row["sent_at"],
        True,
        "进入对方系统之日",
    )
    assert row["delivery"]["clause"]["number"] == "第三条"


def test_addresses_are_changed_by_those_who_decide() -> None:
    office = make_office()
    client = signed_in(office, "customer_approver")
    status, book = post(client, f"/contracts/{office.contract_id}/addresses", {"receiver": "王工", "address": "2号"})
    assert (status, [(one["side"], one["address"], one["counts"]) for one in book["addresses"]]) == (
        200,
        [("customer", "文汇路1号", True), ("customer", "2号", False), ("vendor", "", True)],
    )
    assert (book["change_within"]["zh"], book["mine"]) == ("3 个工作日", "customer")


def test_strangers_see_nothing() -> None:
    office = make_office()
    _, made = post(signed_in(office, "customer_contact"), "", sending(office))
    stranger, before = signed_in(office, "vendor_manager", contract=uuid4()), counts()
    assert stranger.get(ROOT).json()["items"] == []
    assert stranger.get(f"{ROOT}/{made['id']}").status_code == 404
    assert stranger.get(f"{ROOT}/contracts/{office.contract_id}").status_code == 404
    assert post(stranger, "", sending(office))[0] == 404
    assert post(stranger, f"/{made['id']}/entries", {"act": "comment", "expected_seq": 1, "note": "x"})[0] == 404
    assert counts() == before


@pytest.mark.req("B-18")
def test_files_are_for_those_who_see_the_contract() -> None:
    office = make_office()
    contact = office.person("customer_contact")
    file = store_bytes(b"%PDF-1.4\n", name="函.pdf", uploaded_by=contact.id, now=now())
    status, made = post(signed_in(office, "customer_contact"), "", sending(office, files=[file.id]))
    assert (status, made["entries"][0]["files"][0]["name"]) == (201, "函.pdf")
    address = f"{ROOT}/files/{file.id}"
    assert signed_in(office, "vendor_manager").get(address).getvalue() == b"%PDF-1.4\n"
    assert signed_in(office, "vendor_manager", contract=uuid4()).get(address).status_code == 404
    seen = signed_in(office, "auditor").get("/api/directory/access?kind=read").json()["items"]
    assert [(row["what"], row["subject"], row["status"]) for row in seen] == [("notices.files", "函.pdf", 200)]


@pytest.mark.parametrize(
    "more",
    [
        {"subject": " "},
        {"subject": "a\nb"},
        {"text": ""},
        {"text": "a\x00"},
        {"medium": "pigeon"},
        {"sent_at": "2199-01-01T00:00:00Z"},
        {"sent_at": "2026-01-01T00:00:00"},
        {"files": [str(uuid4())]},
        {"more": 1},
    ],
)
def test_hostile_input_changes_nothing(more: dict[str, Any]) -> None:
    office = make_office()
    client = signed_in(office, "customer_contact")
    before = counts()
    assert (post(client, "", sending(office, **more))[0], counts()) == (422, before)
