"""Signed deliveries for tests, as programs and the chat platforms send them."""

import base64
import hashlib
import json
import secrets
from datetime import datetime
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from mainstay.intake.rules.adapters import ADAPTERS, InletKind
from mainstay.intake.rules.signing import signature_of

REPORT = {
    "id": "m-1",
    "subject": "审批系统无法登录",
    "text": "提示证书已过期。",
    "sender": {"name": "林静姝", "mail": "lin@bureau.example"},
}


def envelope(kind: InletKind, secret: str, body: bytes, *, at: datetime, nonce: str = "d-1") -> dict[str, str]:
    """The headers of a rightly signed delivery."""
    adapter = ADAPTERS[kind]
    timestamp = str(int(at.timestamp() * (1000 if adapter.milliseconds else 1)))
    nonce = nonce if adapter.nonce_header else ""
    signature = signature_of(adapter.scheme, secret, timestamp=timestamp, nonce=nonce, body=body)
    headers = {adapter.signature_header: signature, adapter.time_header: timestamp}
    return headers | ({adapter.nonce_header: nonce} if adapter.nonce_header else {})


def packed(body: Any) -> bytes:
    """A body as it travels."""
    return json.dumps(body, ensure_ascii=False).encode()


def dingtalk(text: str, *, message: str = "msg-1") -> dict[str, Any]:
    """What the robot of a DingTalk group posts."""
    return {
        "msgtype": "text",
        "text": {"content": f" {text} "},
        "msgId": message,
        "createAt": 1760000000000,
        "conversationType": "2",
        "senderId": "$:LWCP_v1:$abc",
        "senderNick": "林静姝",
        "senderStaffId": "staff-7",
    }


def feishu(text: str, key: str, *, message: str = "om_1") -> bytes:
    """What Feishu posts for a message, encrypted under the key."""
    event = {
        "schema": "2.0",
        "header": {"event_id": "ev-1", "event_type": "im.message.receive_v1"},
        "event": {
            "sender": {"sender_id": {"user_id": "u-9", "open_id": "ou_9"}},
            "message": {"message_id": message, "content": json.dumps({"text": text}, ensure_ascii=False)},
        },
    }
    return encrypted(event, key)


def encrypted(body: Any, key: str) -> bytes:
    """A body as Feishu encrypts it: AES-256-CBC under SHA-256 of the key, the vector in front, PKCS#7."""
    plain, vector = packed(body), secrets.token_bytes(16)
    plain += bytes([16 - len(plain) % 16]) * (16 - len(plain) % 16)
    encryptor = Cipher(algorithms.AES256(hashlib.sha256(key.encode()).digest()), modes.CBC(vector)).encryptor()
    sealed = base64.b64encode(vector + encryptor.update(plain) + encryptor.finalize()).decode()
    return packed({"encrypt": sealed})
