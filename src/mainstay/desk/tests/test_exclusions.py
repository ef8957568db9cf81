"""Exclusions: one side names the contract's clause, the other agrees, and the case leaves the clocks."""

from typing import Any

import pytest

from mainstay.contracts.public import Clock
from mainstay.desk.models import Case
from mainstay.desk.public import Act, check_cases
from mainstay.desk.queries.terms import clocks_of, rungs_of, terms_of
from mainstay.desk.rules.exclusions import exclusions_of, standing_exclusion
from mainstay.desk.rules.flow import effective
from mainstay.desk.rules.readout import NEVER
from mainstay.desk.services.timing.deriving import wanted_timers
from mainstay.kernel.errors import Forbidden, MainstayError, Refused
from mainstay.kernel.ledger import read_stream

from .clients import signed_in
from .make import CONTRACT, EXCLUSIONS, Desk, after, make_desk, make_order, refuses

pytestmark = pytest.mark.django_db
LADDER = """\
roles:
  - {id: superior, name: 分管领导, clause: c3}
contacts:
  - {name: 何成, side: vendor, roles: [superior], clause: c3}
ladders:
  - id: late
    name: {zh: 超时告警, en: Late}
    clause: c3
    basis: due
    calendar: always
    rungs: [{id: late-at-once, after: 0min, action: escalate, roles: [superior], channels: [mail]}]
"""
PROPOSAL = 3


@pytest.fixture
def desk() -> Desk:
    return make_desk(CONTRACT + EXCLUSIONS + LADDER)


def proposed(desk: Desk) -> Case:
    """A case of level I answered a minute late, whose third entry is the vendor's proposal."""
    case = desk.do(desk.open(), Act.RESPOND, at=31)
    fields: dict[str, Any] = {"exclusion": "storm", "note": "台风致机房停电，附气象证明"}
    return desk.do(case, Act.EXCLUDE, role="vendor_manager", at=300, **fields)


def decide(desk: Desk, case: Case, decision: str, *, role: str = "customer_approver", at: float = 310) -> Case:
    fields: dict[str, Any] = {"proposal": PROPOSAL, "decision": decision, "note": "已核对"}
    return desk.do(case, Act.DECIDE_EXCLUSION, role=role, at=at, **fields)


def clocks(case: Case, *, at: float = 400) -> tuple[Clock, ...]:
    return clocks_of(terms_of(case.contract_id, 1), read_stream(case.stream), now=after(at))


def told(case: Case) -> list[tuple[str, str]]:
    return [(clock.target_id, clock.state.value) for clock in clocks(case)]


@pytest.mark.req("C-24")
def test_a_case_that_both_sides_exclude_leaves_the_clocks_and_says_by_which_clause(desk: Desk) -> None:
    case = proposed(desk)
    assert told(case) == [("respond", "breached"), ("resolve", "breached"), ("promise", "waiting")]
    assert (case.breached, case.excluded_by) == (True, "")
    case = decide(desk, case, "agreed")
    assert told(case) == [("respond", "void"), ("resolve", "void"), ("promise", "void")]
    assert (case.breached, case.excluded_by, case.next_due_at, case.due_order) == (False, "storm", None, NEVER)
    first = clocks(case)[0]
    assert (first.due, first.ended) == (None, None)
    assert first.explain("zh") == (
        "依据第三条，一级，应于报告后 30 分钟内响应；本工单依据第一条属除外情形（台风等不可抗力），本时限不计。"
    )
    assert first.explain("en") == (
        "Under 第三条 (Level I): respond within 30 minutes of the report; the case is excluded under 第一条 "
        "(Typhoons and other force majeure), so this time does not count."
    )
    assert [finding for batch in check_cases() for finding in batch.findings] == []


@pytest.mark.req("C-24")
def test_no_rung_acts_while_it_holds(desk: Desk) -> None:
    case = proposed(desk)
    pinned = terms_of(case.contract_id, 1)
    before = rungs_of(pinned, read_stream(case.stream), now=after(400))
    assert [(rung.target_id, rung.due) for rung in before] == [("respond", after(30)), ("resolve", after(240))]
    case = decide(desk, case, "agreed")
    assert rungs_of(pinned, read_stream(case.stream), now=after(400)) == ()
    assert list(wanted_timers(pinned, read_stream(case.stream), now=after(400))) == []


@pytest.mark.req("C-24")
@pytest.mark.parametrize("side", ["customer_approver", "vendor_manager"])
def test_the_clocks_are_back_as_they_were_once_a_side_no_longer_agrees(desk: Desk, side: str) -> None:
    case = proposed(desk)
    before = [(clock.state, clock.due, clock.ended, clock.elapsed_seconds) for clock in clocks(case)]
    row = case.breached, case.next_due_at, case.next_target
    case = decide(desk, decide(desk, case, "agreed"), "refused", role=side, at=320)
    assert [(clock.state, clock.due, clock.ended, clock.elapsed_seconds) for clock in clocks(case)] == before
    assert (case.breached, case.next_due_at, case.next_target, case.excluded_by) == (*row, "")
    (found,) = exclusions_of(effective(read_stream(case.stream)))
    assert (found.outcome, len(found.decisions)) == ("refused", 2)


def test_a_withdrawn_consent_and_a_withdrawn_proposal_end_it(desk: Desk) -> None:
    case = decide(desk, proposed(desk), "agreed")
    gone = desk.do(case, Act.CORRECT, role="customer_approver", at=320, corrects=4, void=True, note="误点")
    assert (gone.excluded_by, gone.breached) == ("", True)
    other = decide(desk, proposed(desk), "agreed")
    gone = desk.do(other, Act.CORRECT, role="vendor_manager", at=320, corrects=3, void=True, note="撤回")
    assert (gone.excluded_by, gone.breached) == ("", True)
    assert standing_exclusion(effective(read_stream(gone.stream))) is None


def test_a_refused_one_makes_room_for_another(desk: Desk) -> None:
    case = decide(desk, proposed(desk), "refused")
    again: dict[str, Any] = {"exclusion": "misuse", "note": "操作日志见附件"}
    case = desk.do(case, Act.EXCLUDE, role="customer_approver", at=320, **again)
    order = make_order(Act.DECIDE_EXCLUSION, proposal=PROPOSAL, decision="agreed", note="改为同意")
    said = refuses(desk, case, order, error=Refused, role="customer_approver", at=330)
    assert said == "Another exclusion awaits its answer or holds."
    order = make_order(Act.DECIDE_EXCLUSION, proposal=5, decision="agreed", note="同意")
    case = desk.order(case, order, role="vendor_manager", at=330)
    assert case.excluded_by == "misuse"


NOTHING: dict[str, Any] = {"exclusion": "storm", "note": "理由"}
BAD: list[tuple[str, Act, dict[str, Any], type[MainstayError], str]] = [
    ("vendor_engineer", Act.EXCLUDE, NOTHING, Forbidden, "Your role may not do this: Propose an exclusion."),
    ("customer_contact", Act.EXCLUDE, NOTHING, Forbidden, "Your role may not do this: Propose an exclusion."),
    ("vendor_manager", Act.EXCLUDE, NOTHING | {"exclusion": "war"}, Refused, "The contract does not exclude “war”."),
    (
        "customer_approver",
        Act.EXCLUDE,
        NOTHING,
        Refused,
        "An exclusion has been proposed already, and awaits its answer or holds.",
    ),
    (
        "vendor_manager",
        Act.DECIDE_EXCLUSION,
        {"proposal": 3, "decision": "agreed", "note": "同意"},
        Refused,
        "Your side has said so already.",
    ),
    (
        "customer_approver",
        Act.DECIDE_EXCLUSION,
        {"proposal": 2, "decision": "agreed", "note": "同意"},
        Refused,
        "There is no such proposal, or it is withdrawn.",
    ),
]


@pytest.mark.parametrize(("role", "act", "fields", "error", "said"), BAD)
def test_what_is_refused_changes_nothing(
    desk: Desk, role: str, act: Act, fields: dict[str, Any], error: type[MainstayError], said: str
) -> None:
    assert refuses(desk, proposed(desk), make_order(act, **fields), error=error, role=role, at=400) == said


def acts_open(desk: Desk, role: str, case: Case) -> set[str]:
    page = signed_in(desk, role).get(f"/api/desk/cases/{case.number}").json()
    return {one["act"] for one in page["acts"]} & {"exclude", "decide_exclusion"}


@pytest.mark.req("C-24")
def test_page_and_list_name_cause_and_clause(desk: Desk) -> None:
    case = proposed(desk)
    assert acts_open(desk, "customer_approver", case) == {"decide_exclusion"}
    decide(desk, case, "agreed")
    client = signed_in(desk, "auditor")
    page = client.get(f"/api/desk/cases/{case.number}").json()
    clause = {"id": "c1", "number": "第一条", "heading": {"zh": "期限", "en": "期限"}}
    name = {"zh": "台风等不可抗力", "en": "Typhoons and other force majeure"}
    assert page["case"]["exclusion"] == {"id": "storm", "name": name, "clause": clause}
    (found,) = page["exclusions"]
    assert (found["seq"], found["side"], found["reason"]) == (3, "vendor", "台风致机房停电，附气象证明")
    assert [(one["side"], one["decision"]["id"]) for one in found["decisions"]] == [
        ("vendor", "agreed"),
        ("customer", "agreed"),
    ]
    assert found["outcome"]["name"] == {"zh": "同意除外", "en": "Excluded"}
    (row,) = client.get("/api/desk/cases?excluded=true").json()["items"]
    assert (row["number"], row["exclusion"]["clause"]["number"], row["breached"]) == (case.number, "第一条", False)
    assert client.get("/api/desk/cases?excluded=false").json()["items"] == []


def test_a_contract_without_exclusions_offers_none() -> None:
    desk = make_desk()
    assert acts_open(desk, "vendor_manager", desk.open()) == set()
