"""Web push: to a person's browser while no page is open; its push service carries what only the browser can open."""

import json
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings

from mainstay.kernel.time import real_now
from mainstay.notify.models import OutboxMessage, PushSubscription
from mainstay.notify.reading.speaking import Request
from mainstay.notify.rules.sending import Outcome
from mainstay.notify.rules.storms import DIGEST
from mainstay.notify.services.http import Client, is_away, told
from mainstay.notify.services.way import Way

from .encrypting import authorization, decoded, encrypt, own_key

PER_MINUTE, SECONDS = 120, 10.0
GONE = frozenset({404, 410})
LONGEST_TEXT = 1000  # a push holds 4096 bytes


def push_way(lane: str) -> Way | None:
    """The way to one browser; None when it has been taken off."""
    found = PushSubscription.objects.filter(pk=UUID(lane.partition(":")[2])).first()
    return Way(found.host, PER_MINUTE, lambda: PushSession(found)) if found else None


class PushSession:
    """A client that keeps its connection for a batch."""

    def __init__(self, subscription: PushSubscription) -> None:
        self.subscription, self.client = subscription, Client(SECONDS)

    def deliver(self, message: OutboxMessage) -> Outcome:
        """One push. 404 and 410 say that the browser takes none any more: it is taken off."""
        one, moment = self.subscription, real_now()
        body = encrypt(content_of(message), public_key=decoded(one.public_key), auth=decoded(one.auth))
        parts = urlsplit(one.url)
        headers = {
            "TTL": str(max(int((message.expires_at - moment).total_seconds()), 0)),
            "Topic": message.token,
            "Urgency": "high" if message.binding else "normal",
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "Authorization": authorization(
                own_key(settings.SECRET_KEY),
                origin=f"{parts.scheme}://{parts.netloc}",
                contact=settings.ADDRESS or "mailto:webmaster@localhost",
                now=moment,
            ),
        }
        answer = self.client.send(Request("POST", one.url, headers=headers, body=body))
        if isinstance(answer, Outcome):
            return answer
        status, text = answer
        if status in GONE:
            PushSubscription.objects.filter(pk=one.pk).delete()
        taken = 200 <= status < 300
        return Outcome(taken, told(status, text), 400 <= status < 500 and not is_away(status), down=is_away(status))

    def close(self) -> None:
        """Close the connection."""
        self.client.close()


def content_of(message: OutboxMessage) -> bytes:
    """What the browser shows; the same `tag` twice is shown once."""
    path = f"/cases/{message.about}" if message.about else "/"
    shown = {
        "title": message.subject,
        "body": message.text.strip()[:LONGEST_TEXT],
        "path": f"/messages?digest={message.token}" if message.kind == DIGEST else path,
        "tag": message.token,
    }
    return json.dumps(shown, ensure_ascii=False).encode()
