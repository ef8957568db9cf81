"""The forms in which programs deliver messages: who signs how, and where in the body what stands. Data."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any


class InletKind(StrEnum):
    """The kinds of inlet."""

    GENERIC = "generic"
    CTI = "cti"
    DINGTALK = "dingtalk"
    FEISHU = "feishu"


class Scheme(StrEnum):
    """How a delivery is signed; see `signing`."""

    HMAC_BODY = "hmac_body"
    HMAC_SECRET = "hmac_secret"  # noqa: S105  a scheme's name
    DIGEST_KEY = "digest_key"


@dataclass(frozen=True, slots=True)
class Adapter:
    """One platform's form. Paths are dotted; the first that holds a text counts.

    `theirs` is true where the platform gives out the secret, false where we do.
    """

    kind: InletKind
    zh: str
    en: str
    scheme: Scheme
    theirs: bool
    signature_header: str
    time_header: str
    nonce_header: str
    milliseconds: bool
    window: timedelta
    id_paths: tuple[str, ...]
    handle_paths: tuple[str, ...] = ()
    name_paths: tuple[str, ...] = ()
    text_paths: tuple[str, ...] = ()
    subject_paths: tuple[str, ...] = ()
    mail_paths: tuple[str, ...] = ()
    phone_paths: tuple[str, ...] = ()
    seat_paths: tuple[str, ...] = ()
    challenge_path: str = ""
    reply: str = "none"


FIVE_MINUTES = timedelta(minutes=5)
ADAPTERS: Mapping[InletKind, Adapter] = {
    adapter.kind: adapter
    for adapter in (
        Adapter(
            InletKind.GENERIC, "通用接口", "Generic", Scheme.HMAC_BODY, False,
            "x-mainstay-signature", "x-mainstay-timestamp", "x-mainstay-delivery", False, FIVE_MINUTES,
            id_paths=("id",), handle_paths=("sender.handle", "sender.mail", "sender.phone"),
            name_paths=("sender.name",), text_paths=("text",), subject_paths=("subject",),
            mail_paths=("sender.mail",), phone_paths=("sender.phone",),
        ),
        Adapter(
            InletKind.CTI, "电话系统（CTI）", "Telephone system (CTI)", Scheme.HMAC_BODY, False,
            "x-mainstay-signature", "x-mainstay-timestamp", "x-mainstay-delivery", False, FIVE_MINUTES,
            id_paths=("id",), phone_paths=("number",), seat_paths=("seat",),
        ),
        # The outgoing robot of a DingTalk group: sign = base64(HMAC-SHA256(secret, timestamp + "\n" + secret)).
        Adapter(
            InletKind.DINGTALK, "钉钉机器人", "DingTalk robot", Scheme.HMAC_SECRET, True,
            "sign", "timestamp", "", True, timedelta(hours=1),
            id_paths=("msgId",), handle_paths=("senderStaffId", "senderId"), name_paths=("senderNick",),
            text_paths=("text.content",), reply="dingtalk",
        ),
        # Event callbacks of Feishu: signature = hex(SHA-256(timestamp + nonce + encrypt key + body)).
        Adapter(
            InletKind.FEISHU, "飞书机器人", "Feishu robot", Scheme.DIGEST_KEY, True,
            "x-lark-signature", "x-lark-request-timestamp", "x-lark-request-nonce", False, FIVE_MINUTES,
            id_paths=("event.message.message_id", "header.event_id"),
            handle_paths=("event.sender.sender_id.user_id", "event.sender.sender_id.open_id"),
            text_paths=("event.message.content#text",), challenge_path="challenge", reply="none",
        ),
    )
}  # fmt: skip


def text_at(body: Mapping[str, Any], paths: tuple[str, ...], *, most: int = 300) -> str:
    """The first text or number found at a path, trimmed and cut; `a.b#c` reads c in the JSON text at a.b."""
    for path in paths:
        outer, _, inner = path.partition("#")
        value = _value(body, outer)
        if inner and isinstance(value, str):
            value = _value(_object(value), inner)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).replace("\0", "").strip()[:most]
    return ""


def _value(body: object, path: str) -> object:
    for part in path.split("."):
        if not isinstance(body, Mapping):
            return None
        body = body.get(part)
    return body


def _object(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None
