"""Opening cases and acting on them: exact rows, and refusals that change nothing."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from mainstay.desk.models import Case, CaseNumber
from mainstay.desk.public import Act, CaseState, Opening, Order
from mainstay.desk.services import act_on_case, open_case
from mainstay.kernel.errors import Forbidden, MainstayError, Malformed, NotFound, Refused
from mainstay.kernel.ledger import read_stream

from .make import NINE, Desk, after, make_desk, make_order

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def test_a_report_becomes_a_case(desk: Desk) -> None:
    case = Case.objects.get(pk=desk.open().pk)
    assert (case.number, case.state, case.level, case.seq) == ("T-2026-00001", "reported", "I", 1)
    assert (case.next_target, case.next_due_at) == ("respond", after(30))
    assert (case.reported_at, case.contract_version, case.breached) == (NINE, 1, False)
    entry = read_stream(case.stream)[0]
    assert (entry.kind, entry.role, entry.side) == ("reported", "customer_contact", "customer")
    assert entry.payload["number"] == "T-2026-00001"
    assert bytes(case.head_hash) == entry.hash


def test_numbers_run_without_gaps(desk: Desk) -> None:
    desk.open()
    with pytest.raises(Refused):
        desk.open(level="IX")
    assert desk.open().number == "T-2026-00002"
    assert CaseNumber.objects.get().last == 2


def test_a_response_moves_the_next_clock(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RESPOND, at=20)
    assert (case.state, case.next_target, case.next_due_at) == ("active", "resolve", after(240))
    assert not case.breached


def test_a_late_response_is_a_breach(desk: Desk) -> None:
    assert desk.do(desk.open(), Act.RESPOND, at=31).breached


def test_a_case_to_its_end(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RESPOND, at=5)
    case = desk.do(case, Act.RESOLVE, at=60, note="更换光模块")
    assert (case.state, case.resolved_at, case.next_due_at) == ("resolved", after(60), None)
    case = desk.do(case, Act.CONFIRM, role="customer_contact", at=70)
    case = desk.do(case, Act.CLOSE, role="vendor_seat", at=80)
    assert (case.state, case.closed_at, case.seq) == ("closed", after(80), 5)


def test_a_pause_stops_the_resolution(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RESPOND, at=5)
    case = desk.do(case, Act.PAUSE, at=10, reason="waiting")
    assert (case.state, case.next_due_at) == ("paused", None)
    case = desk.do(case, Act.RESUME, role="customer_contact", at=40)
    assert (case.state, case.next_due_at) == ("active", after(270))


def test_another_level_counts_from_the_report(desk: Desk) -> None:
    case = desk.do(desk.open(level="II"), Act.CLASSIFY, role="customer_contact", at=10, level="I")
    assert (case.level, case.next_due_at) == ("I", after(30))


def test_only_the_customer_moves_a_promise(desk: Desk) -> None:
    case = desk.do(desk.open(level="II"), Act.PROMISE, at=10, due=after(60))
    assert (case.next_target, case.next_due_at) == ("promise", after(60))
    with pytest.raises(Refused, match="only the customer"):
        desk.do(case, Act.PROMISE, at=11, due=after(90))
    with pytest.raises(Forbidden):
        desk.do(case, Act.MOVE_PROMISE, at=11, due=after(90), note="来不及")
    case = desk.do(case, Act.MOVE_PROMISE, role="customer_contact", at=12, due=after(90), note="同意顺延")
    assert case.next_due_at == after(90)


def test_silence_confirms_after_its_time(desk: Desk) -> None:
    case = desk.do(desk.do(desk.open(), Act.RESPOND, at=1), Act.RESOLVE, at=2, note="已修复")
    with pytest.raises(Refused, match="has not confirmed"):
        desk.do(case, Act.CLOSE, role="vendor_seat", at=60 * 24 * 3)
    case = desk.do(case, Act.CLOSE, role="vendor_seat", at=60 * 24 * 4)
    assert case.state == CaseState.CLOSED
    assert read_stream(case.stream)[-1].payload == {"unconfirmed": True}


def test_a_correction_takes_back_a_breach(desk: Desk) -> None:
    case = desk.do(desk.open(), Act.RESPOND, at=45)
    assert case.breached
    order = make_order(Act.CORRECT, corrects=2, at=after(10), note="电话响应在先")
    case = desk.order(case, order, role="vendor_engineer", at=50)
    assert not case.breached
    assert [entry.kind for entry in read_stream(case.stream)] == ["reported", "responded", "corrected"]


REFUSALS: dict[str, tuple[Act, str, dict[str, Any], type[MainstayError]]] = {
    "out of order": (Act.CONFIRM, "customer_contact", {}, Refused),
    "not started": (Act.RESOLVE, "vendor_engineer", {"note": "好了"}, Refused),
    "in the future": (Act.RESPOND, "vendor_engineer", {"occurred_at": after(11)}, Refused),
    "before the report": (Act.RESPOND, "vendor_engineer", {"occurred_at": after(-1)}, Refused),
    "unknown level": (Act.CLASSIFY, "customer_contact", {"level": "IX"}, Refused),
    "unknown fact": (Act.CLASSIFY, "customer_contact", {"size": "big"}, Malformed),
    "unknown value": (Act.CLASSIFY, "customer_contact", {"stationed": "maybe"}, Malformed),
    "unknown reason": (Act.PAUSE, "vendor_engineer", {"reason": "lunch"}, Refused),
    "no reason": (Act.PAUSE, "vendor_engineer", {}, Malformed),
    "stale": (Act.RESPOND, "vendor_engineer", {"expected_seq": 7}, Refused),
    "wrong role": (Act.CONFIRM, "vendor_engineer", {}, Forbidden),
    "read only": (Act.COMMENT, "auditor", {"note": "看看"}, Forbidden),
    "empty comment": (Act.COMMENT, "vendor_engineer", {}, Malformed),
    "promise in the past": (Act.PROMISE, "vendor_engineer", {"due": after(5)}, Refused),
    "nothing to correct": (Act.CORRECT, "vendor_engineer", {"corrects": 9, "void": True, "note": "误"}, Refused),
    "the report withdrawn": (Act.CORRECT, "customer_contact", {"corrects": 1, "void": True, "note": "误"}, Refused),
    "the other side's entry": (Act.CORRECT, "vendor_engineer", {"corrects": 1, "at": after(1), "note": "误"}, Refused),
    "facts where none belong": (Act.RESPOND, "vendor_engineer", {"level": "I"}, Malformed),
}


@pytest.mark.parametrize("name", REFUSALS)
def test_what_is_refused_changes_nothing(desk: Desk, name: str) -> None:
    act, role, fields, error = REFUSALS[name]
    case = desk.open()
    before = Case.objects.filter(pk=case.pk).values().get()
    with pytest.raises(MainstayError) as refused:
        desk.order(case, make_order(act, **fields), role=role, at=10)
    assert isinstance(refused.value, error)
    assert refused.value.zh
    assert refused.value.en
    assert Case.objects.filter(pk=case.pk).values().get() == before
    assert len(read_stream(case.stream)) == 1


@pytest.mark.parametrize("at", [NINE - timedelta(days=300), NINE + timedelta(days=90)])
def test_nothing_is_reported_outside_the_term(desk: Desk, at: datetime) -> None:
    opening = Opening(desk.contract_id, "断网", facts={"level": "I"})
    with pytest.raises(Refused):
        open_case(opening, actor=desk.person("customer_contact"), now=at)
    assert not Case.objects.exists()


def test_a_report_is_not_of_the_future(desk: Desk) -> None:
    opening = Opening(desk.contract_id, "断网", facts={"level": "I"}, reported_at=after(1))
    with pytest.raises(Refused, match="happened"):
        open_case(opening, actor=desk.person("customer_contact"), now=NINE)


def test_a_strangers_case_does_not_exist(desk: Desk) -> None:
    case = desk.open()
    stranger = desk.person("vendor_engineer", contract_id=uuid4())
    with pytest.raises(NotFound):
        act_on_case(case.number, Order(Act.RESPOND), actor=stranger, now=after(5))
    with pytest.raises(NotFound):
        open_case(Opening(desk.contract_id, "断网"), actor=stranger, now=NINE)
