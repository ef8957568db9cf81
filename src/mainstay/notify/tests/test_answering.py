"""Receipts of the SMS gateway and mails that come back, on the proof of their message."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from pytest_django import Settings

from mainstay.kernel.time import now
from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.public import Channel, deliver_sms, record_bounce, send
from mainstay.notify.rules.naming import message_id, token_of
from tests.plumbing.sms import SECRET, SmsGateway, receipt, reference_of, running_gateway

from .make import NOW, recipient, rows, traces, word

pytestmark = pytest.mark.django_db
ADDRESS = "/api/notify/receipts/sms"


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


def handed_over(gateway: SmsGateway) -> str:
    """An SMS that the gateway has taken; its id there."""
    send([word(recipient(phone="13000000039"), Channel.SMS)], now=NOW)
    deliver_sms()
    return reference_of(gateway.taken[0])


def report(*reports: dict[str, str], at: int | None = None, **changed: str) -> tuple[int, dict[str, object]]:
    """Post a call-back; status and answer."""
    body, headers = receipt(*reports, at=at or int(now().timestamp()))
    answer = Client().generic("POST", ADDRESS, body, content_type="application/json", headers=headers | changed)
    return answer.status_code, answer.json()


@pytest.mark.req("E-18")
def test_a_receipt_proves_the_delivery_once(gateway: SmsGateway) -> None:
    one = {"sid": handed_over(gateway), "state": "DELIVRD", "why": "ok"}
    assert report(one, {"sid": "of somebody else", "state": "DELIVRD"}) == (200, {"noted": 1})
    assert report(one) == (200, {"noted": 1})
    assert rows() == [("delivered", 1, "DELIVRD ok")]
    assert traces()[1:] == [("receipt", True, "DELIVRD ok")]


def test_a_receipt_may_say_that_it_did_not_arrive(gateway: SmsGateway) -> None:
    report({"sid": handed_over(gateway), "state": "UNDELIV", "why": "空号"})
    assert rows() == [("failed", 1, "UNDELIV 空号")]


def test_what_is_not_final_is_passed_over(gateway: SmsGateway) -> None:
    assert report({"sid": handed_over(gateway), "state": "ENROUTE"}) == (200, {"noted": 0})
    assert [state for state, _, _ in rows()] == ["sent"]


@pytest.mark.parametrize("case", ["signature", "time", "unsigned"])
def test_what_is_not_signed_now_is_refused(gateway: SmsGateway, case: str) -> None:
    one = {"sid": handed_over(gateway), "state": "DELIVRD"}
    wrong = {"signature": {"x-mainstay-signature": "0" * 64}, "unsigned": {"x-mainstay-signature": ""}}
    at = int(now().timestamp()) - 301 if case == "time" else None
    status, answer = report(one, at=at, **wrong.get(case, {}))
    assert (status, answer["code"]) == (401, "bad_signature")
    assert [state for state, _, _ in rows()] == ["sent"]


def test_without_a_gateway_there_is_nowhere_to_report_to(settings: Settings) -> None:
    settings.SMS_GATEWAY = ""
    assert report({"sid": "x", "state": "DELIVRD"})[0] == 404


def test_a_mail_that_came_back_is_known_by_its_id() -> None:
    send(
        [word(recipient("a@mail.test"), Channel.MAIL), word(recipient("b@mail.test"), Channel.MAIL, key="k2")], now=NOW
    )
    tokens = (token_of("not ours"), OutboxMessage.objects.earliest("id").token)
    strange, own = (message_id("E-2026-00001", token, "mail.test") for token in tokens)
    assert record_bounce(f"Message-ID: {strange}", words="550", now=NOW) == 0
    assert record_bounce(f"Message-ID: {own}", words="550 no such user", now=NOW) == 1
    assert rows() == [("failed", 0, "550 no such user"), ("queued", 0, "")]
    assert traces() == [("bounced", False, "550 no such user")]


@pytest.mark.parametrize("order", ["UPDATE notify_trace SET answer = ''", "DELETE FROM notify_trace"])
def test_proof_is_never_changed(gateway: SmsGateway, order: str) -> None:
    handed_over(gateway)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(order)
    assert Trace.objects.count() == 1
