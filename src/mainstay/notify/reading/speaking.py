"""A description at work: the request that hands a message over, and what the gateway's words mean."""

import base64
import hashlib
import hmac
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from mainstay.kernel.time import written
from mainstay.notify.rules.filling import fill

from .description import Answer, Description, Receipts, Step

FORM, JSON = "application/x-www-form-urlencoded", "application/json; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Request:
    """What goes over the line."""

    method: str
    url: str
    query: dict[str, str] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class Report:
    """What a gateway says later about one message."""

    key: str
    reference: str
    delivered: bool
    words: str


def values_of(
    description: Description, *, phone: str, text: str, subject: str, key: str, moment: datetime
) -> dict[str, str]:
    """What the texts of a description may hold, for one message at one moment."""
    at = moment.astimezone(UTC)
    return {
        "phone": phone,
        "text": text,
        "text_json": json.dumps(text, ensure_ascii=False),
        "subject": subject,
        "key": key,
        "time": written(at),
        "stamp": f"{at:%Y-%m-%dT%H:%M:%SZ}",
        "date": f"{at:%Y-%m-%d}",
        "seconds": str(int(at.timestamp())),
        "millis": str(int(at.timestamp() * 1000)),
        "secret": description.secret,
        "account": description.account,
    }


def request_of(description: Description, values: Mapping[str, str], *, url: str = "") -> Request:
    """The signed request of one message; `url` where the description has none of its own."""
    fields = _filled(description.fields, values)
    known = {**values, "body": _body(description, fields).decode(), "canonical": _canonical(fields)}
    plain: dict[str, bytes] = {}
    for step in description.steps:
        known[step.name], plain[step.name] = _taken(step, known, plain)
    fields |= _filled(description.then, known)
    query = _filled(description.query, known)
    headers = _filled(description.headers, known)
    if description.body == "query":
        return Request(description.method, description.url or url, query | fields, headers)
    headers.setdefault("Content-Type", JSON if description.body == "json" else FORM)
    return Request(description.method, description.url or url, query, headers, _body(description, fields))


def meaning(answer: Answer, status: int, body: Any) -> tuple[bool, bool]:
    """Whether an answer accepts the message, and else whether trying again is of no use."""
    if status in (408, 425, 429) or status >= 500:
        return False, False
    if status >= 400:
        return False, True
    if not answer.field:
        return True, False
    code = str(at(body, answer.field))
    return code in answer.accepted, code in answer.permanent


def reports_in(receipts: Receipts, body: Any) -> Iterator[Report]:
    """The reports of a body that say something final; the others are passed over."""
    found = at(body, receipts.items) if receipts.items else body
    for one in found if isinstance(found, list) else [found]:
        state = str(at(one, receipts.state))
        if state not in receipts.delivered + receipts.failed:
            continue
        words = str(at(one, receipts.words) or "") if receipts.words else ""
        key = str(at(one, receipts.key) or "") if receipts.key else ""
        reference = str(at(one, receipts.reference) or "") if receipts.reference else ""
        yield Report(key, reference, state in receipts.delivered, f"{state} {words}".strip())


def at(body: Any, path: str) -> Any:
    """What stands at a dotted path; a number counts from 0 in a list. None when there is nothing."""
    found = body
    for name in path.split("."):
        if isinstance(found, list) and name.isdigit() and int(name) < len(found):
            found = found[int(name)]
        else:
            found = found.get(name) if isinstance(found, dict) else None
    return found


def _filled(texts: Any, values: Mapping[str, str]) -> Any:
    if isinstance(texts, dict):
        return {name: _filled(one, values) for name, one in texts.items()}
    if isinstance(texts, list):
        return [_filled(one, values) for one in texts]
    return fill(texts, values) if isinstance(texts, str) else texts


def _taken(step: Step, known: Mapping[str, str], plain: Mapping[str, bytes]) -> tuple[str, bytes]:
    text = fill(step.over, known)
    if step.how == "percent":
        return _spelt(text), _spelt(text).encode()
    name = step.how.removeprefix("hmac-")
    if step.how.startswith("hmac-"):
        key = plain[step.key_of] if step.key_of else fill(step.key, known).encode()
        digest = hmac.digest(key, text.encode(), name)
    else:
        digest = hashlib.new(name, text.encode()).digest()
    if step.encoding == "base64":
        return base64.b64encode(digest).decode(), digest
    return (digest.hex().upper() if step.encoding == "HEX" else digest.hex()), digest


def _body(description: Description, fields: Mapping[str, Any]) -> bytes:
    if description.body == "json":
        return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()
    return urlencode({name: str(value) for name, value in fields.items()}).encode()


def _canonical(fields: Mapping[str, Any]) -> str:
    return "&".join(f"{_spelt(name)}={_spelt(str(fields[name]))}" for name in sorted(fields))


def _spelt(text: str) -> str:
    return quote(text, safe="-_.~")
