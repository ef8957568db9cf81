"""Contract A (messaging platform): stages, deposit and upkeep, inspections and incidents, worked out by hand."""

from decimal import Decimal

import pytest

from mainstay.contracts.rules.terms.vocabulary import Measure, Trigger
from mainstay.settlement.rules.facts import Fact, Standing

from .making import breach, happened, late, line, paid, papers, stages_due, statement, sums

ACCEPTED = happened(Trigger.FINAL_ACCEPTANCE, "2025-12-10")
AUDITED = happened(Trigger.PRICE_AUDITED, "2026-02-02", amount="680000.00")


def incident(day: str, level: str) -> Fact:
    """A fault of a level, reported on a day."""
    return happened(Trigger.CASE_OPENED, day, name=f"case:{day}", level=level)


def inspection(day: str) -> Fact:
    """An inspection that was done."""
    return happened(Trigger.INSPECTION_DONE, day)


def taken_off(facts: list[Fact], period: str) -> dict[str, Decimal]:
    """What inspections and incidents take off, by penalty and day of the incident."""
    found = statement("a", facts, period)
    return {f"{one.term} {one.day:%m-%d}": one.amount for one in found.lines if one.kind == "penalty"}


@pytest.mark.req("A-02")
def test_half_is_due_15_days_after_acceptance_and_the_last_paper() -> None:
    facts = [ACCEPTED, *papers("stage-1", "2025-12-16", 2)]
    found = statement("a", facts, "2025-12")
    # 16 December + 15 days = 31 December; 50 % of 700,000.00
    assert sums(found) == {"stage:stage-1": Decimal("350000.00")}
    assert line(found, "stage-1").how.words.zh == "合同总价 700,000.00 × 50% = 350,000.00 元，2025-12-31 到期"
    assert {one.id for one in line(found, "stage-1").evidence} == {fact.id for fact in facts}
    a_day_later = [ACCEPTED, *papers("stage-1", "2025-12-17", 2)]
    assert sums(statement("a", a_day_later, "2025-12")) == {}
    assert stages_due(statement("a", a_day_later, "2026-01")) == {"stage-1": Decimal("350000.00")}


@pytest.mark.req("A-02")
def test_a_stage_without_its_papers_is_not_due_and_says_what_is_missing() -> None:
    (first, second) = papers("stage-1", "2025-12-16", 2)
    found = statement("a", [ACCEPTED, first], "2025-12")
    stage = found.stages[0]
    assert (stage.due, [one.en for one in stage.missing], sums(found)) == (None, ["One set of copies"], {})
    missing = statement("a", [second], "2025-12").stages[0].missing
    assert [one.zh for one in missing] == ["终验通过", "注明合同号、票面为总价50%的增值税发票，原件一套"]


@pytest.mark.req("A-02")
def test_the_second_stage_is_a_share_of_the_audited_price() -> None:
    facts = [ACCEPTED, AUDITED, *papers("stage-2", "2026-02-03", 2)]
    found = statement("a", facts, "2026-02")
    assert stages_due(found) == {"stage-2": Decimal("238000.00")}  # 35 % of 680,000.00, due 18 February


@pytest.mark.req("A-03", "A-02")
def test_two_level_i_faults_move_the_end_of_upkeep_and_the_deposit_by_two_months() -> None:
    facts = [ACCEPTED, AUDITED, *papers("stage-3", "2027-02-20", 2)]
    # 10 December 2025 + 15 months = 10 March 2027; + 15 days = 25 March
    assert stages_due(statement("a", facts, "2027-03")) == {"stage-3": Decimal("102000.00")}  # 15 % of 680,000.00
    faults = [incident("2026-03-05", "I"), incident("2026-08-05", "I"), incident("2026-08-06", "II")]
    assert stages_due(statement("a", [*facts, *faults], "2027-03")) == {}
    found = statement("a", [*facts, *faults], "2027-05")
    # 10 May 2027; + 15 days = 25 May
    assert stages_due(found) == {"stage-3": Decimal("102000.00")}
    assert found.upkeep is not None
    assert str(found.upkeep.ends) == "2027-05-10"
    assert [(one.evidence[0].id, str(one.ends)) for one in found.upkeep.extensions] == [
        ("case:2026-03-05", "2027-04-10"),
        ("case:2026-08-05", "2027-05-10"),
    ]
    march = statement("a", [*facts, *faults], "2026-03")
    assert [(one.clause, str(one.day)) for one in march.extensions] == [("2.2.3", "2026-03-05")]


@pytest.mark.req("A-03")
def test_a_fault_before_upkeep_began_moves_nothing() -> None:
    found = statement("a", [ACCEPTED, incident("2025-12-01", "I")], "2026-01")
    assert found.upkeep is not None
    assert str(found.upkeep.ends) == "2027-03-10"


@pytest.mark.req("A-12")
def test_a_level_ii_incident_on_the_30th_day_counts_and_on_the_31st_does_not() -> None:
    done = inspection("2026-03-20")
    # 25 % of 140,000.00; 20 March + 30 days = 19 April
    assert taken_off([done, incident("2026-04-19", "II")], "2026-04") == {"incident-ii 04-19": Decimal("-35000.00")}
    assert taken_off([done, incident("2026-04-20", "II")], "2026-04") == {}
    assert taken_off([done, incident("2026-04-19", "III")], "2026-04") == {}
    assert taken_off([done, incident("2026-03-19", "II")], "2026-03") == {}


@pytest.mark.req("A-12")
def test_a_worse_incident_takes_off_half_and_names_both_records() -> None:
    done, fault = inspection("2026-03-20"), incident("2026-03-25", "I")
    found = statement("a", [done, fault], "2026-03")
    one = line(found, "incident-i")
    assert (one.amount, one.clause) == (Decimal("-70000.00"), "A3-1.1c")
    assert {proof.id for proof in one.evidence} == {done.id, fault.id}


@pytest.mark.req("A-12")
def test_the_second_in_a_row_takes_all_of_the_fee() -> None:
    facts = [
        inspection("2026-02-02"),
        incident("2026-02-10", "II"),
        inspection("2026-05-04"),
        incident("2026-05-20", "II"),
    ]
    # February to April is one quarter of the fee, May to July the next.
    assert taken_off(facts, "2026-02") == {"incident-ii 02-10": Decimal("-35000.00")}
    # In May 25 % and 100 % meet the cap of 100 %: 35,000.00 + 105,000.00
    may = taken_off(facts, "2026-05")
    assert may == {"incident-ii 05-20": Decimal("-35000.00"), "incident-repeated 05-20": Decimal("-105000.00")}
    assert sum(may.values()) == Decimal("-140000.00")


@pytest.mark.req("A-12")
def test_an_inspection_without_an_incident_breaks_the_row() -> None:
    facts = [
        inspection("2026-02-02"),
        incident("2026-02-10", "II"),
        inspection("2026-05-04"),
        inspection("2026-08-03"),
        incident("2026-08-20", "II"),
    ]
    assert taken_off(facts, "2026-08") == {"incident-ii 08-20": Decimal("-35000.00")}
    twice = [*facts, incident("2026-08-21", "II")]
    assert sum(taken_off(twice, "2026-08").values()) == Decimal("-140000.00")


@pytest.mark.req("A-18")
def test_failed_contacts_take_off_5_then_25_then_all() -> None:
    failures = [happened(Trigger.CONTACT_FAILURE, day) for day in ("2026-02-03", "2026-06-03", "2026-09-03")]
    # of 140,000.00: 7,000.00, 35,000.00, 140,000.00; each in a quarter of its own
    assert taken_off(failures, "2026-02") == {"contact-failure 02-03": Decimal("-7000.00")}
    assert taken_off(failures, "2026-06") == {"contact-failure 06-03": Decimal("-35000.00")}
    assert taken_off(failures, "2026-09") == {"contact-failure 09-03": Decimal("-140000.00")}
    waived = Standing(waived=frozenset({("contact-failure", failures[0].id)}))
    assert line(statement("a", failures, "2026-06", waived), "contact-failure").amount == Decimal("-7000.00")


@pytest.mark.req("A-18", "A-12")
def test_the_fee_of_a_quarter_is_taken_off_once_whatever_the_clause() -> None:
    failures = [happened(Trigger.CONTACT_FAILURE, f"2026-06-{day:02}") for day in (3, 4, 5)]
    facts = [*failures, inspection("2026-06-10"), incident("2026-06-11", "I")]
    # 7,000.00 + 35,000.00 + 98,000.00 left of 140,000.00; nothing is left for the incident's 70,000.00
    assert taken_off(facts, "2026-06") == {
        "contact-failure 06-03": Decimal("-7000.00"),
        "contact-failure 06-04": Decimal("-35000.00"),
        "contact-failure 06-05": Decimal("-98000.00"),
    }


@pytest.mark.req("A-10")
def test_lateness_accrues_by_the_day_and_over_months() -> None:
    facts = [late(Trigger.DELIVERY_LATE, "2026-01-29", "2026-02-02")]
    # 0.01 % of 700,000.00 = 70.00 a day: 30 and 31 January, 1 and 2 February
    assert taken_off(facts, "2026-01") == {"late-delivery 01-29": Decimal("-140.00")}
    february = statement("a", facts, "2026-02")
    assert line(february, "late-delivery").amount == Decimal("-140.00")
    assert line(february, "late-delivery").how.words.zh == (
        "合同总价 700,000.00 × 0.01% × 4 日 = 280.00 元；以前各期已计 140.00 元，本期 140.00 元"
    )
    assert line(february, "late-delivery").clause == "6.1.1"


@pytest.mark.req("A-10")
def test_a_clock_missed_and_met_on_one_day_costs_nothing_and_a_day_later_one_day() -> None:
    same = breach("resolve", "2026-03-03 10:30", "2026-03-03 23:00", measure=Measure.RESOLVE)
    assert taken_off([same], "2026-03") == {}
    next_day = breach("resolve", "2026-03-03 10:30", "2026-03-04 00:30", measure=Measure.RESOLVE)
    assert taken_off([next_day], "2026-03") == {"late-service 03-03": Decimal("-70.00")}


@pytest.mark.req("A-10")
def test_late_payment_accrues_on_what_is_unpaid_and_gives_the_right_to_suspend_after_30_days() -> None:
    facts = [ACCEPTED, *papers("stage-1", "2025-12-16", 2), paid("stage-1", "2026-01-10", "250000.00")]
    # due 31 December; 10 days on 350,000.00 and 21 on 100,000.00, x 0.01 %: 350.00 + 210.00
    january = statement("a", facts, "2026-01")
    assert line(january, "late-payment").amount == Decimal("560.00")
    assert "350,000.00 × 10 日 + 100,000.00 × 21 日" in line(january, "late-payment").how.words.zh
    # 30 days late on 30 January; more than that on the 31st day
    assert [(one.right, one.holder) for one in statement("a", facts, "2026-01-31..2026-01-31").rights] == [
        ("suspend", "vendor")
    ]
    assert statement("a", facts, "2026-01-30..2026-01-30").rights == ()


@pytest.mark.req("A-10")
def test_a_breach_notice_unanswered_for_ten_days_counts_as_breach() -> None:
    notice = happened(Trigger.BREACH_NOTICE_RECEIVED, "2026-03-02")
    found = statement("a", [notice], "2026-03")
    # ten days end on 12 March
    assert {(one.term, str(one.day), one.holder) for one in found.rights} == {
        ("withhold", "2026-03-13", "customer"),
        ("claim-rest", "2026-03-13", "customer"),
    }
    answered = late(Trigger.BREACH_NOTICE_RECEIVED, "2026-03-02", "2026-03-12")
    assert statement("a", [answered], "2026-03").rights == ()
