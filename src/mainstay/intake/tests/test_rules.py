"""The intake's pure decisions: machines, urgency, confirmation, threads, the new words of a reply."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mainstay.intake.rules.automatic import automatic_reason, is_flood, wants_no_answer
from mainstay.intake.rules.marks import codes_named, confirms, flags_urgent, is_urgent
from mainstay.intake.rules.quotes import new_text
from mainstay.intake.rules.threads import case_in_subject, case_of_references, message_ids, our_message_id
from mainstay.intake.rules.words import Reason

from .letters import ANSWER, REPLIES

MACHINES = [
    ({"auto-submitted": "auto-replied"}, "lin@a.example", "Re: x", Reason.AUTO_REPLY),
    ({"auto-submitted": "auto-generated; owner-email=x"}, "lin@a.example", "x", Reason.AUTO_REPLY),
    ({"x-autoreply": "yes"}, "lin@a.example", "x", Reason.AUTO_REPLY),
    ({"precedence": "auto_reply"}, "lin@a.example", "x", Reason.AUTO_REPLY),
    ({}, "lin@a.example", "自动回复: 审批系统", Reason.AUTO_REPLY),
    ({}, "lin@a.example", "Automatic reply: away", Reason.AUTO_REPLY),
    ({"precedence": "bulk"}, "news@a.example", "x", Reason.BULK),
    ({"list-id": "<news.a.example>"}, "news@a.example", "x", Reason.BULK),
    ({"return-path": "<>"}, "lin@a.example", "x", Reason.BOUNCE),
    ({"content-type": "multipart/report; report-type=delivery-status"}, "lin@a.example", "x", Reason.BOUNCE),
    ({}, "mailer-daemon@a.example", "x", Reason.BOUNCE),
    ({}, "desk@desk.example", "x", Reason.OWN),
]


@pytest.mark.parametrize(("headers", "sender", "subject", "reason"), MACHINES)
def test_machines_are_known(headers: dict[str, str], sender: str, subject: str, reason: Reason) -> None:
    assert automatic_reason(headers, sender=sender, subject=subject, own={"desk@desk.example"}) is reason


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"auto-submitted": "no"},
        {"precedence": "normal"},
        {"x-auto-response-suppress": "All"},
        {"return-path": "<lin@a.example>"},
        {"content-type": 'multipart/report; report-type="disposition-notification"'},
    ],
)
def test_people_are_not_taken_for_machines(headers: dict[str, str]) -> None:
    assert automatic_reason(headers, sender="lin@a.example", subject="关于自动回复功能的报修") is None


def test_programs_that_want_no_answer() -> None:
    assert wants_no_answer({"x-auto-response-suppress": "DR, OOF, AutoReply"})
    assert not wants_no_answer({"x-auto-response-suppress": "DR"})
    assert (is_flood(30), is_flood(31)) == (False, True)


@pytest.mark.req("D-01")
@pytest.mark.parametrize(
    ("subject", "first", "flagged", "urgent"),
    [
        ("【紧急】审批系统瘫痪", "", False, True),
        ("系统无法登录", "加急，请马上处理", False, True),
        ("URGENT: portal down", "", False, True),
        ("系统无法登录", "", True, True),
        ("系统无法登录", "请处理", False, False),
        ("不紧急：页面错别字", "", True, False),
        ("Not urgent: typo", "", False, False),
        ("Emergency stop button", "", False, True),
        ("resurgent market", "", False, False),
    ],
)
def test_urgency_is_read_by_rule(subject: str, first: str, flagged: bool, urgent: bool) -> None:
    assert is_urgent(subject, first, flagged=flagged) is urgent


@pytest.mark.parametrize(
    ("headers", "flagged"),
    [({"importance": "High"}, True), ({"x-priority": "1 (Highest)"}, True), ({"x-priority": "3"}, False), ({}, False)],
)
def test_flag_of_the_senders_program(headers: dict[str, str], flagged: bool) -> None:
    assert flags_urgent(headers) is flagged


@pytest.mark.parametrize(
    "text",
    [
        "确认",
        "已确认。",
        "确认解决，谢谢！",
        "您好，确认已恢复。",
        "Confirmed",
        "confirm resolved. Thanks",
        "\n\n 确认 \n\n林静姝",
    ],
)
def test_confirmation_by_reply(text: str) -> None:
    assert confirms(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "不确认",
        "未确认",
        "确认一下是否修好",
        "请确认",
        "确认不了",
        "确认仍有问题",
        "待确认",
        "好的",
        "confirm?",
        "I cannot confirm",
        "谢谢\n确认",
    ],
)
def test_anything_else_is_a_comment(text: str) -> None:
    assert not confirms(text)


def test_contract_codes_in_tag_and_subject() -> None:
    assert codes_named(["a"], "报修 [B] 系统 【合同：c-1】") == ("A", "B", "C-1")
    assert codes_named([], "系统（二期）无法登录") == ()


def test_threads_by_our_message_ids() -> None:
    ours = our_message_id("A-2026-00012", "7f3a", "desk.example")
    assert case_of_references(["<x@y>", ours, "<z@y>"]) == "A-2026-00012"
    assert case_of_references(["<x@y>"]) == ""
    assert message_ids("<a@b>  <c@d>\n<a@b> junk") == ("<a@b>", "<c@d>")


@pytest.mark.parametrize(
    ("subject", "number"),
    [
        ("回复：[A-2026-00012] 无法登录", "A-2026-00012"),
        ("Re: A-2026-00012", "A-2026-00012"),
        ("re: ab-c-2026-123456 ", "AB-C-2026-123456"),
        ("2026-00012", ""),
        ("XA-2026-1", ""),
        ("", ""),
    ],
)
def test_number_in_the_subject(subject: str, number: str) -> None:
    assert case_in_subject(subject) == number


@pytest.mark.parametrize("program", REPLIES)
def test_reply_is_cut_from_its_quote(program: str) -> None:
    assert new_text(REPLIES[program]) == ANSWER


@pytest.mark.parametrize(
    "text",
    [
        "发件人: 请填写您的姓名\n此处仍无法提交",
        "在 11 月 20 日之前一直正常",
        "一、现象\n----\n二、步骤",
        "On Monday it worked.",
    ],
)
def test_nothing_is_cut_from_plain_words(text: str) -> None:
    assert new_text(text) == text


@given(st.text())
def test_cutting_never_fails_and_adds_nothing(text: str) -> None:
    found = new_text(text)
    assert set(found) <= set(text) | {"\n"}
