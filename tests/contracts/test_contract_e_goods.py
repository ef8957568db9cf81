"""Contract E (laboratory): goods, payment, penalties, duties, forms and procedures, as data."""

from decimal import Decimal

import pytest

from mainstay.contracts.rules.terms.money import Extension, PerDay, Right, ShareOf
from mainstay.contracts.rules.terms.vocabulary import Side, Trigger

from .examples import example

E = "e-laboratory"

# line, quantity, unit price, amount, points of its specification
LINES = [
    ("pc", 56, "12350.00", "691600.00", 12),
    ("desk", 1, "2500.00", "2500.00", 0),
    ("chair", 1, "350.00", "350.00", 0),
    ("projector", 1, "14500.00", "14500.00", 13),
    ("screen", 1, "1000.00", "1000.00", 0),
    ("amplifier", 1, "950.00", "950.00", 9),
    ("microphone", 1, "400.00", "400.00", 6),
    ("speakers", 1, "1200.00", "1200.00", 8),
    ("switch", 4, "1650.00", "6600.00", 8),
    ("cabinet", 1, "600.00", "600.00", 6),
    ("cable", 10, "850.00", "8500.00", 2),
    ("classroom", 1, "1100.00", "1100.00", 17),
    ("lab", 56, "150.00", "8400.00", 57),
    ("materials", 1, "5000.00", "5000.00", 0),
]


@pytest.mark.parametrize(("line", "quantity", "unit_price", "amount", "points"), LINES)
def test_each_price_line(line: str, quantity: int, unit_price: str, amount: str, points: int) -> None:
    found = next(one for one in example(E).contract.price.lines if one.id == line)
    assert (found.quantity, found.unit_price, found.amount) == (Decimal(quantity), Decimal(unit_price), Decimal(amount))
    assert str(found.warranty) == "3 years"
    assert len(found.requirements) == points


def test_the_lines_sum_to_the_price() -> None:
    price = example(E).contract.price
    assert [line.id for line in price.lines] == [line for line, *_ in LINES]
    assert sum(line.amount for line in price.lines) == price.total == Decimal("742700.00")
    assert price.capitals == "柒拾肆万贰仟柒佰元整"


def test_the_starred_points_are_essential() -> None:
    lines = {line.id: line for line in example(E).contract.price.lines}
    starred = [point.id for point in lines["pc"].requirements if point.essential]
    assert starred == ["pc-1", "pc-3", "pc-4", "pc-5", "pc-6"]


def test_laboratory_software_at_boot_from_the_console_and_on_the_client() -> None:
    points = next(line for line in example(E).contract.price.lines if line.id == "lab").requirements
    groups = [point.group.zh for point in points if point.group is not None]
    assert {group: groups.count(group) for group in groups} == {"底层功能": 12, "发送端": 31, "接收端": 14}


def test_all_is_paid_within_five_working_days() -> None:
    (payment,) = example(E).contract.payments
    assert (payment.share, payment.amount, str(payment.due)) == (Decimal(1), Decimal("742700.00"), "5 workdays")
    assert payment.after == (Trigger.ACCEPTANCE_PASSED, Trigger.INVOICE_RECEIVED)


def test_warranty_of_three_years_from_acceptance() -> None:
    contract = example(E).contract
    assert contract.maintenance is not None
    assert (str(contract.maintenance.length), contract.maintenance.begins) == ("3 years", "acceptance_passed")
    extension = next(one for one in contract.penalties if isinstance(one, Extension))
    assert (extension.trigger, extension.period, extension.length) == (Trigger.PART_REPLACED, "warranty", None)


@pytest.mark.parametrize(
    ("penalty", "payer", "share", "clause"),
    [
        ("late-delivery", "vendor", "0.05", "8.1"),
        ("late-delivery-day", "vendor", "0.02", "8.2"),
        ("unanswered-service", "vendor", "0.02", "8.4"),
        ("goods-refused", "customer", "0.02", "8.5"),
        ("settlement-refused", "customer", "0.02", "8.5"),
    ],
)
def test_penalties_by_share_of_the_price(penalty: str, payer: str, share: str, clause: str) -> None:
    found = next(one for one in example(E).contract.penalties if one.id == penalty)
    assert isinstance(found, PerDay if penalty == "late-delivery-day" else ShareOf)
    assert (found.payer, found.share, found.basis, found.clause) == (payer, Decimal(share), "price", clause)


def test_rights_against_a_late_or_faulty_delivery() -> None:
    rights = {one.id: one for one in example(E).contract.penalties if isinstance(one, Right)}
    assert (rights["late-delivery-terminate"].right, str(rights["late-delivery-terminate"].after)) == (
        "terminate",
        "15 days",
    )
    assert {one.right for one in rights.values() if one.clause == "8.3"} == {"withhold", "terminate"}
    assert {one.payer for one in rights.values() if one.right == "complain"} == {"vendor", "customer"}


@pytest.mark.parametrize(
    ("duty", "trigger", "length"),
    [
        ("delivery", Trigger.CONTRACT_SIGNED, "30 days"),
        ("objection-answer", Trigger.OBJECTION_RAISED, "24h"),
        ("force-majeure", Trigger.FORCE_MAJEURE_ENDED, "1 day"),
        ("force-majeure-customer", Trigger.FORCE_MAJEURE_ENDED, "1 day"),
        ("emergency-team", Trigger.EMERGENCY, "4h"),
        ("answer-told", Trigger.CASE_OPENED, "1h"),
        ("call-back", Trigger.CASE_CLOSED, "as_asked"),
        ("system-survey", Trigger.CASE_CLOSED, "at_once"),
        ("test-first", Trigger.CHANGE_PLANNED, "as_asked"),
    ],
)
def test_duties_on_an_event(duty: str, trigger: Trigger, length: str) -> None:
    found = next(one for one in example(E).contract.obligations if one.id == duty)
    assert (found.trigger, str(found.due)) == (trigger, length)


def test_an_objection_that_is_not_answered_counts_as_accepted() -> None:
    answer = next(one for one in example(E).contract.obligations if one.id == "objection-answer")
    assert (answer.owner, answer.silence_accepts, answer.clause) == (Side.VENDOR, True, "9.2")


@pytest.mark.parametrize(
    ("duty", "every", "anchor", "length"),
    [
        ("quarter-inspection", "3 months", "period_end", "0 days"),
        ("quarter-survey", "3 months", "period_end", "0 days"),
        ("performance-data", "1 month", "period_start", "0 days"),
        ("performance-report", "1 month", "period_start", "1 week"),
    ],
)
def test_duties_that_recur(duty: str, every: str, anchor: str, length: str) -> None:
    recurrence = next(one for one in example(E).contract.obligations if one.id == duty).recurrence
    assert recurrence is not None
    assert (str(recurrence.every), recurrence.anchor, str(recurrence.due)) == (every, anchor, length)


def test_the_risk_register_has_five_sources_and_six_standards() -> None:
    duties = [one.id for one in example(E).contract.obligations]
    assert len([duty for duty in duties if duty.startswith("risk-from-")]) == 5
    assert len([duty for duty in duties if duty.startswith("standard-")]) == 6
    assert len([duty for duty in duties if duty.startswith("backup-")]) == 6


def test_scans_are_bounded() -> None:
    bounds = {one.id: one for one in example(E).contract.bounds}
    assert (bounds["scan-bandwidth"].at_most, bounds["scan-load"].below) == (Decimal(5), Decimal(5))
    assert {one.clause for one in bounds.values()} == {"A2-10.4", "A2-7.3"}


def test_requests_are_routed_from_line_to_line() -> None:
    routing = next(one for one in example(E).contract.procedures if one.id == "routing")
    assert {step.id: step.next for step in routing.steps} == {
        "judge": ("sales", "upkeep"),
        "sales": ("panel",),
        "upkeep": ("software", "implementation"),
        "software": ("chief",),
        "implementation": ("chief",),
        "chief": ("panel",),
        "panel": (),
    }


def test_procedures_name_steps_roles_and_forms_that_exist() -> None:
    contract = example(E).contract
    roles, forms = {role.id for role in contract.roles}, {form.id for form in contract.forms}
    for procedure in contract.procedures:
        steps = {step.id for step in procedure.steps}
        assert {following for step in procedure.steps for following in step.next} <= steps
        assert {role for step in procedure.steps for role in step.roles} <= roles
        assert {step.form for step in procedure.steps if step.form is not None} <= forms


def test_a_complaint_has_an_owner_at_each_step() -> None:
    complaint = next(one for one in example(E).contract.procedures if one.id == "complaint")
    assert [(step.id, step.roles) for step in complaint.steps] == [
        ("record", ("upkeep_group",)),
        ("analyse", ("upkeep_group", "quality_department")),
        ("investigate", ("upkeep_group", "quality_department")),
        ("settle", ("responsible_department",)),
        ("file", ("quality_department",)),
    ]


def test_services_after_the_term_are_at_cost_by_mode() -> None:
    rates = example(E).contract.rates
    assert [rate.id for rate in rates] == ["stationed", "mobile", "mixed"]
    assert all("成本价" in rate.basis.zh for rate in rates)
