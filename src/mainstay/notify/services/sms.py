"""SMS through the HTTP gateway that a file describes."""

import json
from pathlib import Path
from typing import Any

import httpx
from django.conf import settings

from mainstay.kernel.time import now, written
from mainstay.notify.models import OutboxMessage
from mainstay.notify.reading.gateway import Gateway, GatewayUnreadable, meaning, read_gateway
from mainstay.notify.rules import Outcome, token_of

from .channel import ChannelDown


def sms_gateway() -> Gateway | None:
    """What MAINSTAY_SMS_GATEWAY describes; None when there is no gateway. ChannelDown when it cannot be read."""
    if not settings.SMS_GATEWAY:
        return None
    try:
        return read_gateway(Path(settings.SMS_GATEWAY), settings.SMS_SECRET)
    except GatewayUnreadable as error:
        raise ChannelDown(str(error)) from error


class SmsSession:
    """A client that keeps its connections for a batch; it follows no redirects and takes no proxy from outside."""

    def __init__(self, gateway: Gateway) -> None:
        self.gateway = gateway
        self.client = httpx.Client(timeout=gateway.seconds, follow_redirects=False, trust_env=False)

    def deliver(self, message: OutboxMessage) -> Outcome:
        """One SMS. A gateway that does not answer may have taken it: the same key lets it know the second time."""
        fields, headers = self.gateway.filled(
            phone=message.address, text=message.text, key=token_of(message.key), time=written(now())
        )
        try:
            answer = self.client.request(self.gateway.method, self.gateway.url, headers=headers, **self._body(fields))
        except httpx.HTTPError as error:
            return Outcome(False, f"{type(error).__name__}: {error}"[:500])
        accepted, permanent = meaning(self.gateway.answer, answer.status_code, _read(answer))
        return Outcome(accepted, f"{answer.status_code} {answer.text}"[:500], permanent)

    def _body(self, fields: dict[str, str]) -> dict[str, Any]:
        match self.gateway.body:
            case "json":
                return {"json": fields}
            case "query":
                return {"params": fields}
            case _:
                return {"data": fields}

    def close(self) -> None:
        """Close the connections."""
        self.client.close()


def _read(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except (json.JSONDecodeError, UnicodeDecodeError):
        return None
