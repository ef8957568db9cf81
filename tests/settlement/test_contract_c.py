"""Contract C (service hall): scores, bands at every border, three payments, worked out by hand."""

from decimal import Decimal

import pytest

from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger
from mainstay.kernel.errors import Refused
from mainstay.settlement.rules.facts import Fact, Standing
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.statement import settle

from .making import (
    breach,
    compile_with,
    data_of,
    happened,
    late,
    line,
    paid,
    papers,
    statement,
    sums,
    terms,
)

# A month's payment: 3,918,800.00 / 12 = 326,566.666... = 326,566.67.
SHARE = Decimal("326566.67")


def slips(count: int, rule: str = "monthly/1.1b", month: str = "2026-03") -> list[Fact]:
    """Slips of half a point each, entered by hand."""
    return [happened(Trigger.RULE_BROKEN, f"{month}-02 09:{n:02}", rule=rule) for n in range(count)]


def losing(points: str, month: str = "2026-03") -> list[Fact]:
    """Facts that take off so many points (in halves) under rules of ten points each."""
    halves = int(Decimal(points) * 2)
    found: list[Fact] = []
    for rule in ("monthly/1.1b", "monthly/1.2b", "monthly/2.2", "monthly/3.1a", "monthly/5.2", "monthly/4.1"):
        each = 10 if rule == "monthly/2.2" else 20
        here = min(halves // (2 if rule == "monthly/2.2" else 1), each if rule != "monthly/4.1" else 10)
        found += slips(here, rule, month)
        halves -= here * (2 if rule == "monthly/2.2" else 1)
    assert halves == 0
    return found


# score, the band's share, what comes off 326,566.67
BORDERS = [
    ("0", "100", "0.00"),
    ("5", "95", "0.00"),  # 95 belongs to [95, 100] by the chosen reading
    ("5.5", "94.5", "32656.67"),  # x 10 % = 32,656.667
    ("10", "90", "32656.67"),
    ("10.5", "89.5", "65313.33"),  # x 20 % = 65,313.334
    ("20", "80", "65313.33"),
    ("20.5", "79.5", "97970.00"),  # x 30 % = 97,970.001
    ("30", "70", "97970.00"),
    ("30.5", "69.5", "130626.67"),  # x 40 % = 130,626.668
    ("40", "60", "130626.67"),
    ("40.5", "59.5", "326566.67"),  # under 60: all of it
]


@pytest.mark.req("C-19")
@pytest.mark.parametrize(("off", "score", "deduction"), BORDERS)
def test_the_score_scales_the_month_s_share_at_every_border(off: str, score: str, deduction: str) -> None:
    found = statement("c", losing(off), "2026-03")
    (sheet,) = [one.sheet for one in found.sheets if one.sheet.sheet.id == "monthly"]
    assert sheet.score == Decimal(score)
    assert line(found, "monthly-bands").amount == -Decimal(deduction)
    assert f"得 {score} 分" in line(found, "monthly-bands").how.words.zh


@pytest.mark.req("C-19")
def test_a_border_without_a_reading_is_refused_and_with_one_the_statement_says_so() -> None:
    data = data_of("c")
    data["bands"][0].pop("borders")
    with pytest.raises(Refused, match="choose a reading"):
        settle(compile_with(data), losing("10"), Standing(), Period.parse("2026-03"))
    found = settle(compile_with(data), losing("10.5"), Standing(), Period.parse("2026-03"))
    assert line(found, "monthly-bands").amount == Decimal("-65313.33")
    data["bands"][0]["borders"] = "lower"
    found = settle(compile_with(data), losing("10"), Standing(), Period.parse("2026-03"))
    assert line(found, "monthly-bands").amount == Decimal("-65313.33")
    assert "（交界分，按较低一档计）" in line(found, "monthly-bands").how.words.zh


@pytest.mark.req("C-20")
def test_occurrences_count_up_to_the_cap_of_their_rule() -> None:
    found = statement("c", slips(21), "2026-03").sheets[0].sheet
    rule = next(rule for rule in found.rules if rule.rule.id == "1.1")
    assert (rule.off, rule.score, len(rule.occurrences), found.score) == (Decimal(10), Decimal(0), 21, Decimal(90))
    assert all(one.fact.evidence for one in rule.occurrences)


@pytest.mark.req("C-20")
def test_breached_clocks_fall_under_the_rule_that_names_their_target() -> None:
    facts = [breach("respond-window", "2026-03-03 10:05"), breach("handle", "2026-03-04 23:59")]
    found = statement("c", facts, "2026-03").sheets[0].sheet
    off = {rule.rule.id: rule.off for rule in found.rules if rule.off}
    assert off == {"2.1": Decimal("0.5"), "5.3": Decimal("0.5")}
    assert found.score == 99


@pytest.mark.req("C-20")
def test_a_late_duty_that_two_rules_claim_waits_for_a_person() -> None:
    duty = late(Trigger.DUTY_LATE, "2026-03-10", "2026-03-13")
    found = statement("c", [duty], "2026-03").sheets[0].sheet
    assert [(fact.id, rules) for fact, rules in found.open_facts] == [(duty.id, ("monthly/1.1a", "monthly/5.1"))]
    assert found.score == 100
    by_day = statement("c", [duty], "2026-03", Standing(given={duty.id: "monthly/5.1"})).sheets[0].sheet
    assert by_day.score == Decimal("98.5")  # three days late x 0.5
    aside = statement("c", [duty], "2026-03", Standing(given={duty.id: ""})).sheets[0].sheet
    assert (aside.score, aside.open_facts) == (Decimal(100), ())


@pytest.mark.req("C-20")
def test_lateness_over_the_end_of_a_month_counts_in_each_month_for_its_days() -> None:
    duty = late(Trigger.DUTY_LATE, "2026-03-30", "2026-04-02")  # 31 March, 1 and 2 April
    given = Standing(given={duty.id: "monthly/5.1"})
    scores = [one.sheet.score for one in statement("c", [duty], "2026-Q2", given).sheets[:1]]
    assert statement("c", [duty], "2026-03", given).sheets[0].sheet.score == Decimal("99.5")
    assert scores == [Decimal("99.0")]


@pytest.mark.req("C-21")
def test_the_project_sheet_is_the_sum_of_what_its_scorers_gave() -> None:
    proof = happened(Trigger.RULE_BROKEN, "2026-03-01").evidence[0]
    marks = {
        f"project/{rule}": (Decimal(points), proof)
        for rule, points in (("p4", "9"), ("p5", "10"), ("p6a", "18.5"), ("p6b", "20"), ("p7", "8"))
    }
    complaint = happened(Trigger.COMPLAINT_RECEIVED, "2026-03-05", rule="project/s1", points="7")
    found = statement("c", [complaint], "2026-03", Standing(marks=marks)).sheets[-1].sheet
    assert (found.sheet.id, found.unmarked) == ("project", ())
    assert found.score == Decimal("88.5")  # 15 - 7 + 10 + 5 + 9 + 10 + 18.5 + 20 + 8
    without = statement("c", [], "2026-03").sheets[-1].sheet
    assert without.unmarked == ("p4", "p5", "p6a", "p6b", "p7")
    by_engineer = happened(Trigger.COMPLAINT_RECEIVED, "2026-03-05", rule="project/s1", zero=True)
    zero = statement("c", [by_engineer], "2026-03", Standing(marks=marks)).sheets[-1].sheet
    assert zero.score == Decimal("80.5")  # all 15 points of the rule


@pytest.mark.req("C-19", "A-02")
def test_three_payments_fall_due_30_and_150_days_after_effect_and_at_the_end() -> None:
    facts = papers("first", "2026-01-05") + papers("second", "2026-03-01") + papers("third", "2026-12-01")
    # 1 January + 30 days = 31 January; + 150 days = 31 May; the rest by 31 December.
    assert sums(statement("c", facts, "2026-01"))["stage:first"] == Decimal("1175640.00")
    assert sums(statement("c", facts, "2026-05"))["stage:second"] == Decimal("1959400.00")
    assert sums(statement("c", facts, "2026-12"))["stage:third"] == Decimal("783760.00")
    assert "stage:second" not in sums(statement("c", facts, "2026-04"))


@pytest.mark.req("C-19")
def test_what_was_paid_too_much_is_to_be_refunded() -> None:
    facts = [
        *papers("first", "2026-01-05"),
        paid("first", "2026-01-31", "1175640.00"),
        *papers("second", "2026-03-01"),
        paid("second", "2026-05-31", "1959400.00"),
        *papers("third", "2026-11-01"),
        paid("third", "2026-11-20", "783760.00"),
        *losing("10", "2026-12"),
    ]
    found = statement("c", facts, "2026")
    # 90 points in December: 32,656.67 off, after everything was paid.
    assert found.totals.stages == found.totals.paid == Decimal("3918800.00")
    assert found.totals.net == Decimal("3886143.33")
    assert found.totals.closing == Decimal("-32656.67")


@pytest.mark.req("C-19")
def test_a_payment_less_by_what_came_off_is_not_late() -> None:
    facts = [*papers("first", "2026-01-05"), paid("first", "2026-01-31", "1142983.33"), *losing("10", "2026-01")]
    # 1,175,640.00 - 32,656.67 = 1,142,983.33 paid on the day
    found = statement("c", facts, "2026-02")
    assert [line.id for line in found.lines if line.kind == "penalty"] == []
    assert found.totals.opening == Decimal("0.00")


def test_late_payment_costs_by_the_day_and_gives_rights_after_30_days() -> None:
    facts = [*papers("first", "2026-01-05")]
    # 0.05 % of 3,918,800.00 = 1,959.40 a day; due 31 January: 28 days in February
    february = statement("c", facts, "2026-02")
    assert line(february, "late-payment").amount == Decimal("54863.20")
    march = statement("c", facts, "2026-03")
    assert line(march, "late-payment").amount == Decimal("60741.40")  # 31 days more
    # 30 days end on 2 March; the rights and the 20 % arise on the 31st day, 3 March
    assert {(one.right, str(one.day), one.holder) for one in march.rights} == {
        ("suspend", "2026-03-03", "vendor"),
        ("terminate", "2026-03-03", "vendor"),
    }
    assert line(march, "late-payment-share").amount == Decimal("783760.00")
    on_time = statement("c", [*facts, paid("first", "2026-03-02", "1175640.00")], "2026-03")
    assert on_time.rights == ()
    assert line(on_time, "late-payment").amount == Decimal("3918.80")  # 1 and 2 March


def test_a_loss_is_capped_at_what_was_paid() -> None:
    facts = [
        *papers("first", "2026-01-05"),
        paid("first", "2026-01-31", "1175640.00"),
        happened(Trigger.CONTRACT_BREACHED, "2026-02-10", rule="service-loss", side="vendor", amount="2000000.00"),
    ]
    found = line(statement("c", facts, "2026-02"), "service-loss")
    assert found.amount == Decimal("-1175640.00")
    assert "上限 1,175,640.00 元" in found.how.words.zh


@pytest.mark.req("F-03")
def test_a_dispute_shows_both_figures_and_a_waiver_changes_the_score() -> None:
    facts = losing("5.5")
    pair = (facts[0].rule, facts[0].id)
    disputed = line(statement("c", facts, "2026-03", Standing(disputed=frozenset({pair}))), "monthly-bands")
    assert (disputed.amount, disputed.undisputed, disputed.disputed) == (Decimal("-32656.67"), Decimal(0), True)
    waived = line(statement("c", facts, "2026-03", Standing(waived=frozenset({pair}))), "monthly-bands")
    assert (waived.amount, waived.undisputed, waived.disputed) == (Decimal(0), Decimal(0), False)


def test_clocks_of_the_customer_s_silence_are_under_no_rule() -> None:
    facts = [breach("confirm", "2026-03-03 10:05", measure=Measure.CONFIRM)]
    assert statement("c", facts, "2026-03").sheets[0].sheet.score == 100


@pytest.mark.parametrize("period", ["2025-11", "2032-01"])
def test_a_period_outside_the_contract_is_refused(period: str) -> None:
    with pytest.raises(Refused, match="is not one in which the contract is settled"):
        settle(terms("c"), [], Standing(), Period.parse(period))
