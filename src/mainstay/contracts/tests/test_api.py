"""The contracts' routes: who sees what, what a page gets, hostile uploads."""

from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from mainstay.contracts import public
from mainstay.contracts.models import ContractVersion
from mainstay.contracts.tests.make import SMALL, amendment
from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.document import MAX_BYTES
from mainstay.kernel.time import now

pytestmark = pytest.mark.django_db
PASSWORD = "a long one 4711"


def client_of(role: RoleName, contract_id: UUID | None = None) -> Client:
    moment = now()
    key = add_person(role.value, name=role.value, password=PASSWORD, organisation_id=None, now=moment)
    grant_role(key, role=role, contract_id=contract_id, since=moment)
    client = Client()
    client.force_login(get_user_model().objects.get(pk=key))
    return client


def loaded(text: str = SMALL) -> UUID:
    return public.load_contract(text, actor=None, now=now()).contract_id


def post(client: Client, path: str, text: str | bytes) -> Any:
    return client.post(f"/api/contracts{path}", text, content_type="application/yaml")


def test_a_stranger_is_turned_away() -> None:
    assert Client().get("/api/contracts").status_code == 401


def test_people_see_the_contracts_on_which_they_hold_a_role() -> None:
    mine, _ = loaded(), loaded(SMALL.replace("code: T", "code: U"))
    rows = client_of(RoleName.VENDOR_ENGINEER, mine).get("/api/contracts").json()
    assert [row["code"] for row in rows] == ["T"]
    assert rows[0]["state"] == "in_force"
    assert rows[0]["finding_counts"] == {"error": 0, "warning": 0, "reading": 0}


@pytest.mark.parametrize("path", ["", "/clauses/c3", "/intake", "/file"])
def test_another_contract_is_not_found(path: str) -> None:
    mine, other = loaded(), loaded(SMALL.replace("code: T", "code: U"))
    client = client_of(RoleName.CUSTOMER_CONTACT, mine)
    assert client.get(f"/api/contracts/{other}{path}").status_code == 404
    assert client.get(f"/api/contracts/{mine}{path}").status_code == 200


def test_the_page_gets_the_whole_file_and_what_each_clause_became() -> None:
    key = loaded()
    page = client_of(RoleName.AUDITOR).get(f"/api/contracts/{key}").json()
    assert page["terms"]["targets"][0]["rows"][0]["length"] == "30min"
    assert page["terms"]["schema"] == 1
    assert [(one["kind"], one["id"]) for one in page["becomes"]["c3"]] == [
        ("calendar", "always"),
        ("level", "I"),
        ("level", "II"),
        ("target", "respond"),
    ]
    assert [one["state"] for one in page["versions"]] == ["in_force"]


def test_the_clause_drawer_names_terms_and_readings() -> None:
    reading = "readings: [{id: r1, clauses: [c3], question: 何时, reading: 立即, because: 惯例}]\nprice:"
    key = loaded(SMALL.replace("price:", reading))
    drawer = client_of(RoleName.AUDITOR).get(f"/api/contracts/{key}/clauses/c3").json()
    assert drawer["clause"]["number"] == "第三条"
    assert [one["id"] for one in drawer["readings"]] == ["r1"]
    assert {one["kind"] for one in drawer["becomes"]} == {"calendar", "level", "target"}


def test_the_form_of_a_new_case() -> None:
    key = loaded()
    form = client_of(RoleName.CUSTOMER_CONTACT, key).get(f"/api/contracts/{key}/intake").json()
    assert ([one["id"] for one in form["levels"]], form["timezone"]) == (["I", "II"], "Asia/Shanghai")
    assert form["facts"] == [
        {"name": "stationed", "label": {"zh": "是否驻场", "en": ""}, "values": [], "default": False, "derived": False}
    ]


def test_checking_stores_nothing_and_tells_the_line() -> None:
    client = client_of(RoleName.CUSTOMER_CONTACT, loaded(SMALL.replace("code: T", "code: U")))
    told = post(client, "/check", SMALL.replace("length: 1h", "length: 1 hour")).json()
    assert [(one["code"], one["line"]) for one in told["problems"]] == [("wrong_unit", 34)]
    told = post(client, "/check", SMALL.replace("- {when: {level: I}, length: 30min}", "")).json()
    assert [one["code"] for one in told["findings"]] == ["table_hole"]
    assert ContractVersion.objects.count() == 1


def test_only_an_administrator_loads() -> None:
    assert post(client_of(RoleName.AUDITOR), "", SMALL).status_code == 403
    answer = post(client_of(RoleName.ADMINISTRATOR), "", SMALL)
    assert (answer.status_code, answer.json()["is_new"], answer.json()["is_draft"]) == (201, True, False)


def test_a_file_too_large_is_refused_unread() -> None:
    client = client_of(RoleName.ADMINISTRATOR)
    for size in (MAX_BYTES + 1, 50_000_000):
        answer = post(client, "", b"a" * size)
        assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert ContractVersion.objects.count() == 0


def test_a_malformed_file_is_told_with_its_lines() -> None:
    answer = post(client_of(RoleName.ADMINISTRATOR), "", SMALL.replace("2025-12-20", "2026-02-30"))
    assert answer.status_code == 422
    problem = answer.json()["problems"][0]
    assert (problem["code"], problem["line"]) == ("no_such_day", 6)
    assert ContractVersion.objects.count() == 0


def test_both_sides_sign_an_amendment() -> None:
    key = loaded()
    loaded(amendment("2026-03-01"))
    customer, vendor = client_of(RoleName.CUSTOMER_APPROVER, key), client_of(RoleName.VENDOR_MANAGER, key)
    assert customer.get(f"/api/contracts/{key}?version=2").json()["may_sign"] is True
    first = customer.post(f"/api/contracts/{key}/versions/2/signature").json()
    assert (first["state"], first["may_sign"]) == ("awaiting_signatures", False)
    second = vendor.post(f"/api/contracts/{key}/versions/2/signature").json()
    assert [one["side"] for one in second["versions"][1]["signatures"]] == ["customer", "vendor"]
    assert customer.post(f"/api/contracts/{key}/versions/2/signature").status_code == 409


def test_the_file_comes_back_as_it_was_loaded() -> None:
    answer = client_of(RoleName.AUDITOR).get(f"/api/contracts/{loaded()}/file")
    assert answer.content.decode() == SMALL
    assert answer["Content-Disposition"] == 'attachment; filename="T-v1.yaml"'
