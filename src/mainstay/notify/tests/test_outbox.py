"""The outbox against a real mail server and a gateway that fails in every way."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import Settings

from mainstay.notify.models import OutboxMessage
from mainstay.notify.public import Channel, deliver_mail, deliver_sms, list_sendings, send, send_mail
from mainstay.notify.services import delivering
from tests.plumbing.databases import FreshDatabase
from tests.plumbing.mail import MailServer
from tests.plumbing.sms import SECRET, SmsGateway, reference_of, running_gateway

from .make import NOW, later, make_due, recipient, rows, traces, word

PHONE = "13000000039"


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


@pytest.fixture
def mail(settings: Settings, mail_server: MailServer) -> MailServer:
    settings.SMTP_URL, settings.MAIL_FROM = mail_server.smtp_url(), "砥柱服务台 <desk@mail.test>"
    return mail_server


@pytest.mark.django_db
def test_the_same_word_is_queued_once() -> None:
    send([word(recipient(phone=PHONE), Channel.SMS)] * 2, now=NOW)
    send([word(recipient(phone=PHONE), Channel.SMS)], now=NOW)
    assert rows() == [("queued", 0, "")]


def test_what_is_rolled_back_is_not_told(fresh_database: FreshDatabase) -> None:
    with transaction.atomic():
        send([word(recipient(phone=PHONE), Channel.SMS)], now=NOW)
        transaction.set_rollback(True)
    assert rows() == []


@pytest.mark.django_db
def test_without_settings_messages_wait(settings: Settings, caplog: pytest.LogCaptureFixture) -> None:
    settings.SMTP_URL = settings.SMS_GATEWAY = ""
    delivering.SAID.clear()
    send([word(recipient("a@b.example"), Channel.MAIL)], now=NOW)
    assert deliver_mail().done == 0
    assert rows() == [("queued", 0, "")]
    assert "mail: not configured: messages wait in the outbox" in caplog.text


@pytest.mark.django_db
def test_who_cannot_be_reached_is_on_record() -> None:
    send([word(recipient(), Channel.SMS)], now=NOW)
    assert rows() == [("failed", 0, "no address")]


@pytest.mark.django_db
@pytest.mark.req("E-18")
def test_an_sms_arrives_once_though_the_gateway_drops_and_doubles(gateway: SmsGateway) -> None:
    gateway.plan = ["drop", "busy", "taken_and_dropped"]
    send([word(recipient(phone=PHONE), Channel.SMS)], now=NOW)
    for _ in range(4):
        make_due()
        later(8)
        assert deliver_sms().done == 1
    assert deliver_sms().done == 0
    assert len(gateway.requests) == 4
    assert len({one.form["id"] for one in gateway.requests}) == 1
    assert len(gateway.received(PHONE)) == 1
    assert rows() == [("sent", 4, f'200 {{"code": "0", "sid": "{reference_of(gateway.taken[0])}"}}')]
    assert traces() == [
        ("attempted", False, "RemoteProtocolError"),
        ("attempted", False, '503 {"code": "9"}'),
        ("attempted", False, "RemoteProtocolError"),
        ("attempted", True, rows()[0][2]),
    ]


@pytest.mark.django_db
def test_a_refused_number_is_not_tried_again(gateway: SmsGateway) -> None:
    gateway.plan = ["bad"]
    send([word(recipient(phone="12"), Channel.SMS)], now=NOW)
    assert deliver_sms().done == 1
    make_due()
    assert deliver_sms().done == 0
    assert rows() == [("failed", 1, '200 {"code": "13"}')]


@pytest.mark.django_db
@pytest.mark.req("E-18")
def test_a_mail_arrives_with_its_thread(mail: MailServer) -> None:
    address = mail.address("engineer")
    send([word(recipient(address), Channel.MAIL, title="门户\n无法登录")], now=NOW)
    assert deliver_mail().done == 1
    (found,) = mail.messages(address)
    assert found["Subject"] == "[E-2026-00001] 新工单：门户 无法登录"
    assert found["From"] == "砥柱服务台 <desk@mail.test>"
    assert found["Message-ID"].startswith("<case.E-2026-00001.")
    assert found["References"] == "<case.E-2026-00001.thread@mail.test>"
    assert (found["Auto-Submitted"], found["X-Auto-Response-Suppress"]) == ("auto-generated", "All")
    (proof,) = list_sendings(["E-2026-00001"])["E-2026-00001"]
    assert proof.handed_over_at is not None
    assert proof.answer.startswith("250 ")


@pytest.mark.django_db
def test_an_answer_stands_in_the_thread_of_the_question(mail: MailServer) -> None:
    address = mail.address("caller")
    send_mail(
        address,
        subject="Re: 报修",
        text="已登记。",
        key="a",
        now=NOW,
        about="E-1",
        in_reply_to="<q@x>",
        references=("<q@x>",),
    )
    assert deliver_mail().done == 1
    (found,) = mail.messages(address)
    assert (found["In-Reply-To"], found["References"]) == ("<q@x>", "<case.E-1.thread@mail.test> <q@x>")
    assert found.get_content().strip() == "已登记。"


@pytest.mark.django_db
def test_permanent_and_passing_refusals_are_told_apart(mail: MailServer) -> None:
    send([word(recipient("nobody@mail.test"), Channel.MAIL, key="a")], now=NOW)
    send([word(recipient("busy@mail.test"), Channel.MAIL, key="b")], now=NOW)
    send([word(recipient("not an address"), Channel.MAIL, key="c")], now=NOW)
    assert deliver_mail().done == 3
    assert [(state, answer[:3]) for state, _, answer in rows()] == [
        ("failed", "550"),
        ("queued", "451"),
        ("failed", "not"),
    ]


@pytest.mark.django_db
def test_a_server_that_is_away_keeps_nothing_back(settings: Settings) -> None:
    settings.SMTP_URL, settings.MAIL_FROM = "smtp://127.0.0.1:1", "desk@mail.test"
    send([word(recipient("a@b.example"), Channel.MAIL)], now=NOW)
    assert deliver_mail().done == 1
    (message,) = OutboxMessage.objects.all()
    assert (message.state, message.attempts, message.leased_until) == ("queued", 1, None)
    assert message.try_at > message.created_at
