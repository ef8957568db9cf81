"""An SMS gateway on a loopback port that can drop, refuse and hand over twice; it honours the idempotency key."""

import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .receiver import Answer, Posted, Receiver, running_receiver

DESCRIPTION = """
url: {url}
fields: {{mobile: "{{phone}}", content: "{{text}}", id: "{{key}}", at: "{{time}}"}}
steps:
  - {{name: sign, how: hmac-sha256, over: "{{phone}}|{{key}}|{{time}}"}}
then: {{sign: "{{sign}}"}}
answer: {{field: code, accepted: ["0"], permanent: ["13"], reference: sid}}
receipts: {{items: reports, reference: sid, state: state, delivered: [DELIVRD], failed: [UNDELIV], words: why}}
per_minute: 6000
seconds: 5
"""
SECRET = "loopback-secret"
ANSWERS: dict[str, Answer] = {"busy": (503, {"code": "9"}), "bad": (200, {"code": "13"})}


class SmsGateway(Receiver):
    """Handsets get each key once; `plan` as of a receiver, and `busy` and `bad`."""

    def describe(self, folder: Path) -> str:
        """The file that describes it; its path."""
        place = folder / "sms.yaml"
        place.write_text(DESCRIPTION.format(url=self.url), encoding="utf-8")
        return str(place)

    def received(self, phone: str) -> list[str]:
        """The texts on a handset, each key once, in order."""
        once = {one.form["id"]: one.form for one in self.taken}
        return [one["content"] for one in once.values() if one["mobile"] == phone]


def reference_of(posted: Posted) -> str:
    """The gateway's own id for a message."""
    return f"s-{posted.form['id'][:8]}"


def receipt(*reports: Mapping[str, Any], at: int) -> tuple[bytes, dict[str, str]]:
    """A call-back with its headers, signed as the gateway signs."""
    body = json.dumps({"reports": reports}).encode()
    digest = hmac.new(SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return body, {"x-mainstay-timestamp": str(at), "x-mainstay-signature": digest}


@contextmanager
def running_gateway() -> Iterator[SmsGateway]:
    """A gateway for as long as the block lasts."""
    gateway = SmsGateway(answers=ANSWERS, answer=lambda one: (200, {"code": "0", "sid": reference_of(one)}))
    with running_receiver(gateway):
        yield gateway
