"""Contract C (service hall): payments, score sheets, bands, penalties and what surrounds them, as data."""

from decimal import Decimal

import pytest

from mainstay.contracts.rules.terms.money import Loss, PerDay, Right, ScoreRule, ScoreSheet, ShareOf

from .examples import example

C = "c-service-hall"

# rule, points, points off for each occurrence of each cause
RULES = [
    ("1.1", "10", ["0.5", "0.5"]),
    ("1.2", "10", ["0.5", "0.5"]),
    ("2.1", "10", ["0.5"]),
    ("2.2", "10", ["1"]),
    ("3.1", "10", ["0.5", "0.5"]),
    ("3.2", "5", ["1", "0.5"]),
    ("4.1", "5", ["0.5"]),
    ("4.2", "5", ["0.5"]),
    ("4.3", "5", ["0.5"]),
    ("4.4", "5", ["0.5"]),
    ("4.5", "5", ["0.5", "0.5"]),
    ("5.1", "5", ["0.5"]),
    ("5.2", "10", ["0.5"]),
    ("5.3", "5", ["0.5"]),
]


def sheet(name: str) -> ScoreSheet:
    """A score sheet of the contract."""
    return next(one for one in example(C).contract.score_sheets if one.id == name)


def rules(name: str) -> dict[str, ScoreRule]:
    """The rules of a sheet by id."""
    return {rule.id: rule for head in sheet(name).heads for rule in head.rules}


def test_the_monthly_sheet_has_five_heads_of_100_points() -> None:
    monthly = sheet("monthly")
    assert {head.id: int(head.points) for head in monthly.heads} == {
        "quality": 20,
        "efficiency": 20,
        "attitude": 15,
        "content": 25,
        "response": 20,
    }
    assert sum(head.points for head in monthly.heads) == monthly.total == 100
    assert all(sum(rule.points for rule in head.rules) == head.points for head in monthly.heads)


@pytest.mark.parametrize(("rule", "points", "off"), RULES)
def test_each_rule_with_its_cap_and_its_causes(rule: str, points: str, off: list[str]) -> None:
    found = rules("monthly")[rule]
    causes: list[Decimal | None] = [item.per_occurrence for item in found.items]
    assert found.points == Decimal(points)
    assert (causes or [found.per_occurrence]) == [Decimal(each) for each in off]
    assert found.clause == f"A1-{rule}"


def test_the_rules_are_all_there_are() -> None:
    assert set(rules("monthly")) == {rule for rule, *_ in RULES}


def test_days_and_items_are_counted_where_the_rule_says_so() -> None:
    counted = {rule.id: rule.counted_by for rule in rules("monthly").values() if rule.counted_by != "occurrence"}
    assert counted == {"4.1": "item", "5.1": "day"}


def test_rules_on_times_name_their_targets() -> None:
    found = rules("monthly")
    assert found["2.1"].targets == ("respond-window",)
    assert found["5.2"].targets == ("respond-task", "support-system")
    assert found["5.3"].targets == ("respond-problem", "handle")


@pytest.mark.parametrize(
    ("rule", "points", "off", "to", "scorer"),
    [
        ("s1", 15, 5, 10, "主管"),
        ("s2", 10, 5, 10, "业务经理"),
        ("s3", 5, 1, 5, "关联部门"),
        ("p4", 10, None, None, "主管"),
        ("p5", 10, None, None, "部门助理"),
        ("p6a", 20, None, None, "主管"),
        ("p6b", 20, None, None, "主管"),
        ("p7", 10, None, None, "主管"),
    ],
)
def test_the_project_sheet_by_scorer(rule: str, points: int, off: int | None, to: int | None, scorer: str) -> None:
    found = rules("project")[rule]
    assert [found.points, found.per_occurrence, found.to] == [points, off, to]
    assert found.scorer is not None
    assert found.scorer.zh == scorer
    assert (found.zero_when is not None) == rule.startswith("s")


def test_the_project_sheet_has_100_points() -> None:
    assert [(head.id, int(head.points)) for head in sheet("project").heads] == [("satisfaction", 30), ("process", 70)]
    assert sum(rule.points for rule in rules("project").values()) == sheet("project").total == 100


def test_bands_as_written() -> None:
    bands = example(C).contract.bands[0]
    written = [(band.from_, band.to, band.below, band.deduct) for band in bands.bands]
    assert written == [
        (95, 100, None, Decimal("0")),
        (90, 95, None, Decimal("0.1")),
        (80, 90, None, Decimal("0.2")),
        (70, 80, None, Decimal("0.3")),
        (60, 70, None, Decimal("0.4")),
        (None, None, 60, Decimal("1")),
    ]
    assert (bands.basis, bands.borders, bands.refund_when_paid) == ("monthly_share", "higher", True)


@pytest.mark.parametrize(
    ("stage", "share", "amount", "capitals", "due", "due_by"),
    [
        ("first", "0.3", "1175640.00", "壹佰壹拾柒万伍仟陆佰肆拾元整", "30 days", None),
        ("second", "0.5", "1959400.00", "壹佰玖拾伍万玖仟肆佰元整", "150 days", None),
        ("third", "0.2", "783760.00", "柒拾捌万叁仟柒佰陆拾元整", "None", "contract_end"),
    ],
)
def test_three_payments(stage: str, share: str, amount: str, capitals: str, due: str, due_by: str | None) -> None:
    found = next(one for one in example(C).contract.payments if one.id == stage)
    assert (found.share, found.amount, found.capitals) == (Decimal(share), Decimal(amount), capitals)
    assert (str(found.due), found.due_by, found.after) == (due, due_by, ("contract_effective",))


def test_price_and_tax() -> None:
    price = example(C).contract.price
    assert (price.total, price.capitals) == (Decimal("3918800.00"), "叁佰玖拾壹万捌仟捌佰元整")
    assert price.tax_rates == (Decimal("0.06"), Decimal("0.13"))
    assert sum(stage.amount or 0 for stage in example(C).contract.payments) == price.total


def test_penalties_in_money() -> None:
    found = {one.id: one for one in example(C).contract.penalties}
    late, later, early, loss = (
        found[one] for one in ("late-payment", "late-payment-share", "early-end", "service-loss")
    )
    assert isinstance(late, PerDay)
    assert (late.share, late.basis, late.payer) == (Decimal("0.0005"), "price", "customer")
    assert isinstance(later, ShareOf)
    assert (later.share, str(later.after), later.payer) == (Decimal("0.2"), "30 days", "customer")
    assert isinstance(early, ShareOf)
    assert (early.share, early.basis, early.payer) == (Decimal("0.2"), "price", "either")
    assert isinstance(loss, Loss)
    assert (loss.cap_share, loss.cap_basis) == (Decimal("1"), "paid_amount")


def test_rights_that_arise_with_time() -> None:
    rights = [one for one in example(C).contract.penalties if isinstance(one, Right)]
    assert {(one.id, one.right, str(one.after), str(one.within)) for one in rights} == {
        ("late-payment-suspend", "suspend", "30 days", "None"),
        ("late-payment-terminate", "terminate", "30 days", "None"),
        ("breach-terminate", "terminate", "30 days", "None"),
        ("force-majeure-terminate", "terminate", "30 days", "None"),
        ("insolvency-terminate", "terminate", "None", "10 days"),
    }


def test_seven_causes_stand_outside() -> None:
    assert [one.clause for one in example(C).contract.exclusions] == ["8.2.2"] * 7


def test_acceptance_in_5_3_and_3_days() -> None:
    steps = example(C).contract.acceptance
    assert [(step.id, str(step.due), step.outcome) for step in steps] == [
        ("hand-in-report", "5 days", None),
        ("examine", "3 days", None),
        ("acceptance-report", "3 days", "passed"),
        ("written-objection", "3 days", "failed"),
        ("rectify", "None", None),
    ]
    assert steps[0].copies == 2


def test_notices_by_medium() -> None:
    notices = example(C).contract.notices
    assert notices is not None
    assert (str(notices.change_within), notices.calendar) == ("3 workdays", "office")
    assert [one.medium for one in notices.media] == ["post", "in_person", "electronic"]


def test_the_hotline_has_power_for_three_to_four_hours() -> None:
    bound = next(one for one in example(C).contract.bounds if one.id == "hotline-ups")
    assert (bound.at_least, bound.at_most, bound.clause) == (Decimal(3), Decimal(4), "3-2.6")


def test_the_acceptance_form_has_its_boxes() -> None:
    form = example(C).contract.forms[0]
    choices = {field.id: len(field.choices) for field in form.fields if field.kind == "choice"}
    assert choices == {"organisation": 2, "stages": 2, "solved": 2, "staff": 2, "skills": 2, "verdict": 2}
    assert [field.id for field in form.fields if field.kind == "seal"] == ["buyer-seal", "provider-seal"]
