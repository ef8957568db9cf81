"""The delivery log and the channels over the API: who sees what, and who may do what."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from pytest_django import Settings

from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.public import Channel, Message, Recipient, send

from .clients import OURS, THEIRS, R, signed_in
from .make import NOW, rows, traces, word

pytestmark = pytest.mark.django_db


def tell(kind: str, side: str, contract: UUID = OURS) -> int:
    """One SMS that cannot be handed over; its id."""
    to = Recipient("罗一鸣", side=side)
    send([word(to, Channel.SMS, key=f"{kind}:{side}:{contract}", kind=kind, contract=contract)], now=NOW)
    return OutboxMessage.objects.latest("id").id


def listed(client: Client, query: str = "") -> list[tuple[str, str]]:
    """The kinds that somebody sees, with the contract."""
    items = client.get(f"/api/notify/messages{query}").json()["items"]
    return [(one["kind"], str(UUID(one["contract_id"]).int)) for one in items]


def test_each_side_sees_what_the_contract_demands_and_what_went_to_it() -> None:
    tell("case_late", "vendor")
    tell("case_mention", "vendor")
    tell("case_update", "customer")
    tell("case_late", "vendor", THEIRS)
    assert listed(signed_in(R.CUSTOMER_CONTACT)) == [("case_update", "1"), ("case_late", "1")]
    assert listed(signed_in(R.VENDOR_ENGINEER)) == [("case_mention", "1"), ("case_late", "1")]
    assert listed(signed_in(R.VENDOR_ENGINEER, THEIRS)) == [("case_late", "2")]
    assert len(listed(signed_in(R.ADMINISTRATOR, None))) == 4


def test_what_one_may_not_see_is_not_there() -> None:
    hidden = tell("case_mention", "vendor")
    client = signed_in(R.CUSTOMER_APPROVER)
    assert client.get(f"/api/notify/messages/{hidden}").status_code == 404
    assert client.post(f"/api/notify/messages/{hidden}/again").status_code == 403  # no approver sends any again
    assert Trace.objects.count() == 0


def test_the_log_is_narrowed_and_read_page_by_page() -> None:
    for kind in ("case_late", "case_update", "case_closed"):
        tell(kind, "vendor")
    client = signed_in(R.VENDOR_SEAT)
    assert listed(client, "?kind=case_update") == [("case_update", "1")]
    assert listed(client, "?state=queued&state=sent") == []
    assert len(listed(client, "?state=failed&channel=sms&about=e-2026-00001")) == 3
    first = client.get("/api/notify/messages?limit=2").json()
    rest = client.get(f"/api/notify/messages?limit=2&cursor={first['next']}").json()
    assert [one["kind"] for one in first["items"] + rest["items"]] == ["case_closed", "case_update", "case_late"]
    assert rest["next"] is None


def reach(**columns: object) -> None:
    """The one message as if somebody could be reached."""
    message = OutboxMessage.objects.get()
    for name, value in columns.items():
        setattr(message, name, value)
    message.save()


def test_a_seat_sends_again_and_the_proof_names_who() -> None:
    failed = tell("case_late", "vendor")
    reach(address="13000000039", attempts=7)
    answer = signed_in(R.VENDOR_SEAT).post(f"/api/notify/messages/{failed}/again")
    assert answer.status_code == 200
    assert answer.json()["traces"][0]["by"] == "vendor_seat"
    assert rows() == [("queued", 0, "no address")]


def test_a_code_is_shown_to_nobody() -> None:
    to = Recipient("罗一鸣", phone="13000000039")
    values = {"code": "314159", "minutes": "10", "link": "https://desk.example/c/314159"}
    send([Message("code_sign_in", to, Channel.SMS, "code 1", values=values)], now=NOW)
    admin = signed_in(R.ADMINISTRATOR, None)
    (row,) = admin.get("/api/notify/messages").json()["items"]
    detail = admin.get(f"/api/notify/messages/{row['id']}").content.decode()
    assert (row["subject"], row["kind_name"]["en"]) == ("", "Code to sign in")
    assert "314159" not in detail
    assert "314159" in OutboxMessage.objects.get().text


def test_nobody_is_told_twice() -> None:
    told = tell("case_late", "vendor")
    reach(address="13000000039", state="sent", handed_over_at=NOW)
    answer = signed_in(R.VENDOR_SEAT).post(f"/api/notify/messages/{told}/again")
    assert (answer.status_code, answer.json()["code"]) == (409, "refused")
    assert (rows(), traces()) == ([("sent", 0, "no address")], [])


def health(client: Client) -> dict[str, Any]:
    """The lanes by name."""
    return {one["lane"]: one for one in client.get("/api/notify/channels").json()["lanes"]}


def test_the_channels_say_what_waits_and_why(settings: Settings) -> None:
    settings.SMTP_URL, settings.MAIL_FROM, settings.SMS_GATEWAY = "http://x", "desk@mail.test", ""
    send([word(Recipient("罗一鸣", phone="13000000039"), Channel.SMS)], now=NOW)
    lanes = health(signed_in(R.ADMINISTRATOR, None))
    assert (lanes["sms"]["state"], lanes["sms"]["waiting"], lanes["sms"]["problem"]) == ("off", 1, "")
    assert lanes["mail"]["state"] == "off"
    assert lanes["mail"]["problem"].startswith("MAINSTAY_SMTP_URL must read")


def test_only_administrators_keep_channels() -> None:
    body = {"channel": "wecom", "name": "一群", "url": "https://qyapi.example/send?key=secret-key"}
    seat, admin = signed_in(R.VENDOR_SEAT), signed_in(R.ADMINISTRATOR, None)
    assert seat.get("/api/notify/channels").status_code == 403
    assert seat.post("/api/notify/endpoints", body, content_type="application/json").status_code == 403
    assert seat.post("/api/notify/channels/sms/test", {}, content_type="application/json").status_code == 403
    made = admin.post("/api/notify/endpoints", body, content_type="application/json")
    assert made.status_code == 201
    assert "secret-key" not in admin.get("/api/notify/channels").content.decode()
    closed = admin.patch(
        f"/api/notify/endpoints/{made.json()['id']}", {"is_active": False}, content_type="application/json"
    )
    assert closed.json()["is_active"] is False


def test_a_test_goes_where_it_is_sent() -> None:
    admin = signed_in(R.ADMINISTRATOR, None)
    answer = admin.post("/api/notify/channels/sms/test", {"to": "13000000039"}, content_type="application/json")
    assert (answer.status_code, answer.json()["kind"]) == (201, "channel_test")
    assert admin.post("/api/notify/channels/sms/test", {}, content_type="application/json").status_code == 422
    assert admin.post("/api/notify/channels/fax/test", {}, content_type="application/json").status_code == 404
    (sms,) = OutboxMessage.objects.all()
    assert (sms.address, sms.spare) == ("13000000039", "")
