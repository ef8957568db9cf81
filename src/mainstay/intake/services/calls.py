"""Telephone calls: one that rings, one that is written up, and what it becomes."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.desk.public import Act, CaseChannel, Opening, Order, act_on_case, find_case, open_case
from mainstay.directory.public import SYSTEM, Actor, actor_of, find_person, normal_phone
from mainstay.gateway.public import contract_subject
from mainstay.intake.models import PhoneCall
from mainstay.intake.queries.arrivals import seats_contracts
from mainstay.intake.queries.calls import access_call
from mainstay.intake.queries.contacts import contracts_in_force
from mainstay.intake.rules.words import CALL_RESULT_NAMES, CallResult
from mainstay.kernel.bus import announce
from mainstay.kernel.errors import Malformed, NotFound, Problem, Refused

from .writing import record

FEWEST_DIGITS = 3
CALLER_FIELDS = ("name", "company", "phone", "mail", "address")


@dataclass(frozen=True, slots=True)
class CallReport:
    """What a seat writes down about a call: a case is opened under `contract_id`, or `case_number` is noted on."""

    number: str
    caller: Mapping[str, str]
    started_at: datetime
    seconds: int
    result: CallResult
    note: str
    person_id: UUID | None = None
    contract_id: UUID | None = None
    case_number: str = ""
    title: str = ""
    facts: Mapping[str, str | bool | None] = field(default_factory=dict)


def ring(number: str, *, seat_login: str, source: str, now: datetime) -> PhoneCall:
    """A call that the telephone system announces; the seat's page is told. Malformed for what is no number."""
    call = _row(_number(number), started_at=now)
    call.seat_login = seat_login[:100].lower()
    record(call, "rang", {"number": call.number, "seat": call.seat_login, "source": source}, actor=SYSTEM, now=now)
    call.save(force_insert=True)
    for contract_id in _concerned(call, now=now):
        announce(contract_subject(contract_id))
    return call


def _concerned(call: PhoneCall, *, now: datetime) -> frozenset[UUID]:
    """The contracts whose pages are told: those of the seat that it rings at, else all in force."""
    person = find_person(call.seat_login) if call.seat_login else None
    actor = actor_of(person, now=now) if person else None
    if actor is not None:
        return seats_contracts(actor)
    return frozenset(one.id for one in contracts_in_force(now=now))


@transaction.atomic
def register_call(report: CallReport, *, call_id: UUID | None, actor: Actor, now: datetime) -> PhoneCall:
    """Write a call up, one that rang or one that nobody announced, and open or note on its case in the same step."""
    if report.started_at > now:
        raise Refused("通话开始时间不能晚于当前时间。", "A call cannot begin in the future.")
    call = access_call(call_id, actor=actor, lock=True) if call_id else _row(_number(report.number), started_at=now)
    if call.registered_at is not None:
        raise Refused("该来电已登记。", "This call is registered already.")
    if call_id is None:
        call.number = _number(report.number)
    call.case_number = _case(report, call.number, actor=actor, now=now)
    call.caller = {name: str(report.caller.get(name, ""))[:200] for name in CALLER_FIELDS}
    call.person_id, call.contract_id = report.person_id, report.contract_id
    call.seat_name, call.started_at, call.seconds = actor.name, report.started_at, report.seconds
    call.result, call.note, call.registered_at = report.result.value, report.note, now
    payload = {
        "number": call.number,
        "caller": call.caller,
        "person": str(call.person_id) if call.person_id else "",
        "contract": str(call.contract_id) if call.contract_id else "",
        "case": call.case_number,
        "seconds": call.seconds,
        "result": call.result,
        "note": call.note,
    }
    record(call, "registered", payload, actor=actor, now=now, at=report.started_at, contract_id=call.contract_id)
    call.save()
    return call


def _case(report: CallReport, number: str, *, actor: Actor, now: datetime) -> str:
    if report.result is CallResult.CASE_OPENED:
        return _open(report, number, actor=actor, now=now)
    if report.case_number:
        if find_case(report.case_number, actor=actor) is None:
            raise NotFound("没有这个工单，或您无权查看。", "There is no such case, or none that you may see.")
        note = f"电话来访（{number}，{report.seconds} 秒，{CALL_RESULT_NAMES[report.result].zh}）：{report.note}"
        act_on_case(report.case_number, Order(Act.COMMENT, note=note), actor=actor, now=now)
    elif report.result is CallResult.CASE_UPDATED:
        raise _missing("case_number", "请填写工单编号", "say which case")
    return report.case_number


def _open(report: CallReport, number: str, *, actor: Actor, now: datetime) -> str:
    if report.contract_id is None:
        raise _missing("contract_id", "请选择合同", "say under which contract")
    if not report.title.strip():
        raise _missing("title", "请填写标题", "give it a title")
    caller = {name: str(report.caller.get(name, ""))[:200] for name in CALLER_FIELDS}
    opening = Opening(
        contract_id=report.contract_id,
        title=report.title.strip(),
        description=report.note,
        reporter=caller | {"phone": caller["phone"] or number},
        facts=dict(report.facts),
        reported_at=report.started_at,
        channel=CaseChannel.PHONE,
    )
    return open_case(opening, actor=actor, now=now)


def _number(typed: str) -> str:
    number = normal_phone(typed)[:40]
    if len(number) < FEWEST_DIGITS:
        raise _missing("number", "号码至少三位数字", "a number has three digits or more")
    return number


def _missing(path: str, zh: str, en: str) -> Malformed:
    return Malformed(f"{zh}。", f"{en.capitalize()}.", [Problem("missing", f"{path}：{zh}", f"{path}: {en}", path)])


def _row(number: str, *, started_at: datetime) -> PhoneCall:
    return PhoneCall(
        id=uuid.uuid4(),
        number=number,
        caller={},
        case_number="",
        seat_login="",
        seat_name="",
        started_at=started_at,
        result="",
        note="",
        seq=0,
        head_hash=b"",
    )
