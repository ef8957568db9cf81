"""Contracts B, D and E: one payment each, breach and loss, late goods, worked out by hand."""

from decimal import Decimal

import pytest

from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger
from mainstay.settlement.rules.facts import Fact, Standing
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.statement import settle

from .making import breach, compile_with, data_of, happened, late, line, paid, papers, statement, sums


@pytest.mark.req("B-16")
@pytest.mark.parametrize(
    ("invoice", "due"),
    [
        # 10 working days: over the National Day holiday, with the make-up workday of 10 October 2026
        ("2026-09-24", "2026-10-15"),
        # Friday 6 November: the next ten weekdays end on Friday 20 November
        ("2026-11-06", "2026-11-20"),
    ],
)
def test_all_is_due_within_ten_working_days_after_the_invoice(invoice: str, due: str) -> None:
    found = statement("b", papers("whole", invoice), due[:7])
    assert str(line(found, "whole").day) == due
    assert sums(found) == {"stage:whole": Decimal("268000.00")}


@pytest.mark.req("B-17")
def test_breach_costs_5_per_cent_once_and_the_loss_only_above_it() -> None:
    breaches = [happened(Trigger.CONTRACT_BREACHED, day, side="vendor") for day in ("2026-04-01", "2026-05-01")]
    # 5 % of 268,000.00 = 13,400.00
    assert sums(statement("b", breaches, "2026")) == {f"penalty:breach:{breaches[0].id}": Decimal("-13400.00")}
    small = happened(Trigger.CONTRACT_BREACHED, "2026-06-01", rule="loss-above", side="vendor", amount="13400.00")
    large = happened(Trigger.CONTRACT_BREACHED, "2026-06-01", rule="loss-above", side="vendor", amount="20000.01")
    assert [one.amount for one in statement("b", [*breaches, small], "2026-06").lines] == []
    found = line(statement("b", [*breaches, large], "2026-06"), "loss-above")
    assert (found.amount, found.clause) == (Decimal("-6600.01"), "8.2")
    assert found.how.words.zh == "实际损失 20,000.01 − 违约金已覆盖 13,400.00 = 6,600.01 元"


@pytest.mark.req("B-17")
def test_the_side_at_fault_pays() -> None:
    by_customer = happened(Trigger.CONTRACT_BREACHED, "2026-04-01", side="customer")
    assert line(statement("b", [by_customer], "2026-04"), "breach").amount == Decimal("13400.00")
    by_nobody = happened(Trigger.CONTRACT_BREACHED, "2026-04-01")
    assert sums(statement("b", [by_nobody], "2026-04")) == {}


@pytest.mark.req("D-11")
def test_all_is_due_three_working_days_after_signing() -> None:
    # signed Thursday 25 December 2025: 26, 29, 30 December
    found = statement("d", [], "2025-12")
    assert sums(found) == {"stage:whole": Decimal("32692.00")}
    assert str(line(found, "whole").day) == "2025-12-30"
    assert statement("d", [paid("whole", "2025-12-30", "32692.00")], "2026-01").totals.opening == 0


def test_a_due_day_off_is_put_to_the_next_working_day_only_where_the_contract_says_so() -> None:
    data = data_of("a")
    facts = [happened(Trigger.FINAL_ACCEPTANCE, "2026-01-10"), *papers("stage-1", "2026-02-01", 2)]
    # 1 February + 15 days = 16 February, in the Spring Festival holiday of 2026 (15 to 23 February)
    stage = statement("a", facts, "2026-02").stages[0]
    assert str(stage.due) == "2026-02-16"
    working = next(one["id"] for one in data["calendars"] if one.get("holidays"))
    data["payments"][0]["rolls_over"] = working
    rolled = settle(compile_with(data), facts, Standing(), Period.parse("2026-02")).stages[0]
    assert str(rolled.due) == "2026-02-24"


def delivered(day: str | None) -> list[Fact]:
    """Goods due on 16 October 2025 (30 days after signing)."""
    return [late(Trigger.DELIVERY_LATE, "2025-10-16", day)]


@pytest.mark.req("E-03")
def test_late_goods_cost_5_per_cent_once_and_2_per_cent_a_day() -> None:
    found = statement("e", delivered("2025-10-19"), "2025-10")
    # 5 % of 742,700.00 = 37,135.00; 2 % x 3 days = 44,562.00
    assert sorted(sums(found).values()) == [Decimal("-44562.00"), Decimal("-37135.00")]
    assert found.totals.vendor_penalties == Decimal("-81697.00")
    assert {one.clause for one in found.lines} == {"8.1", "8.2"}


@pytest.mark.req("E-03")
def test_after_fifteen_full_days_the_customer_may_terminate() -> None:
    def terminate(day: str | None, period: str) -> list[str]:
        return [str(one.day) for one in statement("e", delivered(day), period).rights if one.right == "terminate"]

    assert terminate("2025-10-31", "2025-Q4") == []  # the 15th day
    assert terminate("2025-11-01", "2025-Q4") == ["2025-11-01"]  # the 16th
    assert terminate(None, "2025-10") == []


@pytest.mark.req("E-03")
def test_unanswered_service_costs_2_per_cent_once() -> None:
    facts = [
        breach("resolve", "2026-03-01 10:00", measure=Measure.RESOLVE),
        breach("respond", "2026-03-03 10:00", measure=Measure.RESPOND),
        breach("respond", "2026-04-03 10:00", measure=Measure.RESPOND),
    ]
    found = statement("e", facts, "2026")
    # 2 % of 742,700.00, once
    assert sums(found) == {"penalty:unanswered-service:respond@2026-03-03 10:00": Decimal("-14854.00")}


def test_all_is_due_five_working_days_after_acceptance_and_invoice() -> None:
    accepted = happened(Trigger.ACCEPTANCE_PASSED, "2025-10-20")
    # the invoice of Thursday 23 October: 24, 27, 28, 29, 30 October
    found = statement("e", [accepted, *papers("full", "2025-10-23", 2)], "2025-10")
    assert str(line(found, "full").day) == "2025-10-30"
    on_the_fifth = paid("full", "2025-10-30", "742700.00")
    assert sums(statement("e", [accepted, *papers("full", "2025-10-23", 2), on_the_fifth], "2025-11")) == {}
    on_the_sixth = paid("full", "2025-10-31", "742700.00")
    late_by_one = statement("e", [accepted, *papers("full", "2025-10-23", 2), on_the_sixth], "2025-10")
    assert line(late_by_one, "settlement-refused").amount == Decimal("14854.00")
