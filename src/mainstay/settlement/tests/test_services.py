"""Records and statements over the database: who may write what, what refuses, what is issued."""

from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.ledger import check_chain, read_stream
from mainstay.settlement.models import IssuedStatement
from mainstay.settlement.rules.canonical import digest_of, sheet_digest
from mainstay.settlement.rules.period import Period
from mainstay.settlement.rules.words import RecordAct
from mainstay.settlement.services import issue_statement

from .make import APRIL, Office, at, make_office, row_counts

pytestmark = pytest.mark.django_db
MARCH = "2026-03"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.mark.req("C-20")
def test_a_late_answer_at_the_counter_takes_half_a_point_off_with_its_case(office: Office) -> None:
    number = office.case("2026-03-03 10:00", answered="2026-03-03 10:06", level="ordinary", kind="window_request")
    found = office.statement(MARCH).statement.sheets[0].sheet
    rule = next(rule for rule in found.rules if rule.rule.id == "2.1")
    (one,) = rule.occurrences
    # half a point each for the counter, for the answer to any problem and for its handling, never finished
    assert (rule.off, found.score) == (Decimal("0.5"), Decimal("98.5"))
    assert [(proof.kind, proof.id, proof.seq) for proof in one.fact.evidence] == [
        ("case", number, 1),
        ("case", number, 2),
    ]
    assert all(len(proof.hash) == 64 for proof in one.fact.evidence)


@pytest.mark.req("C-20", "F-03")
def test_a_line_is_disputed_and_waived_by_name(office: Office) -> None:
    slips = [office.slip() for _ in range(11)]
    assert office.statement(MARCH).statement.totals.scores == Decimal("-32656.67")  # 94.5 points
    pair: dict[str, Any] = {"rule": "monthly/1.1b", "fact": f"record:{slips[0].seq}"}
    office.record(RecordAct.DISPUTE, role="vendor_manager", note="当日系甲方通知有误", **pair)
    line = office.statement(MARCH).statement.lines[0]
    assert (line.amount, line.undisputed, line.disputed) == (Decimal("-32656.67"), Decimal(0), True)
    with pytest.raises(Forbidden):
        office.record(RecordAct.WAIVE, role="vendor_manager", note="免除", **pair)
    office.record(RecordAct.WAIVE, role="customer_approver", note="情况属实", **pair)
    statement = office.statement(MARCH)
    assert (statement.statement.totals.scores, statement.statement.sheets[0].sheet.score) == (Decimal(0), Decimal(95))
    assert [(one.kind, one.by) for one in statement.gathered.records.said] == [("line_waived", "甲方审批人")]


def test_only_the_side_that_disputed_withdraws(office: Office) -> None:
    pair: dict[str, Any] = {"rule": "monthly/1.1b", "fact": f"record:{office.slip().seq}"}
    office.record(RecordAct.DISPUTE, role="vendor_manager", note="不认可", **pair)
    with pytest.raises(Forbidden):
        office.record(RecordAct.WITHDRAW_DISPUTE, role="customer_approver", note="撤回", **pair)
    office.record(RecordAct.WITHDRAW_DISPUTE, role="vendor_project_manager", note="核实无误", **pair)
    assert office.statement(MARCH).gathered.records.standing.disputed == frozenset()


def test_both_sides_sign_a_month_and_a_later_change_undoes_their_signatures(office: Office) -> None:
    office.slip()
    sheet: dict[str, Any] = {"sheet": "monthly", "month": MARCH}
    for role in ("customer_approver", "vendor_manager"):
        digest = sheet_digest(office.statement(MARCH).statement.sheets[0])
        office.record(RecordAct.SIGN, role=role, digest=digest, **sheet)
    assert signed(office) == ["customer", "vendor"]
    with pytest.raises(Refused, match="signed already"):
        office.record(RecordAct.SIGN, role="vendor_manager", digest=digest, **sheet)
    office.slip()
    assert signed(office) == []
    with pytest.raises(Refused, match="has changed"):
        office.record(RecordAct.SIGN, role="vendor_manager", digest=digest, **sheet)


def signed(office: Office) -> list[str]:
    """Which sides have signed March as it stands."""
    from_page = office.statement(MARCH)
    digest = sheet_digest(from_page.statement.sheets[0])
    return sorted(one.side for one in from_page.gathered.records.signatures if one.digest == digest)


def test_a_month_that_runs_is_neither_signed_nor_issued(office: Office) -> None:
    digest = sheet_digest(office.statement("2026-04").statement.sheets[-1])
    with pytest.raises(Refused, match="is not over"):
        office.record(RecordAct.SIGN, role="vendor_manager", sheet="monthly", month="2026-04", digest=digest)
    with pytest.raises(Refused, match="is not over"):
        office.issue("2026-04")
    with pytest.raises(Refused, match="has not begun"):
        office.statement("2026-05")


@pytest.mark.req("F-03")
def test_the_same_records_give_the_same_statement_and_a_correction_a_new_one(office: Office) -> None:
    slips = [office.slip() for _ in range(11)]
    first, again = office.issue(MARCH), office.issue(MARCH, role="vendor_manager", now=at("2026-05-09 10:00"))
    assert (first.is_new, again.is_new, first.row.id == again.row.id) == (True, False, True)
    assert digest_of(bytes(first.row.content)) == first.row.digest
    office.record(RecordAct.VOID, record=slips[0].seq, note="登记重复")
    second = office.issue(MARCH)
    assert (second.row.revision, second.row.net, first.row.net) == (2, Decimal("0.00"), Decimal("-32656.67"))
    assert IssuedStatement.objects.count() == 2


def test_statements_and_records_stay_as_they_are(office: Office) -> None:
    office.slip()
    office.issue(MARCH)
    entries = read_stream(f"settlement:{office.contract_id}")
    assert [entry.kind for entry in entries] == ["occurrence_recorded", "statement_issued"]
    assert check_chain(entries) is None
    for order in ("UPDATE settlement_issuedstatement SET net = 0", "DELETE FROM settlement_issuedstatement"):
        with (
            pytest.raises(DatabaseError, match=r"never changed|denied"),
            transaction.atomic(),
        ):
            connection.cursor().execute(order)


BAD: list[tuple[RecordAct, dict[str, Any], type[MainstayError], str]] = [
    (RecordAct.OCCURRENCE, {"rule": "monthly/9.9", "on": "2026-03-10", "note": "x"}, Malformed, "unknown_rule"),
    (
        RecordAct.OCCURRENCE,
        {"rule": "monthly/1.1b", "on": "2026-03-10", "note": "x", "points": "0.6"},
        Malformed,
        "too_many_points",
    ),
    (RecordAct.MARK, {"rule": "project/p4", "points": "10.5"}, Malformed, "too_many_points"),
    (RecordAct.OCCURRENCE, {"rule": "monthly/1.1b", "on": "2026-04-06", "note": "x"}, Malformed, "future"),
    (RecordAct.OCCURRENCE, {"rule": "monthly/1.1b", "on": "2025-12-01", "note": "x"}, Malformed, "outside_term"),
    (RecordAct.OCCURRENCE, {"rule": "monthly/1.1b", "on": "2026-03-10"}, Malformed, "missing"),
    (RecordAct.PAYMENT, {"stage": "fourth", "on": "2026-03-10", "amount": "1.00"}, Malformed, "unknown_stage"),
    (RecordAct.PAPER, {"stage": "first", "on": "2026-03-10", "paper": 1}, Malformed, "unknown_paper"),
    (
        RecordAct.EVENT,
        {"event": "contract_breached", "on": "2026-03-10", "note": "x", "rule": "no"},
        Malformed,
        "unknown_rule",
    ),
    (RecordAct.SIGN, {"sheet": "monthly", "month": "2031-01", "digest": "0" * 64}, Forbidden, ""),
    (RecordAct.DISPUTE, {"rule": "monthly/1.1b", "fact": "record:9", "note": "x"}, Forbidden, ""),
    (RecordAct.VOID, {"record": 9, "note": "x"}, Refused, ""),
    (RecordAct.ASSIGN, {"fact": "case:C-2026-9", "rule": "monthly/1.1a", "note": "x"}, Refused, ""),
]


@pytest.mark.parametrize(("act", "fields", "error", "code"), BAD)
def test_what_does_not_fit_the_contract_stores_nothing(
    office: Office, act: RecordAct, fields: dict[str, Any], error: type[MainstayError], code: str
) -> None:
    before = row_counts()
    with pytest.raises(error) as refused:
        office.record(act, **fields)
    assert refused.value.zh
    assert [problem.code for problem in refused.value.problems] == ([code] if code else [])
    assert row_counts() == before


def test_evidence_of_another_contract_is_refused(office: Office) -> None:
    other = make_office("d").case("2026-03-03 10:00", level="normal")
    before = row_counts()
    with pytest.raises(Malformed) as refused:
        office.slip(cases=[other])
    assert [problem.code for problem in refused.value.problems] == ["foreign_evidence"]
    assert row_counts() == before


def test_a_stranger_finds_nothing(office: Office) -> None:
    stranger = make_office("d").person("customer_approver")
    with pytest.raises(NotFound):
        issue_statement(office.contract_id, Period.parse(MARCH), actor=stranger, now=APRIL)


@pytest.mark.req("A-12", "A-03")
def test_incidents_come_from_cases_and_inspections_from_records() -> None:
    office = make_office("a")
    office.record(RecordAct.EVENT, event="final_acceptance", on="2025-12-10", note="终验", now=at("2026-04-05 10:00"))
    inspection = office.record(RecordAct.EVENT, event="inspection_done", on="2026-02-02", note="季度检查")
    number = office.case("2026-02-20 09:00", level="I", stationed=True)
    found = office.statement("2026-02").statement
    line = next(line for line in found.lines if line.term == "incident-i")
    assert (line.amount, line.clause) == (Decimal("-70000.00"), "A3-1.1c")
    proofs = {(proof.kind, proof.id, proof.seq) for proof in line.evidence}
    assert proofs == {("case", number, 1), ("settlement", str(office.contract_id), inspection.seq)}
    assert found.upkeep is not None
    assert str(found.upkeep.ends) == "2027-04-10"
