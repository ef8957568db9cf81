"""One act on many cases: each by the same rules, each with its own result."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from django.test import Client

from mainstay.desk.models import Case
from mainstay.desk.rules.words import Act
from mainstay.kernel.ledger import read_stream

from .clients import signed_in
from .make import Desk, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def bulk(client: Client, cases: Sequence[Case], *, key: str = "", **given: Any) -> Any:
    named = [{"number": case.number, "expected_seq": case.seq} for case in cases]
    headers = {"Idempotency-Key": key} if key else {}
    body = json.dumps({"cases": named, **given})
    return client.post("/api/desk/cases/bulk", body, "application/json", headers=headers)


def test_each_case_has_its_own_result(desk: Desk) -> None:
    """One is done, one is out of order, one has changed meanwhile; the refused ones are as they were."""
    fresh, accepted, changed = desk.open(), desk.do(desk.open(), Act.ACCEPT, at=1), desk.open()
    desk.do(Case.objects.get(pk=changed.pk), Act.COMMENT, at=2, note="补充")
    told = bulk(signed_in(desk, "vendor_engineer"), [fresh, accepted, changed], act="accept").json()
    assert [(one["number"], one["done"], one["code"]) for one in told["results"]] == [
        (fresh.number, True, None),
        (accepted.number, False, "refused"),
        (changed.number, False, "stale"),
    ]
    assert (told["done"], told["refused"], told["results"][0]["seq"]) == (1, 2, 2)
    assert told["results"][1]["reason"]["zh"] == "已有“受理”记录，不能重复登记。"
    assert [len(read_stream(case.stream)) for case in (fresh, accepted, changed)] == [2, 2, 2]
    states = [Case.objects.get(pk=case.pk).state for case in (fresh, accepted, changed)]
    assert states == ["active", "active", "reported"]


def test_what_is_missing_is_said_for_each_case(desk: Desk) -> None:
    told = bulk(signed_in(desk, "vendor_engineer"), [desk.open(), desk.open()], act="comment").json()
    assert told["done"] == 0
    assert {problem["path"] for one in told["results"] for problem in one["problems"]} == {"note"}


def test_a_key_makes_it_happen_once(desk: Desk) -> None:
    cases, client = [desk.open(), desk.open()], signed_in(desk, "vendor_engineer")
    first = bulk(client, cases, key="twice-the-same", act="accept")
    again = bulk(client, cases, key="twice-the-same", act="accept")
    assert first.json() == again.json()
    assert again.headers["Idempotent-Replayed"] == "true"
    assert [len(read_stream(case.stream)) for case in cases] == [2, 2]


def test_others_cases_do_not_exist(desk: Desk) -> None:
    case = desk.open()
    Case.objects.filter(pk=case.pk).update(number="X-1")
    case.number = "Z-9"
    told = bulk(signed_in(desk, "vendor_engineer"), [case], act="accept").json()
    assert [(one["done"], one["code"]) for one in told["results"]] == [(False, "not_found")]


def test_too_many_none_and_twice_are_malformed(desk: Desk) -> None:
    case, client = desk.open(), signed_in(desk, "vendor_engineer")
    assert bulk(client, [], act="accept").status_code == 422
    assert bulk(client, [case] * 201, act="accept").status_code == 422
    assert bulk(client, [case, case], act="accept").status_code == 422
    assert len(read_stream(case.stream)) == 1


def test_open_acts_name_the_cases_that_they_are_open_on(desk: Desk) -> None:
    fresh, accepted = desk.open(), desk.do(desk.open(), Act.ACCEPT, at=1)
    body = json.dumps({"cases": [fresh.number, accepted.number, "Z-9"]})
    told = signed_in(desk, "vendor_engineer").post("/api/desk/cases/bulk/acts", body, "application/json").json()
    found = {one["act"]["act"]: one["cases"] for one in told}
    assert found["accept"] == [fresh.number]
    assert found["respond"] == [fresh.number, accepted.number]
    assert "confirm" not in found
