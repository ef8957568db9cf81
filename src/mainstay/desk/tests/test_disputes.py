"""Disputes: either side contests what is on record; a named person on each side decides."""

from typing import Any

import pytest

from mainstay.desk.models import Case
from mainstay.desk.public import Act, check_cases
from mainstay.desk.rules.disputes import disputes_of
from mainstay.desk.rules.flow import effective
from mainstay.kernel.errors import Forbidden, Malformed, Refused
from mainstay.kernel.ledger import read_stream

from .make import Desk, make_desk, make_order, refuses

pytestmark = pytest.mark.django_db
PAUSE = 3


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def paused(desk: Desk) -> Case:
    """A case whose entry 3 is a pause for the customer."""
    return desk.do(desk.do(desk.open(), Act.RESPOND, at=5), Act.PAUSE, at=10, reason="waiting")


def disputed(desk: Desk) -> Case:
    """Its entry 4 is the customer's dispute about this pause."""
    fields: dict[str, Any] = {"matter": "pause", "entry": PAUSE, "note": "我方未被要求提供资料"}
    return desk.do(paused(desk), Act.DISPUTE, role="customer_contact", at=20, **fields)


def decide(desk: Desk, case: Case, role: str, decision: str, *, at: float) -> Case:
    return desk.do(case, Act.DECIDE_DISPUTE, role=role, at=at, dispute=4, decision=decision, note="已核对通话记录")


@pytest.mark.parametrize("role", ["customer_contact", "vendor_engineer"])
@pytest.mark.parametrize("matter", ["level", "pause", "attribution", "time"])
def test_either_side_disputes(desk: Desk, role: str, matter: str) -> None:
    case = desk.do(paused(desk), Act.DISPUTE, role=role, at=20, matter=matter, clock="resolve", note="计时有误")
    found = disputes_of(effective(read_stream(case.stream)))[0]
    assert (found.matter, found.clock, found.entry, found.outcome) == (matter, "resolve", None, None)
    assert (case.disputes_open, case.state) == (1, "paused")


def test_it_is_settled_when_both_sides_decide_alike(desk: Desk) -> None:
    case = decide(desk, disputed(desk), "vendor_manager", "upheld", at=30)
    assert case.disputes_open == 1
    case = decide(desk, case, "customer_approver", "upheld", at=31)
    assert case.disputes_open == 0
    found = disputes_of(effective(read_stream(case.stream)))[0]
    assert (found.outcome, {side: one.by for side, one in found.decisions.items()}) == (
        "upheld",
        {"vendor": "乙方负责人", "customer": "甲方审批人"},
    )
    assert [finding for batch in check_cases() for finding in batch.findings] == []


def test_it_stays_open_while_they_differ_until_one_gives_way(desk: Desk) -> None:
    case = decide(desk, disputed(desk), "vendor_manager", "rejected", at=30)
    case = decide(desk, case, "customer_approver", "upheld", at=31)
    found = disputes_of(effective(read_stream(case.stream)))[0]
    assert (case.disputes_open, found.outcome) == (1, None)
    assert {side: one.decision for side, one in found.decisions.items()} == {"vendor": "rejected", "customer": "upheld"}
    case = decide(desk, case, "vendor_manager", "upheld", at=40)
    assert case.disputes_open == 0
    again = make_order(Act.DECIDE_DISPUTE, dispute=4, decision="rejected", note="反悔")
    said = refuses(desk, case, again, error=Refused, role="vendor_manager", at=50)
    assert said == "There is no such dispute, or both sides have settled it."


@pytest.mark.parametrize("role", ["customer_contact", "vendor_engineer", "vendor_project_manager", "assessor"])
def test_only_the_named_people_decide(desk: Desk, role: str) -> None:
    order = make_order(Act.DECIDE_DISPUTE, dispute=4, decision="upheld", note="同意")
    refuses(desk, disputed(desk), order, error=Forbidden, role=role, at=30)


@pytest.mark.parametrize(
    ("fields", "error", "said"),
    [
        ({"matter": "pause"}, Malformed, "fields.entry: name the entry or the time limit"),
        ({"matter": "price", "entry": 3}, Malformed, "fields.matter: “What is disputed”: no such choice"),
        ({"matter": "pause", "entry": 9}, Refused, "There is no such entry, or it is withdrawn."),
        ({"matter": "time", "clock": "lunch"}, Refused, "The contract has no such time limit."),
        ({"entry": 3}, Malformed, "fields.matter: “What is disputed” is required"),
    ],
)
def test_a_dispute_is_about_something(desk: Desk, fields: dict[str, object], error: type[Refused], said: str) -> None:
    order = make_order(Act.DISPUTE, note="有误", **fields)
    assert refuses(desk, paused(desk), order, error=error, role="customer_contact", at=20).endswith(said)


def test_a_withdrawn_dispute_is_none(desk: Desk) -> None:
    case = desk.do(disputed(desk), Act.CORRECT, role="customer_contact", at=25, corrects=4, void=True, note="撤回")
    assert case.disputes_open == 0
