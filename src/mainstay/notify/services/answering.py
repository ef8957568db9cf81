"""Word from the other side after the hand-over: receipts of gateways, mails that come back."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction

from mainstay.kernel.errors import MainstayError, Malformed, NotFound, TooLarge
from mainstay.notify.models import OutboxMessage
from mainstay.notify.reading.description import Receipts
from mainstay.notify.reading.speaking import reports_in
from mainstay.notify.rules.naming import tokens_in
from mainstay.notify.rules.sending import state_by_receipt
from mainstay.notify.rules.words import MessageState, TraceKind

from .channels.sms import sms_gateway
from .instead import send_instead
from .tracing import trace
from .way import ChannelDown

LARGEST = 256 * 1024
MOST_REPORTS = 500
WINDOW = timedelta(minutes=5)


class BadSignature(MainstayError):
    """401: the call-back is not signed with the gateway's secret, or its time is not now."""

    code = "bad_signature"
    status = 401
    title_zh = "签名无效"
    title_en = "Bad signature"


def take_receipts(headers: Mapping[str, str], body: bytes, *, now: datetime) -> int:
    """Note what the SMS gateway reports; how many of its reports were about messages of ours.

    Header names in lower case. `x-mainstay-signature` is hex of HMAC-SHA256 with the gateway's secret over
    `x-mainstay-timestamp`, full stop, body. The same report twice is one line of proof.
    """
    receipts = _receipts()
    if len(body) > LARGEST:
        raise TooLarge("单次回执不得超过 256 KB。", "A call-back holds at most 256 KB.")
    require_signature(settings.SMS_SECRET, headers, body, now=now)
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise Malformed("回执应为 JSON。", "A call-back must be JSON.") from error
    return _note(receipts, found, now=now)


def require_signature(secret: str, headers: Mapping[str, str], body: bytes, *, now: datetime) -> None:
    """BadSignature when time or signature is wrong; nothing says which one it was."""
    stamp = headers.get("x-mainstay-timestamp", "")
    given = headers.get("x-mainstay-signature", "").strip()
    wanted = hmac.digest(secret.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hex()
    fresh = stamp.isascii() and stamp.isdigit() and abs(now.timestamp() - int(stamp[:12])) <= WINDOW.total_seconds()
    if not (secret and fresh and hmac.compare_digest(wanted.encode(), given.encode("utf-8", "replace"))):
        raise BadSignature("签名或时间戳无效。", "The signature or the time is not valid.")


def record_bounce(text: str, *, words: str, now: datetime) -> int:
    """Note on our mails whose ids stand in a text that they came back; how many were ours."""
    tokens = tokens_in(text)[:MOST_REPORTS]
    with transaction.atomic():
        rows = OutboxMessage.objects.select_for_update().filter(token__in=tokens, channel="mail").order_by("id")
        for row in rows:
            _settle(row, TraceKind.BOUNCED, words, delivered=False, now=now)
        return len(rows)


def _receipts() -> Receipts:
    try:
        gateway = sms_gateway()
    except ChannelDown:
        gateway = None
    if gateway is None or gateway.receipts is None or not settings.SMS_SECRET:
        raise NotFound("短信网关未设置回执。", "No receipts are set up for an SMS gateway.")
    return gateway.receipts


@transaction.atomic
def _note(receipts: Receipts, body: Any, *, now: datetime) -> int:
    reports = list(reports_in(receipts, body))[:MOST_REPORTS]
    rows = OutboxMessage.objects.select_for_update().filter(channel="sms").order_by("id")
    keys = [report.key for report in reports if report.key]
    references = [report.reference for report in reports if report.reference]
    by_key = {row.token: row for row in rows.filter(token__in=keys)} if keys else {}
    by_reference = {row.reference: row for row in rows.filter(reference__in=references)} if references else {}
    noted = 0
    for report in reports:
        row = by_key.get(report.key) or by_reference.get(report.reference)
        if row is not None:
            _settle(row, TraceKind.RECEIPT, report.words, delivered=report.delivered, now=now)
            noted += 1
    return noted


def _settle(row: OutboxMessage, kind: TraceKind, words: str, *, delivered: bool, now: datetime) -> None:
    """The new state with its line of proof; what says nothing new leaves nothing."""
    state = state_by_receipt(MessageState(row.state), kind=kind, delivered=delivered)
    if state.value == row.state:
        return
    row.state, row.answer = state.value, words[:500]
    row.delivered_at = now if state is MessageState.DELIVERED else None
    row.handed_over_at = row.handed_over_at or now
    row.save(update_fields=["state", "answer", "delivered_at", "handed_over_at"])
    trace(row.id, kind, at=now, succeeded=delivered, answer=words)
    if state is MessageState.FAILED:
        send_instead([row], now=now)
