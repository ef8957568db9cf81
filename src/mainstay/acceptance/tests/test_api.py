"""Acceptance over HTTP: the list, the page, acts, files; hostile input and strangers change nothing."""

import json
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from mainstay.kernel.files import store_bytes
from mainstay.kernel.time import now

from .make import PASSWORD, Office, counts, make_office

pytestmark = pytest.mark.django_db
ROOT = "/api/acceptance"


def signed_in(office: Office, role: str, **where: Any) -> Client:
    office.person(role, **where)
    login = role if where.get("contract") is None else f"{role}-{where['contract']}"
    client = Client()
    body = {"login": login, "password": PASSWORD}
    assert client.post("/api/account/session", body, "application/json").status_code == 200
    return client


def send(client: Client, office: Office, **body: Any) -> tuple[int, Any]:
    address = f"{ROOT}/{office.contract_id}/entries"
    told = {"expected_seq": office.row().seq} | body
    answer = client.post(address, json.dumps(told, default=str), "application/json")
    return answer.status_code, answer.json()


def test_the_page_shows_deliverables_steps_and_what_is_missing() -> None:
    office = make_office()
    found = signed_in(office, "vendor_project_manager").get(f"{ROOT}/{office.contract_id}").json()
    first = found["deliverables"][0]
    assert (first["name"], first["quantity"], first["handed"], first["state"], first["media_missing"]) == (
        {"zh": "源代码", "en": "Source"},
        "1",
        "0",
        "open",
        ["electronic"],
    )
    report = found["steps"][0]
    assert (report["after"]["zh"], report["within"]["zh"], report["due"], report["mine"]) == (
        "合同期满",
        "5 日",
        "2027-01-05T16:00:00Z",
        True,
    )
    assert [one["path"] for one in found["missing"]] == [
        "deliverables.source",
        "deliverables.manuals",
        "steps.report",
    ]
    assert [one["value"] for one in found["form"]["boxes"][:3]] == ["某市数据局", "", ""]


@pytest.mark.req("A-04")
def test_a_verdict_too_early_answers_with_each_thing_that_is_missing() -> None:
    office = make_office()
    assert send(signed_in(office, "vendor_manager"), office, act="finish_step", step="report", note="见附件")[0] == 200
    client, before = signed_in(office, "customer_approver"), counts()
    status, problem = send(client, office, act="finish_step", step="examine", outcome="passed")
    assert (status, [one["path"] for one in problem["problems"]], counts()) == (
        409,
        ["deliverables.source", "deliverables.manuals"],
        before,
    )


def test_the_list_holds_what_one_may_see() -> None:
    office = make_office()
    row = signed_in(office, "customer_contact").get(ROOT).json()["items"][0]
    assert (row["code"], row["items"], row["checked"], row["next_due"]) == ("T", 3, 0, "2027-01-05T16:00:00Z")
    stranger = signed_in(office, "vendor_manager", contract=uuid4())
    assert stranger.get(ROOT).json()["items"] == []
    before = counts()
    assert stranger.get(f"{ROOT}/{office.contract_id}").status_code == 404
    assert send(stranger, office, act="sign")[0] == 404
    assert counts() == before


@pytest.mark.req("B-18")
def test_files_are_for_those_who_see_the_contract() -> None:
    office = make_office()
    engineer = office.person("vendor_engineer")
    file = store_bytes(b"%PDF-1.4\n", name="手册.pdf", uploaded_by=engineer.id, now=now())
    told = {"act": "hand_over", "item": "source", "quantity": 1, "media": ["electronic"], "files": [file.id]}
    status, found = send(signed_in(office, "vendor_engineer"), office, **told)
    assert (status, found["deliverables"][0]["files"][0]["name"]) == (200, "手册.pdf")
    address = f"{ROOT}/files/{file.id}"
    assert signed_in(office, "customer_contact").get(address).getvalue() == b"%PDF-1.4\n"
    assert signed_in(office, "vendor_manager", contract=uuid4()).get(address).status_code == 404
    seen = signed_in(office, "auditor").get("/api/directory/access?kind=read").json()["items"]
    assert [(row["what"], row["subject"], row["status"]) for row in seen] == [("acceptance.files", "手册.pdf", 200)]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"act": "hand_over", "item": "a\x00"}, 422),
        ({"act": "hand_over", "item": "source", "quantity": -1}, 422),
        ({"act": "hand_over", "item": "source", "quantity": "1e400"}, 422),
        ({"act": "hand_over", "item": "source", "quantity": 1, "media": ["electronic"], "files": [str(uuid4())]}, 422),
        ({"act": "hand_over", "item": "source", "quantity": 1, "media": ["electronic"], "step": "report"}, 422),
        ({"act": "fly"}, 422),
        ({"act": "sign", "more": 1}, 422),
        ({"act": "fill_form", "form": {"advice": "x" * 2001}}, 422),
        ({"act": "finish_step", "step": "report", "note": "见附件", "expected_seq": 7}, 409),
    ],
)
def test_hostile_input_changes_nothing(body: dict[str, Any], status: int) -> None:
    office = make_office()
    client = signed_in(office, "vendor_manager")
    before = counts()
    assert (send(client, office, **body)[0], counts()) == (status, before)
