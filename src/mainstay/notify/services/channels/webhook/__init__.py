"""Webhooks: news to programs as signed JSON. The same message keeps its id however often it is sent."""

import hashlib
import hmac
import json

from mainstay.kernel.time import now, written
from mainstay.notify.models import OutboxMessage
from mainstay.notify.reading.speaking import JSON, Request
from mainstay.notify.rules.sending import Outcome
from mainstay.notify.services.endpoints import OpenEndpoint, open_endpoint
from mainstay.notify.services.http import Client, is_away, told
from mainstay.notify.services.way import Way

PER_MINUTE, SECONDS = 600, 10.0
GONE = 410


def webhook_way(lane: str) -> Way | None:
    """The way to the program of a lane; None when it is switched off."""
    endpoint = open_endpoint(lane)
    return Way(endpoint.host, PER_MINUTE, lambda: WebhookSession(endpoint)) if endpoint else None


class WebhookSession:
    """A client that keeps its connection for a batch."""

    def __init__(self, endpoint: OpenEndpoint) -> None:
        self.endpoint, self.client = endpoint, Client(SECONDS)

    def deliver(self, message: OutboxMessage) -> Outcome:
        """One message: 2xx takes it, 410 (gone) refuses it for good, anything else is tried again."""
        body = body_of(message)
        headers = signed(self.endpoint.secret, message.token, body, seconds=int(now().timestamp()))
        answer = self.client.send(Request("POST", self.endpoint.url, headers=headers, body=body))
        if isinstance(answer, Outcome):
            return answer
        status, text = answer
        taken = 200 <= status < 300
        return Outcome(taken, told(status, text), status == GONE, down=is_away(status))

    def close(self) -> None:
        """Close the connection."""
        self.client.close()


def body_of(message: OutboxMessage) -> bytes:
    """What is told to a program; the same bytes each time."""
    told_of = {
        "id": message.token,
        "kind": message.kind,
        "case": message.about,
        "contract": str(message.contract_id or ""),
        "created_at": written(message.created_at),
        "subject": message.subject,
        "text": message.text.strip(),
    }
    return json.dumps(told_of, ensure_ascii=False, separators=(",", ":")).encode()


def signed(secret: str, token: str, body: bytes, *, seconds: int) -> dict[str, str]:
    """The headers: the signature is hex of HMAC-SHA256 over time, full stop, id, full stop, body, as our inlets ask."""
    digest = hmac.digest(secret.encode(), f"{seconds}.{token}.".encode() + body, hashlib.sha256)
    return {
        "Content-Type": JSON,
        "X-Mainstay-Delivery": token,
        "X-Mainstay-Timestamp": str(seconds),
        "X-Mainstay-Signature": digest.hex(),
    }
