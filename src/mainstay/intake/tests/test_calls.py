"""A number opens the caller, his contracts and open cases; a call is registered with its length and result (E-29)."""

from datetime import timedelta
from typing import Any

import pytest

from mainstay.desk.public import CaseState, count_cases
from mainstay.intake.models import PhoneCall
from mainstay.intake.queries.calls import access_caller, list_ringing
from mainstay.intake.rules.words import CallResult
from mainstay.intake.services.calls import CallReport, register_call, ring
from mainstay.kernel.errors import Forbidden, Malformed, NotFound, Refused
from mainstay.kernel.ledger import check_chain, read_stream

from .make import NINE, Desk, cases, entries, mail, make_desk

pytestmark = pytest.mark.django_db
CALLER = {"name": "林静姝", "company": "某单位", "phone": "13900000001", "mail": "lin@bureau.example", "address": "x"}
LATER = NINE + timedelta(minutes=10)


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def report(**fields: Any) -> CallReport:
    known: dict[str, Any] = {
        "number": "139 0000 0001",
        "caller": CALLER,
        "started_at": NINE,
        "seconds": 95,
        "note": "无法登录",
    }
    return CallReport(**known | {"result": CallResult.SOLVED} | fields)


@pytest.mark.req("E-29", "E-18")
def test_number_opens_caller_contracts_and_open_cases(desk: Desk) -> None:
    mail()
    found = access_caller("+86-139-0000-0001", actor=desk.actor("seat"), now=NINE)
    (contact,) = found.contacts
    card = (contact.name, contact.company, contact.phone, contact.mail, contact.address)
    assert card == ("林静姝", "某单位", "13900000001", "lin@bureau.example", "某市人民路1号")
    assert [one.code for one in found.contracts] == ["T"]
    assert [(case.number, case.state) for case in found.cases] == [("T-2026-00001", CaseState.REPORTED)]


@pytest.mark.req("E-29")
def test_number_of_a_contact_that_the_contract_names(desk: Desk) -> None:
    (contact,) = access_caller("0990-555-0602", actor=desk.actor("seat"), now=NINE).contacts
    assert (contact.name, contact.title, contact.company) == ("贺知秋", "宣传干事", "某市数据局")


@pytest.mark.req("E-29")
def test_seat_sees_callers_of_its_own_contracts_only(desk: Desk) -> None:
    assert access_caller("13900000001", actor=desk.actor("other"), now=NINE).contacts == ()
    assert access_caller("13899999999", actor=desk.actor("seat"), now=NINE).contracts == ()
    with pytest.raises(Forbidden):
        access_caller("13900000001", actor=desk.actor("lin"), now=NINE)


@pytest.mark.req("E-29", "E-18")
def test_call_opens_a_case(desk: Desk) -> None:
    wanted = report(result=CallResult.CASE_OPENED, contract_id=desk.first, title="系统无法登录", facts={"level": "I"})
    call = register_call(wanted, call_id=None, actor=desk.actor("seat"), now=LATER)
    (case,) = entries(desk)
    assert (call.case_number, call.seconds, call.result) == ("T-2026-00001", 95, "case_opened")
    assert (case.occurred_at, case.payload["channel"], case.role) == (NINE, "phone", "vendor_seat")
    assert case.payload["reporter"] == CALLER
    (entry,) = read_stream(call.stream)
    assert (entry.kind, entry.payload["seconds"], entry.payload["case"]) == ("registered", 95, "T-2026-00001")
    assert check_chain((entry,)) is None


@pytest.mark.req("E-29")
def test_call_is_noted_on_an_open_case(desk: Desk) -> None:
    mail()
    wanted = report(result=CallResult.CASE_UPDATED, case_number="T-2026-00001", note="仍未恢复")
    register_call(wanted, call_id=None, actor=desk.actor("seat"), now=LATER)
    assert entries(desk)[-1].payload["note"] == "电话来访（13900000001，95 秒，并入已有工单）：仍未恢复"


@pytest.mark.req("E-29")
def test_announced_call_is_written_up_once(desk: Desk) -> None:
    call = ring("13900000001", seat_login="seat", source="cti#1", now=NINE)
    assert [one.id for one in list_ringing(actor=desk.actor("seat"), login="seat", now=LATER)] == [call.id]
    assert list_ringing(actor=desk.actor("other"), login="other", now=LATER) == ()
    register_call(report(), call_id=call.id, actor=desk.actor("seat"), now=LATER)
    assert list_ringing(actor=desk.actor("seat"), login="seat", now=LATER) == ()
    with pytest.raises(Refused):
        register_call(report(), call_id=call.id, actor=desk.actor("seat"), now=LATER)
    assert [entry.kind for entry in read_stream(call.stream)] == ["rang", "registered"]


def test_stranger_is_registered_too(desk: Desk) -> None:
    call = register_call(
        report(number="400-800-1234", caller={"name": "路人"}, result=CallResult.NO_CONCERN),
        call_id=None,
        actor=desk.actor("seat"),
        now=LATER,
    )
    assert (call.number, call.caller["name"], call.case_number) == ("4008001234", "路人", "")


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"number": "12"}, Malformed),
        ({"result": CallResult.CASE_OPENED}, Malformed),
        ({"result": CallResult.CASE_UPDATED}, Malformed),
        ({"result": CallResult.CASE_UPDATED, "case_number": "T-2026-99999"}, NotFound),
        ({"started_at": NINE + timedelta(days=1)}, Refused),
    ],
)
def test_refused_calls_leave_nothing(desk: Desk, fields: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        register_call(report(**fields), call_id=None, actor=desk.actor("seat"), now=LATER)
    assert (PhoneCall.objects.count(), count_cases()) == (0, 0)


def test_seat_of_another_contract_opens_nothing_here(desk: Desk) -> None:
    wanted = report(result=CallResult.CASE_OPENED, contract_id=desk.first, title="x")
    with pytest.raises(NotFound):
        register_call(wanted, call_id=None, actor=desk.actor("other"), now=LATER)
    assert (PhoneCall.objects.count(), cases(desk)) == (0, ())
