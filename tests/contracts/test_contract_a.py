"""Contract A (messaging platform): every cell of its tables, read from the file and run on cases."""

from dataclasses import replace

import pytest

from mainstay.contracts.rules.checking.finding import Severity
from mainstay.contracts.rules.clocks import State
from mainstay.contracts.rules.terms.money import PerDay, Repetition, Right, ShareOf

from .examples import case, due, example, findings, running, terms

A = "a-messaging-platform"
WORKDAY = "2026-10-14 10:00"  # a Wednesday
DAY_OFF = "2026-10-03 10:00"  # the Saturday of National Day
MEASURES = ("respond", "arrive", "workaround", "resolve")

# level, stationed, reported, then when respond, arrive, workaround and resolve are due
CELLS = [
    ("I", True, WORKDAY, "2026-10-14 10:30", "2026-10-14 10:10", "2026-10-14 10:30", "2026-10-14 22:00"),
    ("I", True, DAY_OFF, "2026-10-03 10:30", "2026-10-03 10:30", "2026-10-03 10:30", "2026-10-03 22:00"),
    ("I", False, WORKDAY, "2026-10-14 10:30", "2026-10-14 14:00", "2026-10-14 10:30", "2026-10-14 22:00"),
    ("I", False, DAY_OFF, "2026-10-03 10:30", "2026-10-03 14:00", "2026-10-03 10:30", "2026-10-03 22:00"),
    ("II", True, WORKDAY, "2026-10-14 10:30", "2026-10-14 10:10", "2026-10-14 11:00", "2026-10-14 22:00"),
    ("II", True, DAY_OFF, "2026-10-03 10:30", "2026-10-03 11:00", "2026-10-03 11:00", "2026-10-03 22:00"),
    ("II", False, WORKDAY, "2026-10-14 10:30", "2026-10-14 18:00", "2026-10-14 11:00", "2026-10-14 22:00"),
    ("II", False, DAY_OFF, "2026-10-03 10:30", "2026-10-03 18:00", "2026-10-03 11:00", "2026-10-03 22:00"),
    ("III", True, WORKDAY, "2026-10-14 10:30", None, None, "2026-10-28 18:00"),
    ("III", True, DAY_OFF, "2026-10-03 10:30", None, None, "2026-10-20 18:00"),
    ("III", False, WORKDAY, "2026-10-14 10:30", None, None, "2026-10-28 18:00"),
    ("III", False, DAY_OFF, "2026-10-03 10:30", None, None, "2026-10-20 18:00"),
    ("IV", True, WORKDAY, "2026-10-14 10:30", None, None, None),
    ("IV", True, DAY_OFF, "2026-10-03 10:30", None, None, None),
    ("IV", False, WORKDAY, "2026-10-14 10:30", None, None, None),
    ("IV", False, DAY_OFF, "2026-10-03 10:30", None, None, None),
]


@pytest.mark.req("A-13")
@pytest.mark.parametrize(("level", "stationed", "reported", "respond", "arrive", "workaround", "resolve"), CELLS)
def test_each_cell_of_the_fault_table(
    level: str,
    stationed: bool,
    reported: str,
    respond: str,
    arrive: str | None,
    workaround: str | None,
    resolve: str | None,
) -> None:
    entries = case(reported, {"level": level, "stationed": stationed})
    assert [due(A, entries, measure) for measure in MEASURES] == [respond, arrive, workaround, resolve]


@pytest.mark.req("A-13")
def test_the_cells_are_all_there_are() -> None:
    cells = {(level, stationed, reported) for level, stationed, reported, *_ in CELLS}
    assert len(cells) == len(CELLS) == 4 * 2 * 2


@pytest.mark.req("A-13")
def test_the_saturday_of_national_day_names_its_clause() -> None:
    arrive = running(A, case(DAY_OFF, {"level": "I", "stationed": True}))["arrive"]
    assert (arrive.clause_id, arrive.length, arrive.state) == ("A3-3.1", "30min", State.RUNNING)
    assert "附件三 3.1" in arrive.explain("zh")
    assert "2026-10-03 10:30" in arrive.explain("zh")


@pytest.mark.req("A-13")
def test_a_level_without_a_limit_has_no_clock() -> None:
    assert set(running(A, case(WORKDAY, {"level": "IV"}))) == {"respond", "agreed-time"}


@pytest.mark.req("A-13")
@pytest.mark.parametrize(
    ("target", "moment", "state"),
    [
        ("respond", "2026-10-03 10:30:00", State.RUNNING),
        ("respond", "2026-10-03 10:30:01", State.BREACHED),
        ("arrive", "2026-10-03 10:30:01", State.BREACHED),
        ("workaround", "2026-10-03 10:30:01", State.BREACHED),
        ("resolve", "2026-10-03 22:00:00", State.RUNNING),
        ("resolve", "2026-10-03 22:00:01", State.BREACHED),
    ],
)
def test_a_limit_passes_with_its_second(target: str, moment: str, state: State) -> None:
    entries = case(DAY_OFF, {"level": "I", "stationed": True})
    assert running(A, entries, moment)[target].state is state


@pytest.mark.req("A-13")
def test_a_change_of_level_counts_from_the_first_report() -> None:
    entries = case("2026-10-14 10:00", {"level": "III", "stationed": False}, ("classified", "2026-10-14 10:20"))
    raised = [entries[0], replace(entries[1], facts={"level": "II"})]
    assert [due(A, raised, measure) for measure in MEASURES] == [
        "2026-10-14 10:30",
        "2026-10-14 18:00",
        "2026-10-14 11:00",
        "2026-10-14 22:00",
    ]


@pytest.mark.req("A-08")
@pytest.mark.parametrize(
    ("agreed", "expected"),
    [
        ("2026-10-14 09:00", "2026-10-14 11:00"),
        ("2026-10-13 11:30", "2026-10-13 15:00"),  # over lunch
        ("2026-10-16 17:30", "2026-10-19 10:00"),  # over a weekend
        ("2026-10-17 10:00", "2026-10-19 10:30"),  # agreed on a Saturday
        ("2026-09-30 17:00", "2026-10-08 09:30"),  # over National Day
        ("2026-10-10 09:00", "2026-10-10 11:00"),  # a make-up Saturday is worked
        ("2026-09-20 17:30", "2026-09-21 10:00"),  # from a make-up Sunday into Monday
        ("2026-02-13 17:00", "2026-02-14 09:30"),  # into the make-up Saturday before Spring Festival
        ("2026-02-14 17:00", "2026-02-24 09:30"),  # over Spring Festival
    ],
)
@pytest.mark.parametrize("level", ["III", "IV"])
def test_ordinary_faults_are_attended_within_two_hours_of_5x8(level: str, agreed: str, expected: str) -> None:
    entries = case(agreed, {"level": level, "stationed": False}, ("visit_agreed", agreed))
    arrive = running(A, entries)["arrive"]
    assert (arrive.clause_id, arrive.calendar_id) == ("5.7.4", "ordinary-site")
    assert due(A, entries, "arrive") == expected


@pytest.mark.req("A-08")
@pytest.mark.parametrize(
    ("level", "reported", "target", "expected"),
    [
        ("IV", "2026-10-03 02:10", "respond", "2026-10-03 02:40"),  # consulting 24x7
        ("I", "2026-10-02 20:00", "resolve", "2026-10-03 08:00"),  # twelve hours run through holidays
        ("II", "2026-02-16 23:30", "resolve", "2026-02-17 11:30"),  # and over New Year's Eve
        ("I", "2026-10-10 10:00", "arrive", "2026-10-10 10:10"),  # a make-up Saturday is a working day
        ("I", "2026-10-01 10:00", "arrive", "2026-10-01 10:30"),  # a holiday Thursday is not
        ("II", "2026-09-20 10:00", "arrive", "2026-09-20 10:10"),  # a make-up Sunday is one
        ("II", "2026-10-18 10:00", "arrive", "2026-10-18 11:00"),  # an ordinary Sunday is not
        ("III", "2026-09-20 10:00", "resolve", "2026-10-10 18:00"),  # over two holidays to a make-up Saturday
        ("III", "2026-09-30 10:00", "resolve", "2026-10-20 18:00"),  # over National Day with a make-up day
        ("III", "2025-12-31 10:00", "resolve", "2026-01-15 18:00"),  # into the next year, a make-up Sunday
    ],
)
def test_due_times_over_weekends_holidays_and_makeup_days(
    level: str, reported: str, target: str, expected: str
) -> None:
    assert due(A, case(reported, {"level": level, "stationed": True}), target) == expected


@pytest.mark.req("A-14")
@pytest.mark.parametrize(("level", "expected"), [("I", "2026-10-15 11:07"), ("II", "2026-10-15 11:07")])
def test_fault_report_within_24_hours_after_resolution(level: str, expected: str) -> None:
    entries = case(WORKDAY, {"level": level}, ("resolved", "2026-10-14 11:07"))
    assert due(A, entries, "fault-report") == expected
    assert running(A, entries, "2026-10-15 11:07:00")["fault-report"].state is State.RUNNING
    assert running(A, entries, "2026-10-15 11:07:01")["fault-report"].state is State.BREACHED


@pytest.mark.req("A-14")
@pytest.mark.parametrize("level", ["III", "IV"])
def test_no_fault_report_at_levels_iii_and_iv(level: str) -> None:
    entries = case(WORKDAY, {"level": level}, ("resolved", "2026-10-14 11:07"))
    assert "fault-report" not in running(A, entries)


@pytest.mark.req("A-14")
def test_the_report_waits_for_the_resolution_and_is_met_by_filing() -> None:
    opened = case(WORKDAY, {"level": "I"})
    assert running(A, opened, "2026-10-14 10:20")["fault-report"].state is State.WAITING
    filed = case(WORKDAY, {"level": "I"}, ("resolved", "2026-10-14 11:07"), ("report_filed", "2026-10-15 09:00"))
    assert running(A, filed)["fault-report"].state is State.MET


@pytest.mark.req("A-14")
def test_the_fault_report_says_kind_cause_method_and_loss() -> None:
    form = next(form for form in example(A).contract.forms if form.id == "fault-report")
    assert [field.id for field in form.fields] == ["kind", "cause", "method", "loss"]


@pytest.mark.req("A-16")
def test_a_missed_time_goes_to_the_superior_and_the_sales_contact_at_once() -> None:
    ladder = next(ladder for ladder in example(A).contract.ladders if ladder.id == "missed-time")
    assert (ladder.basis, ladder.clause) == ("due", "A3-3.1e")
    assert [(str(rung.after), rung.roles, str(rung.action)) for rung in ladder.rungs] == [
        ("0min", ("superior",), "escalate"),
        ("0min", ("sales-contact",), "notify"),
    ]


@pytest.mark.req("A-16")
def test_every_target_of_the_contract_is_on_the_ladder() -> None:
    contract = example(A).contract
    ladder = next(ladder for ladder in contract.ladders if ladder.id == "missed-time")
    assert set(ladder.targets) == {target.id for target in contract.targets}
    assert all(not rung.when for rung in ladder.rungs)


@pytest.mark.req("A-16")
def test_the_people_of_the_ladder_are_named() -> None:
    named = {role: str(person.side) for person in example(A).contract.contacts for role in person.roles}
    assert (named["superior"], named["sales-contact"]) == ("vendor", "vendor")


def test_a_promise_is_moved_by_the_customer_only() -> None:
    assert [str(row.length) for row in terms(A).targets[-1].target.rows] == ["promised"]
    assert [(pause.id, str(pause.side)) for pause in example(A).contract.pauses] == [
        ("customer-filing", "customer"),
        ("customer-window", "customer"),
        ("force-majeure", "neutral"),
    ]


def test_the_file_holds_readings_and_nothing_worse() -> None:
    assert {finding.severity for finding in findings(A)} == {Severity.READING}
    assert len(example(A).contract.readings) == 28


def test_price_and_stages() -> None:
    contract = example(A).contract
    assert (str(contract.price.total), contract.price.capitals) == ("700000.00", "柒拾万元整")
    assert [(str(one.share), one.basis, str(one.due), one.deposit) for one in contract.payments] == [
        ("0.5", "price", "15 days", False),
        ("0.35", "audited_price", "15 days", False),
        ("0.15", "audited_price", "15 days", True),
    ]
    assert [tuple(map(str, one.after)) for one in contract.payments] == [
        ("final_acceptance", "papers_received"),
        ("price_audited", "papers_received"),
        ("maintenance_ended", "papers_received"),
    ]


@pytest.mark.parametrize(
    ("penalty", "payer", "share", "basis"),
    [
        ("late-delivery", "vendor", "0.0001", "price"),
        ("late-service", "vendor", "0.0001", "price"),
        ("late-duty", "vendor", "0.0001", "price"),
        ("late-payment", "customer", "0.0001", "unpaid_amount"),
    ],
)
def test_penalties_by_the_day(penalty: str, payer: str, share: str, basis: str) -> None:
    found = next(one for one in example(A).contract.penalties if one.id == penalty)
    assert isinstance(found, PerDay)
    assert (found.payer, str(found.share), found.basis) == (payer, share, basis)


def test_rights_that_arise_with_time() -> None:
    rights = [one for one in example(A).contract.penalties if isinstance(one, Right)]
    assert {(one.right, str(one.after)) for one in rights if one.after} == {
        ("withhold", "10 days"),
        ("claim", "10 days"),
        ("suspend", "30 days"),
    }


def test_deductions_after_a_check() -> None:
    found = [one for one in example(A).contract.penalties if str(one.trigger) == "incident_after_inspection"]
    single = [(one.levels, str(one.share)) for one in found if isinstance(one, ShareOf)]
    row = next(one for one in found if isinstance(one, Repetition))
    assert single == [(("II",), "0.25"), (("I",), "0.5")]
    assert (tuple(map(str, row.shares)), row.consecutive) == (("0", "1"), True)
    assert {str(one.within) for one in found} == {"30 days"}


def test_deductions_for_failed_contact() -> None:
    found = next(one for one in example(A).contract.penalties if one.id == "contact-failure")
    assert isinstance(found, Repetition)
    assert tuple(map(str, found.shares)) == ("0.05", "0.25", "1")


def test_eleven_deliverables_with_their_media() -> None:
    assert [one.media for one in example(A).contract.deliverables] == [
        *[("electronic",)] * 2,
        *[("paper", "electronic")] * 9,
    ]


def test_an_inspection_or_a_health_check_and_never_both() -> None:
    duties = {one.id: one for one in example(A).contract.obligations}
    assert duties["inspection"].either_or == ("health-check",)
    assert duties["health-check"].either_or == ("inspection",)
    recurrence = duties["inspection"].recurrence
    assert recurrence is not None
    assert (str(recurrence.every), recurrence.anchor, str(recurrence.due)) == ("3 months", "period_end", "5 workdays")


@pytest.mark.parametrize(
    ("duty", "trigger", "length", "before"),
    [
        ("inspection-report", "inspection_done", "1 week", False),
        ("end-of-support", "support_ending", "6 months", True),
        ("staff-change", "staff_changed", "1 week", True),
        ("answer-breach", "breach_notice_received", "10 days", False),
        ("force-majeure-report-vendor", "force_majeure", "3 days", False),
        ("force-majeure-report-customer", "force_majeure", "3 days", False),
        ("incident-word", "emergency", "at_once", False),
        ("incident-paper", "emergency", "as_asked", False),
    ],
)
def test_duties_with_a_time(duty: str, trigger: str, length: str, before: bool) -> None:
    found = next(one for one in example(A).contract.obligations if one.id == duty)
    assert (str(found.trigger), str(found.due), found.before) == (trigger, length, before)


def test_yearly_fee_is_capped() -> None:
    rate = next(rate for rate in example(A).contract.rates if rate.id == "after-term")
    assert str(rate.cap_share) == "0.1"
