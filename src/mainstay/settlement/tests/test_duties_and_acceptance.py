"""Late duties and the customer's acceptance reach the statement from their own entries."""

from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from mainstay.acceptance.public import AcceptanceAct, Doing, open_acceptances, passing_entry, record_acts
from mainstay.contracts.public import terms_of
from mainstay.duties.public import Done, DutyAct, list_duties_due, plan_duties, record_performances
from mainstay.settlement.rules.records import Said
from mainstay.settlement.rules.statement import Line
from mainstay.settlement.rules.words import RecordAct

from .make import Office, at, make_office

pytestmark = pytest.mark.django_db
A_YEAR = (at("2026-01-01 00:00"), at("2026-12-31 00:00"))


def perform(office: Office, obligation: str, first: str, done: str | None) -> str:
    """Hand in the duty of the period that begins on a day, or leave it undone; its id."""
    plan_duties(office.contract_id, now=A_YEAR[0])
    duties = list_duties_due(office.contract_id, since=A_YEAR[0], until=A_YEAR[1])
    (duty,) = [one for one in duties if one.obligation == obligation and str(one.first_day) == first]
    by = office.person("vendor_project_manager")
    acts = [Done(by, DutyAct.SUBMIT, at(done), {"note": "补交"})] if done else []
    record_performances({duty.id: acts})
    return str(duty.id)


def late_lines(office: Office, period: str, now: datetime) -> list[Line]:
    return [line for line in office.statement(period, now=now).statement.lines if line.term == "late-duty"]


@pytest.mark.req("A-03")
def test_a_report_three_days_late_costs_three_days_by_its_entries() -> None:
    office = make_office("a")
    duty = perform(office, "monthly-report", "2026-02-01", "2026-03-03 09:00")
    (line,) = late_lines(office, "2026-03", at("2026-04-05 10:00"))
    # due at 24:00 on 28 February; late on 1, 2 and 3 March: 700,000.00 x 0.01 % x 3 = 210.00
    assert (line.amount, line.clause) == (Decimal("-210.00"), "6.1.1")
    assert [(one.kind, one.id, one.seq) for one in line.evidence] == [("duty", duty, 2), ("duty", duty, 3)]
    assert late_lines(office, "2026-02", at("2026-04-05 10:00")) == []


def test_what_comes_after_the_period_moves_nothing_in_it() -> None:
    office = make_office("a")
    perform(office, "monthly-report", "2026-02-01", "2026-04-02 09:00")
    now = at("2026-04-05 10:00")
    (march,), (april,) = late_lines(office, "2026-03", now), late_lines(office, "2026-04", now)
    # 31 days of March and 2 of April, at 70.00 a day
    assert (march.amount, april.amount) == (Decimal("-2170.00"), Decimal("-140.00"))
    assert ([one.seq for one in march.evidence], [one.seq for one in april.evidence]) == ([2], [2, 3])


def test_of_inspection_and_health_check_one_is_late_and_not_both() -> None:
    office = make_office("a")
    for name in ("inspection", "health-check"):
        perform(office, name, "2026-01-01", None)
    (line,) = late_lines(office, "2026-04", at("2026-04-13 10:00"))
    # working days 1, 2, 3, 7 and 8 April (4 to 6 April are off); 9 to 13 April are 5 days: 70.00 x 5
    assert line.amount == Decimal("-350.00")


def test_a_late_duty_waits_for_its_rule_and_then_takes_points_off_a_day() -> None:
    office = make_office("c")
    duty = perform(office, "attendance", "2026-03-10", "2026-03-13 09:00")
    sheet = office.statement("2026-03").statement.sheets[0].sheet
    ((fact, rules),) = sheet.open_facts
    assert (fact.id, rules, sheet.score) == (f"duty:{duty}", ("monthly/1.1a", "monthly/5.1"), Decimal(100))
    office.record(RecordAct.ASSIGN, fact=fact.id, rule="monthly/5.1", note="按日扣分")
    sheet = office.statement("2026-03").statement.sheets[0].sheet
    # half a point for each of 11, 12 and 13 March
    assert (sheet.open_facts, sheet.score) == ((), Decimal("98.5"))
    pair: dict[str, Any] = {"rule": "monthly/5.1", "fact": fact.id}
    office.record(RecordAct.WAIVE, role="customer_approver", note="已事先请假", **pair)
    waived = office.statement("2026-03")
    assert waived.statement.sheets[0].sheet.score == Decimal(100)
    assert [type(one) for one in waived.gathered.records.said] == [Said]


def test_what_was_excused_is_not_late() -> None:
    office = make_office("a")
    plan_duties(office.contract_id, now=A_YEAR[0])
    duties = list_duties_due(office.contract_id, since=A_YEAR[0], until=A_YEAR[1])
    duty = next(one for one in duties if one.obligation == "monthly-report" and str(one.first_day) == "2026-02-01")
    excused = Done(office.person("customer_approver"), DutyAct.EXCUSE, at("2026-03-05 09:00"), {"note": "同意免交"})
    record_performances({duty.id: [excused]})
    assert late_lines(office, "2026-03", at("2026-04-05 10:00")) == []


def accept_goods(office: Office) -> None:
    """Goods of contract E handed over, checked and accepted in March 2026."""
    open_acceptances(now=A_YEAR[0])
    contract = terms_of(office.contract_id, 1).contract
    vendor, customer = office.person("vendor_project_manager"), office.person("customer_contact")
    acts = []
    for item in contract.deliverables:
        told = {"item": item.id, "quantity": item.quantity, "media": list(item.media), "note": "随货"}
        acts.append(Doing(vendor, AcceptanceAct.HAND_OVER, told, at("2026-03-02 10:00")))
        acts.append(Doing(customer, AcceptanceAct.CHECK, {"item": item.id}, at("2026-03-03 10:00")))
    delivered = {"event": "goods_delivered", "happened_at": at("2026-03-02 09:00")}
    acts.append(Doing(vendor, AcceptanceAct.NOTE_EVENT, delivered, at("2026-03-03 11:00")))
    acts.append(Doing(vendor, AcceptanceAct.FINISH_STEP, {"step": "tested"}, at("2026-03-04 10:00")))
    passed = {"step": "compared", "outcome": "passed"}
    acts.append(Doing(customer, AcceptanceAct.FINISH_STEP, passed, at("2026-03-05 10:00")))
    record_acts(office.contract_id, acts)


@pytest.mark.req("A-04", "A-05")
def test_passing_acceptance_starts_the_upkeep_and_the_stage_that_waits_for_it() -> None:
    office = make_office("e")
    before = office.statement("2026-03").statement
    assert ([str(one.zh) for one in before.stages[0].missing][:1], before.upkeep) == (["验收通过"], None)
    accept_goods(office)
    after = office.statement("2026-03").statement
    entry = passing_entry(office.contract_id)
    assert entry is not None
    assert [one.zh for one in after.stages[0].missing] == ["验收证明文件", "合格完整的发票"]
    proofs = [(one.kind, one.id, one.seq, one.hash) for one in after.stages[0].evidence]
    assert proofs == [("acceptance", str(office.contract_id), entry.seq, entry.hash.hex())]
    assert after.upkeep is not None
    assert (str(after.upkeep.begins), str(after.upkeep.ends)) == ("2026-03-05", "2029-03-05")
