"""Contract D (website and official account): the promise is the target, and a price table that is off."""

from dataclasses import replace

import pytest

from mainstay.contracts.reading.validating import read_contract
from mainstay.contracts.rules.checking.check import check, has_errors
from mainstay.contracts.rules.checking.finding import Finding, Severity
from mainstay.contracts.rules.clocks import CaseEntry, State
from mainstay.contracts.rules.terms.vocabulary import Side

from .examples import FOLDER, at, case, due, example, findings, running, shown

D = "d-website-and-account"
REPORTED = "2026-10-14 10:00"


def promised(seq: int, when: str, until: str, *, kind: str = "promised", side: Side = Side.VENDOR) -> CaseEntry:
    return CaseEntry(seq=seq, kind=kind, at=at(when), side=side, due=at(until))


def promised_case(*later: CaseEntry) -> list[CaseEntry]:
    """A case promised for the Friday, and what came after."""
    return [
        *case(REPORTED, {"level": "normal"}, ("accepted", "2026-10-14 10:10")),
        promised(3, "2026-10-14 11:00", "2026-10-16 17:00"),
        *later,
    ]


@pytest.mark.req("D-03")
def test_without_a_promise_the_clock_waits() -> None:
    clock = running(D, case(REPORTED, {"level": "normal"}), "2026-12-01 10:00")["promise"]
    assert (clock.state, clock.due) == (State.WAITING, None)


@pytest.mark.req("D-03")
def test_the_promise_becomes_the_due_time() -> None:
    clock = running(D, promised_case())["promise"]
    assert (shown(clock.start), shown(clock.due)) == ("2026-10-14 11:00", "2026-10-16 17:00")
    assert (clock.clause_id, clock.length, clock.state) == ("4.2", "promised", State.RUNNING)


@pytest.mark.req("D-03")
@pytest.mark.parametrize(
    ("solved", "state"),
    [
        ("2026-10-16 09:00:00", State.MET),
        ("2026-10-16 17:00:00", State.MET),
        ("2026-10-16 17:00:01", State.BREACHED),
    ],
)
def test_a_promise_is_kept_or_broken(solved: str, state: State) -> None:
    entries = promised_case(CaseEntry(seq=4, kind="resolved", at=at(solved)))
    assert running(D, entries)["promise"].state is state


@pytest.mark.req("D-03")
@pytest.mark.parametrize("side", [Side.VENDOR, Side.THIRD_PARTY, Side.NEUTRAL])
@pytest.mark.parametrize("kind", ["promised", "promise_moved"])
def test_nobody_but_the_customer_moves_it(kind: str, side: Side) -> None:
    moved = promised(4, "2026-10-15 09:00", "2026-10-30 17:00", kind=kind, side=side)
    assert due(D, promised_case(moved), "promise") == "2026-10-16 17:00"
    assert running(D, promised_case(moved), "2026-10-16 17:00:01")["promise"].state is State.BREACHED


@pytest.mark.req("D-03")
@pytest.mark.parametrize("until", ["2026-10-30 17:00", "2026-10-15 12:00"])
def test_the_customer_moves_it_either_way(until: str) -> None:
    moved = promised(4, "2026-10-15 09:00", until, kind="promise_moved", side=Side.CUSTOMER)
    assert due(D, promised_case(moved), "promise") == until


@pytest.mark.req("D-03")
def test_urgent_or_not_the_promise_holds() -> None:
    entries = promised_case()
    entries[0] = replace(entries[0], facts={"level": "urgent"})
    assert due(D, entries, "promise") == "2026-10-16 17:00"


@pytest.mark.parametrize(
    ("solved", "expected"),
    [
        ("2026-10-14 16:00", "2026-10-19 17:30"),  # Thursday, Friday, Monday
        ("2026-09-30 10:00", "2026-10-10 17:30"),  # over National Day to the make-up Saturday
    ],
)
def test_the_customer_has_three_working_days_to_confirm(solved: str, expected: str) -> None:
    entries = case("2026-09-29 10:00", {"level": "normal"}, ("resolved", solved))
    assert due(D, entries, "confirm") == expected
    assert str(example(D).contract.confirm_timeout) == "3 workdays"


def money_findings() -> dict[str, Finding]:
    return {one.code: one for one in findings(D) if one.severity is not Severity.READING}


@pytest.mark.req("A-01")
def test_the_price_table_is_flagged_with_both_figures_and_the_line() -> None:
    found = money_findings()["price_sum"]
    for figure in ("32,692.70", "32,692.00", "0.70"):
        assert figure in found.zh
        assert figure in found.en
    assert "云服务器续费" in found.zh
    assert found.clauses == ("7.1",)


@pytest.mark.req("A-01")
def test_the_line_itself_is_flagged_where_it_stands() -> None:
    found = money_findings()["line_amount"]
    lines = (FOLDER / f"{D}.yaml").read_text(encoding="utf-8").splitlines()
    assert "4286.70" in lines[found.line - 1]
    assert all(figure in found.zh for figure in ("4,286.00", "4,286.70", "0.70"))


@pytest.mark.req("A-01")
def test_the_reading_lets_the_contract_be_in_force() -> None:
    assert {code: one.severity for code, one in money_findings().items()} == {
        "price_sum": Severity.WARNING,
        "line_amount": Severity.WARNING,
    }
    assert not has_errors(findings(D))


@pytest.mark.req("A-01")
def test_without_the_reading_the_contract_is_a_draft() -> None:
    text = (FOLDER / f"{D}.yaml").read_text(encoding="utf-8")
    read = read_contract(text.replace("    settles: [line_amount, price_sum]\n", ""))
    errors = [one.code for one in check(read.contract, read.lines) if one.severity is Severity.ERROR]
    assert sorted(errors) == ["line_amount", "price_sum"]


@pytest.mark.req("A-01")
def test_figures_against_capitals() -> None:
    text = (FOLDER / f"{D}.yaml").read_text(encoding="utf-8")
    read = read_contract(text.replace("capitals: 叁万贰仟陆佰玖拾贰元整", "capitals: 叁万贰仟陆佰玖拾元整", 1))
    found = next(one for one in check(read.contract, read.lines) if one.code == "capitals_differ")
    assert all(figure in found.en for figure in ("32,690.00", "32,692.00", "2.00"))


@pytest.mark.req("A-01")
def test_parties_signatories_dates_tax_and_totals_are_held() -> None:
    contract = example(D).contract
    assert (contract.parties.customer.signatory, contract.parties.vendor.signatory) == ("许望舒", "严子清")
    assert (contract.number, str(contract.signed)) == ("QZWH-2025-WX-031", "2025-12-25")
    assert (str(contract.term.start), str(contract.term.end)) == ("2026-01-01", "2026-12-31")
    assert (contract.price.currency, [str(rate) for rate in contract.price.tax_rates]) == ("CNY", ["0.01"])


def test_paid_three_working_days_after_signing() -> None:
    (payment,) = example(D).contract.payments
    assert ([str(one) for one in payment.after], str(payment.due)) == (["contract_signed"], "3 workdays")


def test_only_named_contacts_may_ask() -> None:
    contract = example(D).contract
    assert {(one.name.zh, str(one.side)) for one in contract.contacts if one.may_ask} == {
        ("温以宁", "customer"),
        ("贺知秋", "customer"),
    }
    assert contract.notices is not None
    assert str(contract.notices.change_within) == "3 workdays"


def test_ten_person_days_and_chores_thirty_days_ahead() -> None:
    contract = example(D).contract
    (allowance,) = contract.allowances
    assert (str(allowance.quantity), allowance.unit.zh) == ("10", "人日")
    yearly = [
        one.recurrence for one in contract.obligations if one.recurrence and str(one.recurrence.every) == "1 year"
    ]
    assert [(str(one.due), one.before) for one in yearly] == [("30 days", True)] * 3
