"""What does not fit the contract, over the API: said in both languages, and nothing stored."""

import json
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from mainstay.settlement.models import IssuedStatement

from .make import APRIL, Office, make_office, row_counts

MARCH = "2026-03"
SLIP = {"act": "occurrence", "rule": "monthly/1.1b", "on": "2026-03-10", "note": "对接会迟到"}
MARK = {"act": "mark", "rule": "project/p4", "points": "10"}

# act and fields, code, path, and what is said in Chinese and English
RECORDS: list[tuple[dict[str, Any], str, str, str, str]] = [
    (
        SLIP | {"points": "0.6"},
        "too_many_points",
        "points",
        "分数：每次最多扣 0.5 分",
        "Points is at most 0.5 each time",
    ),
    (MARK | {"points": "10.5"}, "too_many_points", "points", "分数：满分 10 分", "Points is at most 10"),
    (
        MARK | {"month": "2031-01"},
        "outside_term",
        "month",
        "月份：不在合同期限内",
        "Month is outside the contract's term",
    ),
    (SLIP | {"on": "2026-04-06"}, "future", "on", "日期：2026-04-06 尚未到来", "Day is in the future: 2026-04-06"),
    (
        SLIP | {"rule": "monthly/9"},
        "unknown_rule",
        "rule",
        "条目：考核表没有这一条目",
        "Rule is no rule of a score sheet",
    ),
    (
        {"act": "payment", "stage": "fourth", "amount": "1.00", "on": "2026-03-10"},
        "unknown_stage",
        "stage",
        "付款阶段：合同没有这一付款阶段",
        "Stage is no stage of the contract",
    ),
]

# verb, period, status, and what is said
PERIODS: list[tuple[str, str, int, str, str]] = [
    (
        "POST",
        "1999-01",
        409,
        "结算期 1999-01 不在合同可以结算的期间内：自 2025-",
        "The period 1999-01 is not one in which the contract is settled: 2025-",
    ),
    (
        "GET",
        "1999-01",
        409,
        "结算期 1999-01 不在合同可以结算的期间内：自 2025-",
        "The period 1999-01 is not one in which the contract is settled: 2025-",
    ),
    ("POST", "2026-04", 409, "结算期 2026-04 尚未结束，不能出具结算单。", "The period 2026-04 is not over."),
    ("POST", "2026-05", 409, "结算期 2026-05 尚未开始。", "The period 2026-05 has not begun."),
    ("POST", "2026-13", 422, "结算期不正确。", "The period cannot be read."),
    ("POST", "2026-03-20..2026-03-10", 422, "结算期不正确。", "The period cannot be read."),
]


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Contract C on 5 April 2026."""
    monkeypatch.setattr("mainstay.settlement.api.routes.now", lambda: APRIL)
    return make_office()


def ask(client: Client, verb: str, path: str, language: str, body: dict[str, Any] | None = None) -> tuple[int, Any]:
    """The status and the answer in a language."""
    content = json.dumps(body) if body else ""
    answer: Any = client.generic(verb, path, content, "application/json", headers={"accept-language": language})
    return answer.status_code, answer.json()


def root(office: Office) -> str:
    return f"/api/settlement/contracts/{office.contract_id}"


@pytest.mark.parametrize(("body", "code", "path", "zh", "en"), RECORDS)
def test_a_record_that_does_not_fit_is_refused(
    office: Office, body: dict[str, Any], code: str, path: str, zh: str, en: str
) -> None:
    client, before = office.client("customer_approver"), row_counts()
    for language, message in (("zh", zh), ("en", en)):
        status, told = ask(client, "POST", f"{root(office)}/records", language, body)
        assert status == 422
        assert [(one["code"], one["path"], one["message"]) for one in told["problems"]] == [(code, path, message)]
    assert row_counts() == before


@pytest.mark.req("F-03")
def test_evidence_of_another_contract_is_refused(office: Office) -> None:
    other = make_office("d").case("2026-03-03 10:00", level="normal")
    client, before = office.client("assessor"), row_counts()
    said = {"zh": f"工单 {other} 不属于合同 C，不能作为凭据", "en": f"case {other} is not under contract C"}
    for language, message in said.items():
        status, told = ask(client, "POST", f"{root(office)}/records", language, SLIP | {"cases": [other]})
        assert status == 422
        assert [(one["code"], one["message"]) for one in told["problems"]] == [("foreign_evidence", message)]
    assert row_counts() == before


@pytest.mark.parametrize(("verb", "period", "status", "zh", "en"), PERIODS)
def test_a_period_that_cannot_be_settled_is_refused(
    office: Office, verb: str, period: str, status: int, zh: str, en: str
) -> None:
    client, before = office.client("customer_approver"), row_counts()
    for language, said in (("zh", zh), ("en", en)):
        answered, told = ask(client, verb, f"{root(office)}/statements/{period}", language)
        assert (answered, told["detail"][: len(said)]) == (status, said)
    assert row_counts() == before


def _issue(client: Client, path: str, barrier: Barrier) -> tuple[int, str, int]:
    barrier.wait()
    try:
        answer: Any = client.post(path)
        return answer.status_code, answer.json()["digest"], answer.json()["revision"]
    finally:
        connection.close()


@pytest.mark.req("F-03")
@pytest.mark.usefixtures("fresh_database")
def test_a_statement_asked_for_by_several_at_once_is_one() -> None:
    office = make_office()
    office.slip()
    roles = ("customer_approver", "vendor_manager", "customer_contact", "assessor")
    clients, barrier = [office.client(role) for role in roles], Barrier(len(roles))
    entries, _ = row_counts()
    path = f"{root(office)}/statements/{MARCH}"
    with ThreadPoolExecutor(len(roles)) as pool:
        answers = list(pool.map(lambda client: _issue(client, path, barrier), clients))
    row = IssuedStatement.objects.get()
    assert sorted(status for status, _, _ in answers) == [200, 200, 200, 201]
    assert {(digest, revision) for _, digest, revision in answers} == {(row.digest, 1)}
    assert row_counts() == (entries + 1, 1)
