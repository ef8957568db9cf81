"""Who takes over is on duty by the roster; who does not acknowledge hands over to the next, and the entries say so."""

from collections.abc import Iterator
from datetime import time, timedelta

import pytest

from mainstay.desk.models import Case
from mainstay.desk.public import Act
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import read_stream
from mainstay.kernel.time import now
from mainstay.kernel.timers import timers_of
from mainstay.people.public import Wish, add_shift

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = pytest.mark.django_db
NINE = china("2026-10-12 09:00")


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("e-laboratory", NINE) as found:
        yield found


@pytest.fixture
def case(desk: Rehearsal) -> Case:
    """A case that nobody was put on."""
    return desk.open("seat", level="general", mode="remote")


def put_on(desk: Rehearsal, login: str, *, stand_in: bool = False) -> None:
    day = NINE.date()
    wish = Wish("vendor_engineer", desk.people[login], (), day, None, time(8), time(18), stand_in)
    add_shift(desk.contract_id, wish, actor=desk.actor("leader"), now=now())


def owners(desk: Rehearsal, case: Case) -> list[tuple[str, float]]:
    moves = [one for one in read_stream(case.stream) if one.kind in ("assigned", "handed_over")]
    return [(one.payload["to"]["name"], desk.minutes(one)) for one in moves]


def ack_timers(case: Case) -> list[tuple[str, str]]:
    found = [one for one in timers_of([case.stream])[case.stream] if one.clock == "acknowledge"]
    return [(one.rung, one.void_reason or one.state) for one in found]


@pytest.mark.req("E-19")
def test_at_45_minutes_a_case_in_nobodys_hands_goes_to_who_is_on_duty(desk: Rehearsal, case: Case) -> None:
    put_on(desk, "second")
    desk.at(45)
    assert owners(desk, case) == [("陆川", 45.0)]


@pytest.mark.req("E-19")
def test_those_on_duty_are_reminded_and_nobody_else(desk: Rehearsal, case: Case) -> None:
    put_on(desk, "second")
    desk.at(30)
    told = {
        login: [one for one in desk.told(case, login) if one[0] == "case_reminder"] for login in ("first", "second")
    }
    assert told == {"first": [], "second": [("case_reminder", "mail"), ("case_reminder", "sms")]}


def test_a_stand_in_is_told_when_nobody_is_on_duty(desk: Rehearsal, case: Case) -> None:
    put_on(desk, "second", stand_in=True)
    desk.at(30)
    assert ("case_reminder", "sms") in desk.told(case, "second")
    assert ("case_reminder", "sms") not in desk.told(case, "first")


@pytest.mark.req("E-19")
def test_who_does_not_acknowledge_hands_over_to_the_stand_in_then_to_the_expert(desk: Rehearsal, case: Case) -> None:
    put_on(desk, "second")
    put_on(desk, "first", stand_in=True)
    for minute in (45, 59.9, 60, 75):
        desk.at(minute)
    assert owners(desk, case) == [("陆川", 45.0), ("罗一鸣", 60.0), ("苏白", 75.0)]
    moved = next(one for one in read_stream(case.stream) if one.kind == "handed_over")
    assert (moved.payload["from"]["name"], moved.actor_name) == ("陆川", "系统")
    assert moved.payload["note"] == f"第 {moved.payload['missed']} 条通知逾期未确认，按合同移交。"
    assert ("case_assigned", "sms") in desk.told(case, "first")
    case.refresh_from_db()
    assert case.assignee_name == "苏白"


@pytest.mark.req("E-19")
def test_after_the_last_one_the_leader_and_the_superior_are_told_once(desk: Rehearsal, case: Case) -> None:
    for minute in (45, 60, 75, 90, 105, 120):
        desk.at(minute)
    assert owners(desk, case) == [("罗一鸣", 45.0), ("陆川", 60.0), ("苏白", 75.0)]
    given_up = [one for one in read_stream(case.stream) if one.payload.get("rung") == "无人确认"]
    assert [desk.minutes(one) for one in given_up] == [90.0]
    assert "唐晓棠" in [one["name"] for one in given_up[0].payload["told"]]


@pytest.mark.parametrize("act", [Act.ACKNOWLEDGE, Act.RESPOND, Act.COMMENT])
def test_whoever_was_asked_keeps_the_case_by_acknowledging_or_by_working(desk: Rehearsal, case: Case, act: Act) -> None:
    desk.at(45)
    desk.at(50)
    seq = read_stream(case.stream)[-1].seq
    fields = {"entry": seq} if act is Act.ACKNOWLEDGE else {"note": "马上处理"}
    desk.do(case, "first", act, **fields)
    desk.at(120)
    assert owners(desk, case) == [("罗一鸣", 45.0)]
    assert ack_timers(case)[0][1] == read_kind(case, seq + 1)


def read_kind(case: Case, seq: int) -> str:
    return read_stream(case.stream)[seq - 1].kind


def test_others_writing_is_no_acknowledgement(desk: Rehearsal, case: Case) -> None:
    desk.at(45)
    desk.do(case, "contact", Act.COMMENT, note="仍未恢复")
    desk.at(60)
    assert owners(desk, case) == [("罗一鸣", 45.0), ("陆川", 60.0)]


def test_what_waits_for_nobody_is_not_acknowledged(desk: Rehearsal, case: Case) -> None:
    before = len(read_stream(case.stream))
    with pytest.raises(Refused):
        desk.do(case, "first", Act.ACKNOWLEDGE, entry=1)
    assert len(read_stream(case.stream)) == before


def test_a_seat_may_want_an_acknowledgement_too(desk: Rehearsal, case: Case) -> None:
    by = (NINE + timedelta(minutes=10)).isoformat()
    desk.do(case, "seat", Act.ASSIGN, note="请尽快到场", person=str(desk.people["second"]), acknowledge_by=by)
    desk.at(10)
    assert owners(desk, case) == [("陆川", 0.0), ("罗一鸣", 10.0)]
