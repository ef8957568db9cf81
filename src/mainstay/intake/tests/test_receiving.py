"""Mail becomes a case, a comment, a confirmation, or is parked with its reason; on record, and once."""

from datetime import timedelta

import pytest
from pytest_django.fixtures import Settings

from mainstay.desk.public import Act, Order, act_on_case, count_cases
from mainstay.intake.models import Arrival
from mainstay.intake.services.mail import receive_mail
from mainstay.kernel.files import files_of, open_file
from mainstay.kernel.ledger import check_chain, read_stream

from .letters import TEXT, letter, with_files
from .make import NINE, Desk, cases, counts, entries, kinds, mail, make_desk

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk() -> Desk:
    return make_desk()


@pytest.mark.req("E-18", "D-01")
def test_named_contact_opens_a_case(desk: Desk) -> None:
    arrival = mail()
    (report,) = entries(desk)
    assert (arrival.state, arrival.case_number, arrival.contract_id) == ("opened", "T-2026-00001", desk.first)
    told = [report.payload[name] for name in ("number", "title", "description", "channel")]
    assert told == ["T-2026-00001", "审批系统无法登录", TEXT, "mail"]
    assert report.payload["reporter"] == {
        "name": "林静姝",
        "company": "某单位",
        "phone": "13900000001",
        "mail": "lin@bureau.example",
        "address": "某市人民路1号",
    }
    assert (report.actor_id, report.role, report.side) == (desk.people["lin"], "customer_contact", "customer")


@pytest.mark.req("D-01")
def test_contact_that_the_contract_names_needs_no_sign_in(desk: Desk) -> None:
    mail(sender="he@bureau.example")
    (report,) = entries(desk)
    assert (report.payload["reporter"]["name"], report.payload["reporter"]["company"]) == ("贺知秋", "某市数据局")
    assert (report.actor_name, report.role, report.side) == ("贺知秋", "customer_contact", "customer")


@pytest.mark.req("D-01")
@pytest.mark.parametrize("sender", ["stranger@elsewhere.example", "qian@bureau.example", "seat@vendor.example"])
def test_stranger_is_parked_with_the_reason(desk: Desk, sender: str) -> None:
    arrival = mail(sender=sender)
    assert (arrival.state, arrival.reason, arrival.case_number) == ("parked", "stranger", "")
    assert counts() == (1, 0, 2)
    assert kinds(arrival.stream) == ["received", "parked"]
    assert read_stream(arrival.stream)[1].payload["reason"] == "stranger"


@pytest.mark.req("D-01")
def test_urgent_stranger_passes_and_the_case_says_so(desk: Desk) -> None:
    arrival = mail(sender="new@bureau.example", subject="【紧急】审批系统瘫痪", to="desk+T@desk.example")
    report, said = entries(desk)
    assert (arrival.state, arrival.urgent, arrival.case_number) == ("opened", True, "T-2026-00001")
    assert (report.kind, said.kind) == ("reported", "commented")
    assert "非合同指定联系人以紧急事由提出" in said.payload["note"]
    assert (report.role, report.side) == ("system", "neutral")
    assert report.payload["reporter"]["mail"] == "new@bureau.example"


@pytest.mark.req("D-01")
def test_urgent_stranger_of_unclear_contract_is_parked_as_urgent(desk: Desk) -> None:
    arrival = mail(sender="x@elsewhere.example", subject="紧急：系统瘫痪")
    assert (arrival.state, arrival.reason, arrival.urgent) == ("parked", "which_contract", True)
    assert count_cases() == 0


def test_contract_is_told_by_tag_or_subject(desk: Desk) -> None:
    unclear = mail(sender="zhou@bureau.example")
    assert (unclear.state, unclear.reason) == ("parked", "which_contract")
    tagged = mail(sender="zhou@bureau.example", to="desk+u@desk.example", text="二")
    named = mail(sender="zhou@bureau.example", subject="[T] 报修", text="三")
    assert (tagged.contract_id, named.contract_id) == (desk.second, desk.first)
    assert [case.number for case in cases(desk)] == ["T-2026-00001", "U-2026-00001"]


def test_same_mail_twice_is_one(desk: Desk) -> None:
    first = mail()
    before = counts()
    again = mail(headers=("Received: by another.example",), minutes=1)
    assert (again.pk, counts()) == (first.pk, before)


def test_another_mail_under_the_same_id_is_not_lost(desk: Desk) -> None:
    mail()
    mail(text="另一封")
    assert sorted(arrival.text for arrival in Arrival.objects.all()) == sorted([TEXT, "另一封"])


def test_mail_is_kept_as_it_came(desk: Desk) -> None:
    content = letter()
    arrival = receive_mail(content, now=NINE)
    (file,) = files_of(arrival.stream)
    assert file.id == arrival.file_id
    with open_file(file) as stored:
        assert stored.read() == content
    assert check_chain(read_stream(arrival.stream)) is None


def test_attachments_come_with_the_case(desk: Desk) -> None:
    receive_mail(with_files(("../日志.txt", b"log"), ("图.png", b"\x89PNG\r\n\x1a\n")), now=NINE)
    attached = entries(desk)[1]
    assert attached.kind == "attached"
    assert [file["name"] for file in attached.payload["files"]] == ["日志.txt", "图.png"]


REPLY = ("In-Reply-To: <case.T-2026-00001.abc@desk.example>", "Message-ID: <reply@bureau.example>")


def test_reply_becomes_a_comment_in_the_senders_name(desk: Desk) -> None:
    mail()
    arrival = mail(
        text="重启无效。\n\n在 2026-10-12，服务台 写道：\n> 请重启", subject="回复：x", headers=REPLY, minutes=5
    )
    comment = entries(desk)[-1]
    assert (arrival.state, arrival.case_number, arrival.contract_id) == ("appended", "T-2026-00001", desk.first)
    assert (comment.kind, comment.payload["note"]) == ("commented", "重启无效。")
    assert (comment.actor_name, comment.role, comment.side) == ("林静姝", "customer_contact", "customer")


def test_engineer_answers_by_mail_on_his_own_side(desk: Desk) -> None:
    mail()
    mail(sender="gao@vendor.example", text="请重启。", subject="Re: [T-2026-00001]", headers=("Message-ID: <e@v>",))
    comment = entries(desk)[-1]
    assert (comment.actor_name, comment.role, comment.side) == ("高工", "vendor_engineer", "vendor")


def test_thread_is_found_by_the_senders_own_mail(desk: Desk) -> None:
    mail()
    arrival = mail(
        text="补充：附上截图。", headers=("References: <one@bureau.example>", "Message-ID: <two@bureau.example>")
    )
    assert (arrival.state, arrival.case_number, count_cases()) == ("appended", "T-2026-00001", 1)


@pytest.mark.parametrize("sender", ["stranger@elsewhere.example", "other@vendor.example"])
def test_reply_of_somebody_without_part_is_parked(desk: Desk, sender: str) -> None:
    mail()
    arrival = mail(sender=sender, text="x", headers=REPLY)
    assert (arrival.state, arrival.reason) == ("parked", "not_yours")
    assert [entry.kind for entry in entries(desk)] == ["reported"]


def test_number_in_the_subject_counts_only_for_who_may_see_the_case(desk: Desk) -> None:
    mail()
    arrival = mail(sender="stranger@elsewhere.example", text="x", subject="T-2026-00001")
    assert (arrival.state, arrival.reason) == ("parked", "stranger")
    assert [entry.kind for entry in entries(desk)] == ["reported"]


def resolved(desk: Desk) -> None:
    mail()
    (case,) = cases(desk)
    for act, fields in ((Act.CLASSIFY, {"level": "I"}), (Act.RESPOND, {}), (Act.RESOLVE, {})):
        order = Order(act, note="已处理", fields=fields)
        act_on_case(case.number, order, actor=desk.actor("engineer"), now=NINE + timedelta(minutes=10))


@pytest.mark.req("E-19", "D-04")
@pytest.mark.parametrize(
    ("text", "state", "last"), [("确认，谢谢", "confirmed", "confirmed"), ("不确认", "resolved", "commented")]
)
def test_confirmation_by_reply(desk: Desk, text: str, state: str, last: str) -> None:
    resolved(desk)
    mail(text=text, headers=REPLY, minutes=20)
    assert (cases(desk)[0].state, entries(desk)[-1].kind) == (state, last)


def test_vendor_does_not_confirm_by_mail(desk: Desk) -> None:
    resolved(desk)
    mail(sender="gao@vendor.example", text="确认", headers=REPLY, minutes=20)
    assert (cases(desk)[0].state, entries(desk)[-1].kind) == ("resolved", "commented")


@pytest.mark.parametrize(
    ("headers", "reason"),
    [
        (("Auto-Submitted: auto-replied",), "auto_reply"),
        (("Return-Path: <>",), "bounce"),
        (("Precedence: list",), "bulk"),
    ],
)
def test_machines_are_set_aside(desk: Desk, headers: tuple[str, ...], reason: str) -> None:
    arrival = mail(headers=headers)
    assert (arrival.state, arrival.reason) == ("set_aside", reason)
    assert counts() == (1, 0, 2)


def test_own_mail_does_not_loop(desk: Desk, settings: Settings) -> None:
    settings.MAIL_FROM = "服务台 <desk@desk.example>"
    assert mail(sender="desk@desk.example").reason == "own"


def test_flood_of_one_sender_is_parked(desk: Desk) -> None:
    for number in range(31):
        mail(text=str(number), headers=(f"Message-ID: <{number}@bureau.example>",))
    last = mail(text="x", headers=("Message-ID: <x@bureau.example>",))
    assert (last.state, last.reason, count_cases()) == ("parked", "flood", 31)


def test_server_that_proves_senders_is_asked(desk: Desk, settings: Settings) -> None:
    settings.MAIL_AUTHSERV = "mx.desk.example"
    proven = "Authentication-Results: mx.desk.example; dmarc=pass header.from=bureau.example"
    assert mail().reason == "unproven"
    assert mail(text="二", headers=("Authentication-Results: evil.example; dmarc=pass",)).reason == "unproven"
    assert mail(text="三", headers=(proven,)).state == "opened"


def test_bomb_is_kept_and_parked(desk: Desk) -> None:
    content = letter() + b"\r\n--x" * 30_000
    arrival = receive_mail(content, now=NINE)
    assert (arrival.state, arrival.reason, arrival.size) == ("parked", "too_intricate", len(content))
    assert files_of(arrival.stream)[0].size == len(content)


def test_contact_of_a_contract_that_has_ended_is_told_apart(desk: Desk) -> None:
    arrival = receive_mail(letter(), now=NINE.replace(year=2031))
    assert (arrival.state, arrival.reason) == ("parked", "not_in_force")
    assert count_cases() == 0
