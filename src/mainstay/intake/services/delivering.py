"""Taking a signed delivery: size, time, signature and replay first; only then is anything stored."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from mainstay.directory.public import SYSTEM
from mainstay.intake.models import Arrival, Delivery, Inlet, KnownSender
from mainstay.intake.reading.robots import opened, read_body
from mainstay.intake.rules.adapters import ADAPTERS, Adapter, InletKind, text_at
from mainstay.intake.rules.marks import first_line, is_urgent
from mainstay.intake.rules.signing import is_fresh, is_signed
from mainstay.intake.rules.words import STATE_NAMES, ArrivalChannel, ArrivalState, Reason
from mainstay.kernel.errors import MainstayError, Malformed, NotFound, Problem, Refused, TooLarge
from mainstay.kernel.files import store_bytes

from .calls import ring
from .received import Received
from .receiving import receive
from .secrets import secret_of

LARGEST = 256 * 1024
LONGEST_TEXT = 20_000
KEPT = timedelta(days=2)


class BadSignature(MainstayError):
    """401: the delivery is not signed as the inlet asks, or its time is not now."""

    code = "bad_signature"
    status = 401
    title_zh = "签名无效"
    title_en = "Bad signature"


class Replayed(Refused):
    """409: a delivery with this id was taken before."""

    code = "replayed"
    title_zh = "重复投递"
    title_en = "Replayed"


@dataclass(frozen=True, slots=True)
class Envelope:
    """The signed outside of a delivery."""

    signature: str
    timestamp: str
    nonce: str
    body: bytes


def take_delivery(inlet_id: UUID, headers: Mapping[str, str], body: bytes, *, now: datetime) -> dict[str, Any]:
    """What is answered to the sender. Header names in lower case. Whatever is refused leaves nothing behind."""
    inlet = Inlet.objects.filter(pk=inlet_id, is_active=True).first()
    if inlet is None:
        raise NotFound("没有这个入口。", "There is no such inlet.")
    if len(body) > LARGEST:
        raise TooLarge("单次投递不得超过 256 KB。", "A delivery holds at most 256 KB.")
    adapter, secret = ADAPTERS[InletKind(inlet.kind)], secret_of(inlet)
    envelope = require_signature(adapter, secret, headers, body, now=now)
    found = opened(read_body(body), secret)
    if adapter.challenge_path and (challenge := text_at(found, (adapter.challenge_path,))):
        return {"challenge": challenge}
    delivery_id = text_at(found, adapter.id_paths, most=200)
    if not delivery_id:
        raise missing(adapter.id_paths[0])
    with transaction.atomic():
        first = remember(inlet, envelope.nonce if not adapter.theirs else delivery_id, now=now)
        if not first and not adapter.theirs:
            raise Replayed("该投递已经收到过。", "This delivery was taken before.")
        Inlet.objects.filter(pk=inlet.pk).update(last_used_at=now)
        if adapter.kind is InletKind.CTI:
            return _ring(inlet, adapter, found, delivery_id, now=now)
        return answer(adapter, _receive(inlet, adapter, found, delivery_id, body, now=now))


def require_signature(
    adapter: Adapter, secret: str, headers: Mapping[str, str], body: bytes, *, now: datetime
) -> Envelope:
    """The delivery's envelope; BadSignature when its time or its signature is wrong. Nothing says which one it was."""
    envelope = Envelope(
        headers.get(adapter.signature_header, ""),
        headers.get(adapter.time_header, ""),
        headers.get(adapter.nonce_header, "")[:200] if adapter.nonce_header else "",
        body,
    )
    named = not adapter.nonce_header or bool(envelope.nonce)
    fresh = is_fresh(adapter, envelope.timestamp, now=now)
    signed = is_signed(
        adapter, secret, given=envelope.signature, timestamp=envelope.timestamp, nonce=envelope.nonce, body=body
    )
    if not (named and fresh and signed):
        raise BadSignature("签名、时间戳或投递编号无效。", "The signature, the time or the delivery's id is not valid.")
    return envelope


def remember(inlet: Inlet, delivery_id: str, *, now: datetime) -> bool:
    """Note a delivery; False when it is noted already. Old notes go: their time would be refused anyway."""
    Delivery.objects.filter(at__lt=now - KEPT).delete()
    try:
        with transaction.atomic():
            Delivery.objects.create(inlet=inlet, delivery_id=delivery_id, at=now)
    except IntegrityError as error:
        if "intake_delivery_once" not in str(error):
            raise
        return False
    return True


def missing(path: str) -> Malformed:
    """The fault of a delivery that lacks something."""
    problem = Problem("missing", f"{path}：缺少必填项", f"{path}: this is required", path)
    return Malformed("投递内容有误。", "The delivery is malformed.", [problem])


def answer(adapter: Adapter, arrival: Arrival) -> dict[str, Any]:
    """What the platform shows to the sender, or what a program of one's own reads."""
    state = STATE_NAMES[ArrivalState(arrival.state)].zh
    words = f"{state}：{arrival.case_number}" if arrival.case_number else f"{state}，座席将与您联系。"
    if adapter.reply == "dingtalk":
        return {"msgtype": "text", "text": {"content": words}}
    if adapter.theirs:
        return {"code": 0}
    return {"state": arrival.state, "case": arrival.case_number, "reason": arrival.reason, "arrival": str(arrival.id)}


def _ring(inlet: Inlet, adapter: Adapter, body: dict[str, Any], delivery_id: str, *, now: datetime) -> dict[str, Any]:
    number = text_at(body, adapter.phone_paths, most=40)
    if not number:
        raise missing(adapter.phone_paths[0])
    seat = text_at(body, adapter.seat_paths, most=100)
    call = ring(number, seat_login=seat, source=f"{inlet.name}#{delivery_id}", now=now)
    return {"call": str(call.id)}


def _receive(
    inlet: Inlet, adapter: Adapter, body: dict[str, Any], delivery_id: str, raw: bytes, *, now: datetime
) -> Arrival:
    text = text_at(body, adapter.text_paths, most=LONGEST_TEXT)
    if not text and not adapter.theirs:
        raise missing(adapter.text_paths[0])
    handle = text_at(body, adapter.handle_paths, most=200)
    subject = text_at(body, adapter.subject_paths) or first_line(text)[:200]
    known = KnownSender.objects.filter(inlet=inlet, handle=handle).first() if handle else None
    mail, phone = text_at(body, adapter.mail_paths, most=254).lower(), text_at(body, adapter.phone_paths, most=40)
    received = Received(
        channel=ArrivalChannel.CHAT if adapter.theirs else ArrivalChannel.WEBHOOK,
        key=hashlib.sha256(f"{inlet.id}:{delivery_id}".encode()).hexdigest(),
        sender=handle or mail or phone,
        sender_name=text_at(body, adapter.name_paths, most=100),
        subject=subject,
        text=text,
        mail=mail,
        phone=phone,
        urgent=is_urgent(subject, first_line(text), flagged=body.get("urgent") is True),
        problem=None if text else Reason.EMPTY,
        inlet_id=inlet.id,
        fixed_contract=inlet.contract_id,
        person_id=known.person_id if known else None,
        digest=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        file=store_bytes(raw, name="来件.json", uploaded_by=SYSTEM.id, now=now),
    )
    return receive(received, now=now)
