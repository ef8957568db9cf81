"""A gateway is dead and comes back: who waits for it, who is told another way, and what stands on record."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F
from django.db.models.functions import Now
from pytest_django import Settings

from mainstay.kernel.ledger import read_stream
from mainstay.notify.models import Lane, Outage, OutboxMessage
from mainstay.notify.public import Channel, Message, Recipient, deliver_mail, deliver_sms, send
from mainstay.notify.services.instead import go_around
from mainstay.notify.services.queueing import key_of
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

from .clients import R, signed_in
from .make import NOW, later, recipient, rows, traces, word

pytestmark = pytest.mark.django_db
PHONE = recipient(phone="13000000039")
BOTH = Recipient("罗一鸣", "luo@mail.test", "13000000039")


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


def queue(*keys: str, to: Recipient = PHONE) -> None:
    send([word(to, Channel.SMS, key=key, kind="case_late", news=key) for key in keys], now=NOW)


def kill(gateway: SmsGateway) -> None:
    """Let the gateway fail at five messages in a row."""
    gateway.plan = ["busy"] * 5
    for _ in range(5):
        later(8)
        assert deliver_sms().done == 1


def waiting() -> list[str]:
    """What is not due yet."""
    return list(
        OutboxMessage.objects.filter(state="queued", try_at__gt=Now()).order_by("news").values_list("news", flat=True)
    )


def on_record() -> list[tuple[str, str]]:
    return [(one.kind, one.actor_name) for one in read_stream(Outage.objects.get().stream)]


def test_what_waited_for_a_dead_gateway_is_due_when_it_answers(gateway: SmsGateway) -> None:
    queue("a", "b", "c", "d", "e", "f")
    kill(gateway)
    assert waiting() == ["a", "b", "c", "d", "e"]
    later(31)
    assert deliver_sms().done == 1
    assert waiting() == []
    assert deliver_sms().done == 5
    assert {state for state, _, _ in rows()} == {"sent"}
    assert on_record() == [("gateway_down", "系统"), ("gateway_back", "系统")]
    assert Outage.objects.get().ended_at is not None


def test_what_failed_for_reasons_of_its_own_goes_on_waiting(gateway: SmsGateway) -> None:
    gateway.answers["odd"] = (200, {"code": "77"})
    gateway.plan = ["odd"]
    queue("own")
    deliver_sms()
    queue("a", "b", "c", "d", "e", "f")
    kill(gateway)
    later(31)
    deliver_sms()
    assert waiting() == ["own"]


def test_what_was_leased_and_not_tried_has_no_attempt(gateway: SmsGateway) -> None:
    gateway.plan = ["ok", "busy"]
    queue("a", "b", "c", "d")
    assert deliver_sms().done == 2
    assert [attempts for _, attempts, _ in rows()] == [1, 1, 0, 0]
    assert [kind for kind, _, _ in traces()] == ["attempted", "attempted"]
    assert waiting() == ["b"]


def test_a_server_that_cannot_be_reached_fails_the_first_message_alone(settings: Settings) -> None:
    settings.SMTP_URL, settings.MAIL_FROM = "smtp://127.0.0.1:1", "desk@mail.test"
    send([word(recipient("a@b.example"), Channel.MAIL, key=key) for key in ("a", "b")], now=NOW)
    assert deliver_mail().done == 1
    assert [(state, attempts) for state, attempts, _ in rows()] == [("queued", 1), ("queued", 0)]
    assert not OutboxMessage.objects.filter(leased_until__isnull=False).exists()
    assert (Lane.objects.get().failures, len(traces())) == (1, 1)


def test_after_ten_minutes_the_other_channel_carries_the_word_once(gateway: SmsGateway) -> None:
    queue("a", "b", "c", "d", "e", "f", to=BOTH)
    values = {"code": "314159", "minutes": "10", "link": "https://desk.example/c"}
    send([Message("code_sign_in", BOTH, Channel.SMS, "secret", values=values)], now=NOW)
    kill(gateway)
    assert go_around(now=NOW) == 0
    Lane.objects.update(down_since=F("down_since") - timedelta(minutes=10))
    OutboxMessage.objects.exclude(key=key_of("f")).update(expires_at=F("expires_at") - timedelta(minutes=10))
    assert (go_around(now=NOW), go_around(now=NOW)) == (6, 0)
    mails = OutboxMessage.objects.filter(channel="mail")
    assert {one.key for one in mails} == {key_of(f"{key_of(key)}:instead") for key in "abcde"}
    assert OutboxMessage.objects.filter(channel="sms", state="queued").count() == 7


def test_an_administrator_has_the_way_tried_before_its_time(gateway: SmsGateway) -> None:
    queue("a", "b", "c", "d", "e", "f")
    kill(gateway)
    answer = signed_in(R.ADMINISTRATOR, None).post("/api/notify/channels/sms/now")
    assert (answer.status_code, answer.json()) == (200, {"due": 5})
    assert deliver_sms().done == 1
    assert deliver_sms().done == 5
    assert on_record() == [("gateway_down", "系统"), ("gateway_tried", "administrator"), ("gateway_back", "系统")]


def test_what_waits_for_the_end_of_quiet_hours_waits_on(gateway: SmsGateway) -> None:
    queue("quiet")
    OutboxMessage.objects.update(try_at=Now() + timedelta(hours=9))
    assert signed_in(R.ADMINISTRATOR, None).post("/api/notify/channels/sms/now").json() == {"due": 0}
    assert waiting() == ["quiet"]


@pytest.mark.parametrize(
    ("role", "lane", "status"),
    [
        (R.VENDOR_SEAT, "sms", 403),
        (R.AUDITOR, "sms", 403),
        (R.ADMINISTRATOR, "fax", 404),
        (R.ADMINISTRATOR, "mail", 409),
    ],
)
def test_a_refused_try_changes_nothing(gateway: SmsGateway, role: R, lane: str, status: int) -> None:
    queue("a", "b", "c", "d", "e", "f")
    kill(gateway)
    before = (rows(), waiting(), Lane.objects.get().rests_until)
    contract = {"contract": None} if role in (R.ADMINISTRATOR, R.AUDITOR) else {}
    assert signed_in(role, **contract).post(f"/api/notify/channels/{lane}/now").status_code == status
    assert (rows(), waiting(), Lane.objects.get().rests_until) == before
    assert on_record() == [("gateway_down", "系统")]
