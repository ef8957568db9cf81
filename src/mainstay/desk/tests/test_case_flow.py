"""The case flow of contract E on a simulated clock: from the seat's report to the close, with its reminders."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mainstay.desk.models import Case
from mainstay.desk.public import Act, check_cases
from mainstay.kernel.timers import timers_of
from tests.plumbing.mail import MailServer
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

from .rehearsal import Rehearsal, china, rehearsal

pytestmark = [pytest.mark.django_db, pytest.mark.req("E-19")]
NINE = china("2026-10-12 09:00")


@pytest.fixture
def desk(db: None) -> Iterator[Rehearsal]:
    with rehearsal("e-laboratory", NINE) as found:
        yield found


@pytest.fixture
def case(desk: Rehearsal) -> Case:
    """Opened by the seat at nine and given to the first engineer, who does not answer."""
    opened = desk.open("seat", level="general", mode="remote")
    return desk.do(opened, "seat", Act.ASSIGN, note="当日值班", person=str(desk.people["first"]))


def kinds(desk: Rehearsal, case: Case, *wanted: str) -> list[tuple[str, str, float]]:
    return [one for one in desk.entries(case) if one[0] in wanted]


@pytest.mark.req("E-18")
def test_the_engineers_are_told_by_mail_and_sms(desk: Rehearsal) -> None:
    case = desk.open("seat", level="general", mode="remote")
    for login in ("first", "second"):
        assert sorted(desk.told(case, login)) == [("case_opened", "mail"), ("case_opened", "sms")]
    assert desk.told(case, "contact") == [("case_received", "mail")]


def test_reminders_at_30_and_45_minutes_then_another_engineer(desk: Rehearsal, case: Case) -> None:
    for minute in (29.9, 30, 44.9, 45, 46, 59):
        desk.at(minute)
    assert kinds(desk, case, "reminded", "assigned") == [
        ("assigned", "沈宁", 0.0),
        ("reminded", "系统", 30.0),
        ("reminded", "系统", 45.0),
        ("assigned", "系统", 45.0),
    ]
    case.refresh_from_db()
    assert case.assignee_name == "陆川"


def test_the_reminder_goes_to_who_is_on_the_case(desk: Rehearsal, case: Case) -> None:
    desk.at(30)
    reminded = [("case_reminder", "mail"), ("case_reminder", "sms")]
    assert [one for one in desk.told(case, "first") if one[0] == "case_reminder"] == reminded
    assert [one for one in desk.told(case, "second") if one[0] == "case_reminder"] == []


def test_the_one_who_takes_over_is_told_by_both(desk: Rehearsal, case: Case) -> None:
    desk.at(45)
    found = [one for one in desk.told(case, "second") if one[0] == "case_assigned"]
    assert found == [("case_assigned", "mail"), ("case_assigned", "sms")]
    assert "报修后45分钟未响应" in next(
        one.text for one in desk.sendings(case) if "陆川" in one.name and "交接" in one.text
    )


def test_an_answer_in_time_ends_it(desk: Rehearsal, case: Case) -> None:
    desk.at(30)
    desk.at(40)
    desk.do(case, "first", Act.RESPOND)
    desk.at(90)
    assert kinds(desk, case, "reminded") == [("reminded", "系统", 30.0)]
    timers = [one for one in timers_of([case.stream])[case.stream] if one.clock == "seat-reminders"]
    assert [(one.rung, one.void_reason or one.state) for one in timers] == [
        ("told", "fired"),
        ("first", "fired"),
        ("second", "responded"),
        ("replace", "responded"),
    ]


def test_after_an_hour_without_an_answer_it_is_overdue(desk: Rehearsal, case: Case) -> None:
    desk.at(60)
    late = [one for one in kinds(desk, case, "notified") if one[2] == 60.0]
    assert late == [("notified", "系统", 60.0)]
    assert ("case_late", "sms") in desk.told(case, "second")
    assert ("case_late", "mail") in desk.told(case, "seat")


def test_what_was_missed_while_nobody_worked_happens_in_order(desk: Rehearsal, case: Case) -> None:
    desk.at(59)
    assert kinds(desk, case, "reminded", "assigned")[1:] == [
        ("reminded", "系统", 59.0),
        ("reminded", "系统", 59.0),
        ("assigned", "系统", 59.0),
    ]
    late = [one.late_ms for one in timers_of([case.stream])[case.stream] if one.clock == "seat-reminders"]
    assert late == [0, 29 * 60_000, 14 * 60_000, 14 * 60_000]


@pytest.mark.req("E-18")
@pytest.mark.parametrize(
    ("level", "minute", "who"), [("urgent", 60, "唐晓棠"), ("serious", 240, "唐晓棠"), ("general", 720, "唐晓棠")]
)
def test_warnings_by_priority_and_age_go_by_mail_and_sms(desk: Rehearsal, level: str, minute: int, who: str) -> None:
    case = desk.open("seat", level=level, mode="remote")
    desk.at(minute - 0.1)
    assert [one for one in desk.sendings(case) if one.kind == "case_escalated" and one.name == who] == []
    desk.at(minute)
    found = [one for one in desk.sendings(case) if one.kind == "case_escalated" and one.name == who]
    assert [(one.channel.value, one.address) for one in found] == [
        ("mail", desk.mail("leader")),
        ("sms", desk.phone("leader")),
    ]


def walk(desk: Rehearsal, case: Case) -> None:
    """From the second engineer's answer over expert, maker and return to the close."""
    desk.at(45)
    desk.at(50)
    desk.do(case, "second", Act.RESPOND, note="已电话联系")
    for minute, line in ((60, "software"), (70, "chief_engineer"), (80, "expert")):
        desk.at(minute)
        desk.do(case, "second", Act.HAND_OVER, line=line, note="需进一步支持")
    desk.do(case, "expert", Act.DIAGNOSE, note="认证模块硬件故障")
    desk.at(100)
    desk.do(case, "expert", Act.HAND_OVER, line="maker", note="需原厂更换部件")
    desk.do(case, "expert", Act.RMA_OPEN, part="认证模块", serial="SN-1")
    desk.at(600)
    desk.do(case, "second", Act.RESOLVE, note="原厂更换部件后恢复")
    desk.do(case, "contact", Act.CONFIRM, note="已恢复，同意关闭")
    desk.do(case, "seat", Act.CLOSE)


@pytest.mark.req("E-18")
def test_the_whole_flow_ends_with_the_customer_s_opinion_and_a_history(desk: Rehearsal, case: Case) -> None:
    walk(desk, case)
    found = [kind for kind, _, _ in desk.entries(case) if kind not in ("notified", "escalated")]
    assert found == [
        *("reported", "assigned", "reminded", "reminded", "assigned", "responded"),
        *("handed_over", "handed_over", "handed_over", "diagnosed", "handed_over", "rma_opened"),
        *("resolved", "confirmed", "closed"),
    ]
    assert [finding for batch in check_cases() for finding in batch.findings] == []
    told = desk.told(case, "contact")
    assert ("case_resolved", "sms") in told
    assert told[-1] == ("case_closed", "mail")


def test_nothing_happens_after_the_close(desk: Rehearsal, case: Case) -> None:
    walk(desk, case)
    before = len(desk.entries(case))
    desk.at(60 * 48)
    assert len(desk.entries(case)) == before
    assert {one.state for one in timers_of([case.stream])[case.stream]} <= {"fired", "void"}


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


def test_word_really_arrives(settings: Settings, gateway: SmsGateway, mail_server: MailServer) -> None:
    settings.SMTP_URL, settings.MAIL_FROM = mail_server.smtp_url(), "砥柱服务台 <desk@mail.test>"
    with rehearsal("e-laboratory", NINE, domain="mail.test") as desk:
        case = desk.open("seat", level="general", mode="remote")
        desk.at(30)
        mails = mail_server.messages(desk.mail("second"))
        texts = gateway.received(desk.phone("second"))
    assert [mail["Subject"] for mail in mails] == [
        f"[{case.number}] 新工单：实验平台无法登录",
        f"[{case.number}] 催办：实验平台无法登录",
    ]
    assert [text[:5] for text in texts] == ["【新工单】", "【催办】E"]
    assert all(one.state == "sent" for one in desk.sendings(case) if one.address.endswith("@mail.test"))
