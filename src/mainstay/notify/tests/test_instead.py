"""Where a channel fails, the other one carries the word, once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from mainstay.notify.models import OutboxMessage
from mainstay.notify.public import Channel, Recipient, deliver_sms, record_bounce, send
from mainstay.notify.rules.naming import message_id
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

from .make import NOW, make_due, traces, word

pytestmark = pytest.mark.django_db
BOTH = Recipient("罗一鸣", "luo@mail.test", "13000000039")


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


def mails() -> list[tuple[str, str, str]]:
    return [(one.address, one.subject, one.state) for one in OutboxMessage.objects.filter(channel="mail")]


@pytest.mark.req("E-18")
def test_a_refused_number_is_told_by_mail(gateway: SmsGateway) -> None:
    gateway.plan = ["bad"]
    send([word(BOTH, Channel.SMS, kind="case_late", news="E-1:late")], now=NOW)
    deliver_sms()
    assert mails() == [("luo@mail.test", "[E-2026-00001] 时限已过", "queued")]
    assert traces()[-1] == ("instead", True, "luo@mail.test")


def test_a_mail_instead_speaks_the_recipients_language(gateway: SmsGateway) -> None:
    gateway.plan = ["bad"]
    to = Recipient("Luo", "luo@mail.test", "13000000039", "en")
    send([word(to, Channel.SMS, kind="case_late", news="E-1:late")], now=NOW)
    deliver_sms()
    assert mails() == [("luo@mail.test", "[E-2026-00001] Time limit passed", "queued")]


def test_who_is_told_by_both_anyway_is_not_told_again(gateway: SmsGateway) -> None:
    gateway.plan = ["bad"]
    send([word(BOTH, one, key=one, kind="case_late", news="E-1:late") for one in (Channel.SMS, Channel.MAIL)], now=NOW)
    deliver_sms()
    assert len(mails()) == 1
    assert [one[0] for one in traces()] == ["attempted"]


def test_a_gateway_that_does_not_answer_is_gone_around_and_still_tried(gateway: SmsGateway) -> None:
    gateway.answers["odd"] = (200, {"code": "77"})
    gateway.plan = ["odd"] * 9
    send([word(BOTH, Channel.SMS, kind="case_late", news="E-1:late")], now=NOW)
    for _ in range(9):
        assert len(mails()) == (1 if len(gateway.requests) >= 8 else 0)
        make_due()
        deliver_sms()
    assert len(mails()) == 1
    assert OutboxMessage.objects.get(channel="sms").state == "queued"


def test_a_mail_that_came_back_goes_out_as_an_sms() -> None:
    send([word(BOTH, Channel.MAIL, kind="case_late", news="E-1:late")], now=NOW)
    token = OutboxMessage.objects.get().token
    record_bounce(f"Message-ID: {message_id('E-2026-00001', token, 'mail.test')}", words="550", now=NOW)
    (sms,) = OutboxMessage.objects.filter(channel="sms")
    assert (sms.address, sms.text) == ("13000000039", "[E-2026-00001] 超时告警：甲")


def test_who_has_no_other_address_is_not_reached(gateway: SmsGateway) -> None:
    gateway.plan = ["bad"]
    send([word(Recipient("甲", phone="12"), Channel.SMS, kind="case_late", news="E-1:late")], now=NOW)
    deliver_sms()
    assert OutboxMessage.objects.count() == 1
