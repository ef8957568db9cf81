"""Storms: so many messages reach one person by themselves, the others as one digest; nothing is lost, all is proven."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from mainstay.kernel.time import real_now
from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.public import Channel, Message, Recipient, deliver_mail, deliver_sms, send
from mainstay.notify.rules.storms import FEWEST_MERGED, MOST_ALONE, WINDOW, Load, part
from mainstay.notify.services import merging
from tests.plumbing.mail import MailServer
from tests.plumbing.sms import SECRET, SmsGateway, running_gateway

from .clients import OURS, THEIRS, R, signed_in
from .make import rows, word

PHONE = "13000000039"
SMS = MOST_ALONE[Channel.SMS]
MOMENT = datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture
def gateway(settings: Settings, tmp_path: Path, db: None) -> Iterator[SmsGateway]:
    with running_gateway() as found:
        settings.SMS_GATEWAY, settings.SMS_SECRET = found.describe(tmp_path), SECRET
        yield found


def tell(count: int, *, kind: str = "case_update", phone: str = PHONE, start: int = 0, about: str = "") -> None:
    to = Recipient("罗一鸣", phone=phone, side="vendor")
    keys = [f"{kind}:{phone}:{number}" for number in range(start, start + count)]
    send([word(to, Channel.SMS, key=key, kind=kind, contract=OURS, title=key) for key in keys], now=real_now())


def deliver() -> None:
    """Until nothing is due any more."""
    while deliver_sms().done:
        pass


def states() -> dict[str, int]:
    found = list(OutboxMessage.objects.values_list("state", flat=True))
    return {state: found.count(state) for state in sorted(set(found))}


def pass_window() -> None:
    """Let the window pass, for what was sent and for what is held."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE notify_outboxmessage SET handed_over_at = handed_over_at - %(w)s::interval,"
            " created_at = created_at - %(w)s::interval, try_at = try_at - %(w)s::interval",
            {"w": f"{WINDOW.total_seconds()} s"},
        )


@given(
    alone=st.integers(0, 20),
    waiting=st.integers(1, 2000),
    first=st.none() | st.integers(0, 599),
    digest=st.none() | st.integers(0, 599),
)
def test_nobody_gets_more_than_the_most_and_one_digest_in_a_window(
    alone: int, waiting: int, first: int | None, digest: int | None
) -> None:
    ago = [None if one is None else MOMENT - timedelta(seconds=one) for one in (first, digest)]
    parting = part(Load(alone, waiting, ago[0], ago[1]), Channel.SMS, now=MOMENT)
    rest = waiting - parting.alone
    assert parting.alone + alone <= max(SMS, alone)
    if rest > 0:
        merged = parting.held_until is None
        assert merged == (digest is None and rest >= FEWEST_MERGED)
        assert merged or MOMENT < (parting.held_until or MOMENT) <= MOMENT + WINDOW


@pytest.mark.req("E-18")
def test_a_storm_of_a_thousand_is_a_few_messages_and_one_digest(gateway: SmsGateway) -> None:
    tell(1000)
    deliver()
    assert states() == {"merged": 1000 - SMS, "sent": SMS + 1}
    texts = gateway.received(PHONE)
    assert len(texts) == SMS + 1
    assert texts[-1].startswith(f"【消息汇总】另有{1000 - SMS}条通知合并告知，涉及E-2026-00001。")
    digest = OutboxMessage.objects.get(kind="digest")
    assert OutboxMessage.objects.filter(digest=digest, attempts=0).count() == 1000 - SMS
    proofs = [one.message_id for one in Trace.objects.filter(kind="digested") if one.answer == digest.token]
    assert len(set(proofs)) == len(proofs) == 1000 - SMS


@pytest.mark.django_db
def test_a_digest_by_mail_lists_every_message(settings: Settings, mail_server: MailServer) -> None:
    settings.SMTP_URL, settings.MAIL_FROM = mail_server.smtp_url(), "desk@mail.test"
    address, most = mail_server.address("storm"), MOST_ALONE[Channel.MAIL]
    to = Recipient("Luo", mail=address, language="zh")
    keys = [f"k{number:03}" for number in range(most + 30)]
    send([word(to, Channel.MAIL, key=key, kind="case_update", what=key) for key in keys], now=real_now())
    while deliver_mail().done:
        pass
    found = mail_server.messages(address)
    assert len(found) == most + 1
    (digest,) = (one for one in found if one["Subject"] == "消息汇总：30条通知")
    text = digest.get_content()
    assert [f"{place}. [E-2026-00001] 工单进展：{key}" in text for place, key in enumerate(keys[most:], 1)] == [
        True
    ] * 30


def test_what_the_contract_demands_and_codes_always_go_alone(gateway: SmsGateway) -> None:
    tell(20, kind="case_escalated")
    values = {"code": "314159", "minutes": "10", "link": "https://desk.example/c"}
    codes = [
        Message("code_sign_in", Recipient("罗", phone=PHONE), Channel.SMS, f"c{n}", values=values) for n in range(9)
    ]
    send(codes, now=real_now())
    tell(SMS)
    deliver()
    assert states() == {"sent": 20 + 9 + SMS}
    assert not OutboxMessage.objects.filter(kind="digest").exists()


def test_a_trickle_is_held_and_comes_as_a_digest_when_the_window_is_over(gateway: SmsGateway) -> None:
    for number in range(SMS + 8):
        tell(1, start=number)
        deliver()
    assert states() == {"queued": 8, "sent": SMS}
    pass_window()
    deliver()
    assert states() == {"merged": 8 - SMS, "sent": 2 * SMS + 1}
    assert OutboxMessage.objects.filter(state="queued", leased_until__isnull=False).count() == 0


def test_there_is_one_digest_in_a_window(gateway: SmsGateway) -> None:
    tell(50)
    deliver()
    tell(50, start=50)
    deliver()
    assert states() == {"merged": 50 - SMS, "queued": 50, "sent": SMS + 1}
    pass_window()
    deliver()
    assert states() == {"merged": 100 - 2 * SMS, "sent": 2 * SMS + 2}


def test_a_storm_for_one_holds_nobody_else_up(gateway: SmsGateway) -> None:
    tell(100)
    tell(2, phone="13000000040")
    deliver()
    assert len(gateway.received("13000000040")) == 2
    assert len(gateway.received(PHONE)) == SMS + 1


def test_a_crash_while_merging_leaves_everything_as_it_was(
    gateway: SmsGateway, monkeypatch: pytest.MonkeyPatch
) -> None:
    tell(30)
    with monkeypatch.context() as patch:
        patch.setattr(merging, "wake", _crash)
        with pytest.raises(RuntimeError):
            deliver_sms()
    assert (states(), rows()[0], Trace.objects.count()) == ({"queued": 30}, ("queued", 0, ""), 0)
    deliver()
    assert states() == {"merged": 30 - SMS, "sent": SMS + 1}


def _crash(topic: str) -> None:
    raise RuntimeError(topic)


def test_each_side_sees_its_own_digest_and_what_is_in_it(gateway: SmsGateway) -> None:
    tell(30)
    deliver()
    digest = OutboxMessage.objects.get(kind="digest")
    seat, stranger = signed_in(R.VENDOR_SEAT), signed_in(R.VENDOR_SEAT, THEIRS)
    shown = seat.get(f"/api/notify/messages/{digest.id}").json()
    assert (shown["merged"], shown["digest_id"], shown["kind_name"]["zh"]) == (30 - SMS, None, "消息汇总")
    inside = seat.get(f"/api/notify/messages?digest={digest.token}&limit=100").json()["items"]
    assert {one["state"] for one in inside} == {"merged"}
    assert len(inside) == 30 - SMS
    detail = seat.get(f"/api/notify/messages/{inside[0]['id']}").json()
    assert (detail["digest_id"], detail["can_send_again"]) == (digest.id, False)
    assert [(one["kind"], one["answer"]) for one in detail["traces"]] == [("digested", digest.token)]
    assert stranger.get(f"/api/notify/messages?digest={digest.token}").json()["items"] == []
    assert stranger.get(f"/api/notify/messages/{digest.id}").status_code == 404


def test_what_two_sides_were_told_is_seen_by_neither(gateway: SmsGateway) -> None:
    tell(15)
    to = Recipient("罗一鸣", phone=PHONE, side="customer")
    theirs = [word(to, Channel.SMS, key=f"c{one}", kind="case_update", contract=OURS) for one in range(15)]
    send(theirs, now=real_now())
    deliver()
    digest = OutboxMessage.objects.get(kind="digest")
    assert (digest.contract_id, OutboxMessage.objects.filter(digest=digest).count()) == (None, 30 - SMS)
    for role in (R.VENDOR_SEAT, R.CUSTOMER_CONTACT):
        assert signed_in(role).get(f"/api/notify/messages/{digest.id}").status_code == 404
