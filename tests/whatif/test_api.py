"""Runs over the API: the desk's own records under other terms, a simulated year, and what is refused."""

import json
from typing import Any

import pytest
from django.test import Client

from mainstay.desk.public import Act, Order, act_on_case, find_cases
from mainstay.settlement.tests.make import APRIL, Office, at, make_office, row_counts

SHARE = {"penalties": [{"penalty": "late-service", "share": "0.02%"}]}
SOONER = {"targets": [{"target": "respond", "row": 3, "length": "20min"}]}


@pytest.fixture
def office(db: None, monkeypatch: pytest.MonkeyPatch) -> Office:
    """Contract A on 5 April 2026, with a fault solved after three weeks and one still open."""
    monkeypatch.setattr("mainstay.whatif.api.routes.now", lambda: APRIL)
    office = make_office("a")
    late = office.case("2026-03-09 10:00", answered="2026-03-09 10:10", level="III", stationed=True)
    act_on_case(
        late,
        Order(Act.RESOLVE, note="已处理"),
        actor=office.person("vendor_engineer"),
        now=at("2026-04-01 18:00"),
    )
    office.case("2026-03-03 10:00", answered="2026-03-03 10:30", level="III", stationed=True)
    return office


def ask(client: Client, office: Office, run: str, body: dict[str, Any], language: str = "en") -> tuple[int, Any]:
    path = f"/api/whatif/contracts/{office.contract_id}/{run}"
    answer: Any = client.post(path, json.dumps(body), "application/json", headers={"accept-language": language})
    return answer.status_code, answer.json()


@pytest.mark.req("F-04")
def test_the_money_before_is_the_statements_and_moves_with_the_share(office: Office) -> None:
    before = row_counts()
    status, found = ask(office.client("auditor"), office, "records", {"period": "2026", "changes": SHARE})
    assert status == 200
    # Due at the end of 23 March, done on 1 April: nine days, 0.01% of 700,000.00 each. The other fault is open: due at
    # the end of 17 March, nineteen days by 5 April, 1,330.00.
    late, still_open = sorted(found["lines"], key=lambda one: float(one["before"]))
    assert (late["before"], late["after"]) == ("630.00", "1260.00")
    assert (still_open["before"], still_open["after"]) == ("1330.00", "2660.00")
    assert found["money"] == {"before": "1960.00", "after": "3920.00"}
    statement = office.statement("2026").statement
    lines = [line for line in statement.lines if line.term == "late-service"]
    assert f"{sum(abs(line.amount) for line in lines):.2f}" == found["money"]["before"]
    assert row_counts() == before


@pytest.mark.req("C-24")
def test_an_excluded_case_moves_no_money_under_any_terms(office: Office) -> None:
    """The open fault, 1,330.00 by 5 April, is left out; the other stays at 630.00."""
    excluded = find_cases(["A-2026-00002"], actor=office.person("assessor"))["A-2026-00002"].number
    for role, act, fields in (
        ("vendor_manager", Act.EXCLUDE, {"exclusion": "force-majeure"}),
        ("customer_approver", Act.DECIDE_EXCLUSION, {"proposal": 3, "decision": "agreed"}),
    ):
        order = Order(act, note="地震致光缆中断", fields=fields)
        act_on_case(excluded, order, actor=office.person(role), now=at("2026-04-02 09:00"))
    _, found = ask(office.client("assessor"), office, "records", {"period": "2026", "changes": SHARE})
    assert found["money"] == {"before": "630.00", "after": "1260.00"}
    lines = [line for line in office.statement("2026").statement.lines if line.term == "late-service"]
    assert sum(line.amount for line in lines) == -630


@pytest.mark.req("F-04")
def test_a_shorter_time_to_answer_names_the_case_that_is_now_late(office: Office) -> None:
    _, found = ask(office.client("vendor_manager"), office, "records", {"period": "2026-03", "changes": SOONER})
    assert found["breaches"] == {"before": 2, "after": 3}
    assert [(one["level"], one["before"], one["after"]) for one in found["clocks"] if one["target"] == "respond"] == [
        ("III", 0, 1)
    ]
    (case,) = found["changed"]
    assert case["newly_missed"] == [{"zh": "响应", "en": "Response"}]
    assert found["changed_cases"] == 1


@pytest.mark.req("F-04")
def test_a_simulated_year_is_the_same_each_time_and_tells_the_staff_needed(office: Office) -> None:
    client, before = office.client("customer_approver"), row_counts()
    staff = [{"calendar": "consulting", "engineers": 3}]
    body: dict[str, Any] = {"inputs": {"cases": 300, "year": 2025, "staff": staff, "bound": 0.2}, "staff_needed": True}
    status, found = ask(client, office, "year", body)
    assert (status, ask(client, office, "year", body)[1]) == (200, found)
    assert sum(one["arrivals"] for one in found["months"]) == 300
    assert sum(one["breaches"] for one in found["months"]) == found["breaches"]
    enough = body["inputs"] | {"staff": [{"calendar": "consulting", "engineers": found["needed"]["engineers"]}]}
    _, again = ask(client, office, "year", {"inputs": enough})
    assert again["breaches"] <= 0.2 * again["counted"]
    assert row_counts() == before


BAD: list[tuple[str, dict[str, Any], int, str]] = [
    ("records", {"period": "2026-03", "changes": {"targets": [{"target": "respond", "row": 9}]}}, 422, "4 rows"),
    ("records", {"period": "2026-03", "changes": {"colour": "red"}}, 422, "colour"),
    ("records", {"period": "1999-01"}, 409, "not one in which the contract is settled"),
    ("records", {"period": "2026-05"}, 409, "has not begun"),
    ("records", {"period": "2026-13"}, 422, "cannot be read"),
    ("year", {"inputs": {"cases": 1_000_000}}, 413, "at most 10,000 cases, these are 1,000,000"),
    ("year", {"inputs": {"cases": 10, "levels": [{"level": "IX"}]}}, 422, "IX"),
    ("year", {"inputs": {"cases": 10, "levels": [{"level": "I", "hours": -1}]}}, 422, "hours"),
    (
        "year",
        {"inputs": {"cases": 9_000, "staff": [{"calendar": "ordinary-site", "engineers": 1}]}},
        409,
        "more than a year",
    ),
]


@pytest.mark.req("F-04")
@pytest.mark.parametrize(("run", "body", "status", "word"), BAD)
def test_what_does_not_fit_is_refused_and_said(
    office: Office, run: str, body: dict[str, Any], status: int, word: str
) -> None:
    before = row_counts()
    answered, told = ask(office.client("assessor"), office, run, body)
    assert (answered, word in json.dumps(told, ensure_ascii=False)) == (status, True), told
    assert row_counts() == before


def test_more_cases_than_one_run_takes_are_refused(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.whatif.queries.runs.MOST_RECORDED", 1)
    status, told = ask(office.client("assessor"), office, "records", {"period": "2026"}, "zh")
    assert (status, told["detail"]) == (413, "一次至多推演 1 张工单，此处为 2 张；更多请用命令 mainstay whatif。")


def test_an_engineer_may_not_and_another_contracts_manager_finds_nothing(office: Office) -> None:
    elsewhere = make_office("d").client("vendor_manager")
    body = {"period": "2026-03"}
    assert ask(office.client("vendor_engineer"), office, "records", body)[0] == 403
    assert ask(elsewhere, office, "records", body)[0] == 404
    assert ask(elsewhere, office, "year", {"inputs": {"cases": 10}})[0] == 404
