"""Contract B (approval system): times by level and by cause, and service that began before signing."""

from dataclasses import replace
from datetime import date

import pytest

from mainstay.contracts.rules.checking.finding import Severity
from mainstay.contracts.rules.clocks import State
from mainstay.contracts.rules.terms.money import Loss, ShareOf

from .examples import case, due, example, findings, running, shown

B = "b-approval-system"
NIGHT = "2026-10-03 02:00"  # the Saturday of National Day
TARGETS = ("respond", "engage", "switch", "resolve", "report")

# level, cause, then when respond, engage, switch, resolve and report are due
CELLS = [
    ("1", "unknown", "2026-10-03 02:01", None, "2026-10-03 02:15", None, "2026-10-04 02:00"),
    ("1", "configuration", "2026-10-03 02:01", None, "2026-10-03 02:15", None, "2026-10-04 02:00"),
    ("1", "defect", "2026-10-03 02:01", None, "2026-10-03 02:15", None, "2026-10-04 02:00"),
    ("1", "third_party", "2026-10-03 02:01", None, "2026-10-03 02:15", None, "2026-10-04 02:00"),
    ("2", "unknown", "2026-10-03 02:05", "2026-10-03 02:30", None, None, None),
    ("2", "configuration", "2026-10-03 02:05", None, None, None, None),
    ("2", "defect", "2026-10-03 02:05", None, None, None, None),
    ("2", "third_party", "2026-10-03 02:05", "2026-10-03 02:30", None, None, None),
    ("3", "unknown", "2026-10-03 02:10", None, None, "2026-10-04 02:00", None),
    ("3", "configuration", "2026-10-03 02:10", None, None, "2026-10-03 02:10", None),
    ("3", "defect", "2026-10-03 02:10", None, None, "2026-10-04 02:00", None),
    ("3", "third_party", "2026-10-03 02:10", None, None, None, None),
]


@pytest.mark.req("B-14")
@pytest.mark.parametrize(("level", "cause", "respond", "engage", "switch", "resolve", "report"), CELLS)
def test_each_level_and_cause(
    level: str,
    cause: str,
    respond: str,
    engage: str | None,
    switch: str | None,
    resolve: str | None,
    report: str | None,
) -> None:
    entries = case(NIGHT, {"level": level, "cause": cause})
    assert [due(B, entries, target) for target in TARGETS] == [respond, engage, switch, resolve, report]


@pytest.mark.req("B-14")
def test_the_cells_are_all_there_are() -> None:
    causes = next(fact for fact in example(B).contract.facts if fact.name == "cause").values
    wanted = {(level.id, cause.id) for level in example(B).contract.levels for cause in causes}
    assert {(level, cause) for level, cause, *_ in CELLS} == wanted
    assert len(CELLS) == 12


@pytest.mark.req("B-14")
def test_the_cause_is_unknown_until_somebody_says_it() -> None:
    entries = case(NIGHT, {"level": "3"}, ("classified", "2026-10-03 02:20"))
    assert due(B, entries[:1], "resolve") == "2026-10-04 02:00"
    known = [entries[0], replace(entries[1], facts={"cause": "defect"})]
    assert due(B, known, "resolve") == "2026-10-04 02:00"


@pytest.mark.req("B-14")
def test_a_cause_found_later_counts_from_the_report() -> None:
    entries = case(NIGHT, {"level": "3"}, ("responded", "2026-10-03 02:03"), ("classified", "2026-10-03 02:07"))
    entries[2] = replace(entries[2], facts={"cause": "configuration"})
    clock = running(B, entries)["resolve"]
    assert (shown(clock.start), shown(clock.due)) == ("2026-10-03 02:00", "2026-10-03 02:10")
    assert running(B, entries, "2026-10-03 02:10:01")["resolve"].state is State.BREACHED


@pytest.mark.req("B-14")
def test_at_once_is_the_length_that_the_reading_gives() -> None:
    clock = running(B, case(NIGHT, {"level": "1"}))["respond"]
    assert (clock.clause_id, clock.length, clock.row.at_once) == ("6.1", "1min", True)
    assert running(B, case(NIGHT, {"level": "1"}), "2026-10-03 02:01:01")["respond"].state is State.BREACHED


@pytest.mark.req("B-14")
def test_the_third_party_clock_ends_when_it_is_brought_in() -> None:
    entries = case(
        NIGHT, {"level": "2"}, ("responded", "2026-10-03 02:04"), ("third_party_engaged", "2026-10-03 02:30")
    )
    clocks = running(B, entries)
    assert (clocks["respond"].state, clocks["engage"].state) == (State.MET, State.MET)


@pytest.mark.req("B-15")
@pytest.mark.parametrize(
    ("level", "target", "reported", "expected"),
    [
        ("1", "switch", "2026-01-01 00:00", "2026-01-01 00:15"),  # the first minute of the term
        ("2", "respond", "2026-01-05 09:00", "2026-01-05 09:05"),
        ("3", "resolve", "2026-02-09 18:00", "2026-02-10 18:00"),  # reported the day before signing
    ],
)
def test_a_case_from_before_signing_is_measured(level: str, target: str, reported: str, expected: str) -> None:
    assert date.fromisoformat(reported[:10]) < example(B).contract.signed
    assert due(B, case(reported, {"level": level}), target) == expected


@pytest.mark.req("B-15")
def test_a_breach_from_before_signing_is_a_breach() -> None:
    entries = case("2026-01-05 09:00", {"level": "2"}, ("responded", "2026-01-05 09:06"))
    assert running(B, entries)["respond"].state is State.BREACHED


@pytest.mark.req("B-15")
def test_the_terms_are_in_force_from_the_first_day_of_service() -> None:
    contract = example(B).contract
    assert (contract.signed, contract.term.start) == (date(2026, 2, 10), date(2026, 1, 1))
    assert contract.in_force_from == contract.term.start
    assert "signed_after_start" in {finding.code for finding in findings(B)}


def test_the_file_holds_readings_and_nothing_worse() -> None:
    assert {finding.severity for finding in findings(B)} == {Severity.READING}


def test_the_whole_is_paid_ten_working_days_after_the_invoice() -> None:
    (payment,) = example(B).contract.payments
    assert (str(payment.share), str(payment.due), payment.calendar) == ("1", "10 workdays", "office")
    assert [str(trigger) for trigger in payment.after] == ["invoice_received"]


def test_five_per_cent_and_the_loss_above_it() -> None:
    share, loss = example(B).contract.penalties
    assert isinstance(share, ShareOf)
    assert isinstance(loss, Loss)
    assert (str(share.share), share.basis, share.payer) == ("0.05", "price", "either")
    assert (loss.above, loss.payer) == (share.id, "either")


@pytest.mark.parametrize(
    ("duty", "every"),
    [
        ("daily-check", "1 workday"),
        ("server-check", "1 week"),
        ("database-check", "1 month"),
        ("exchange-check", "1 month"),
        ("interface-check", "1 month"),
        ("backup", "1 day"),
        ("restore-drill", "6 months"),
        ("clean-up", "1 month"),
        ("yearly-summary", "1 year"),
        ("drill", "6 months"),
        ("return-visit", "3 months"),
    ],
)
def test_duties_that_recur(duty: str, every: str) -> None:
    found = next(one for one in example(B).contract.obligations if one.id == duty)
    assert found.recurrence is not None
    assert str(found.recurrence.every) == every
    assert found.evidence


def test_the_daily_check_is_done_before_work() -> None:
    found = next(one for one in example(B).contract.obligations if one.id == "daily-check")
    assert found.recurrence is not None
    assert (found.recurrence.at, found.recurrence.before, found.ladder) == ("09:00", True, "missed-round")


def test_one_engineer_is_stationed_and_one_or_two_are_trained() -> None:
    contract = example(B).contract
    assert [(one.heads, one.stationed) for one in contract.staffing] == [(1, True)]
    assert [(str(one.at_least), str(one.quantity)) for one in contract.allowances] == [("1", "2")]
    assert len(contract.catalogue) == 9
