"""Signatures of deliveries: HMAC over time and body, the schemes of the chat platforms, and derived secrets."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime
from uuid import UUID

from .adapters import Adapter, Scheme


def derived_secret(instance_secret: str, inlet_id: UUID, generation: int) -> str:
    """The secret of an inlet of ours: the same each time it is asked for, another for each generation."""
    message = f"mainstay.intake:{inlet_id}:{generation}".encode()
    digest = hmac.new(instance_secret.encode(), message, hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def signature_of(scheme: Scheme, secret: str, *, timestamp: str, nonce: str, body: bytes) -> str:
    """The signature that a delivery should carry.

    `hmac_body`: hex of HMAC-SHA256 over timestamp, full stop, delivery id, full stop, body.
    `hmac_secret` (DingTalk): base64 of HMAC-SHA256 over timestamp, line feed, secret.
    `digest_key` (Feishu): hex of SHA-256 over timestamp, nonce, key, body.
    """
    key = secret.encode()
    if scheme is Scheme.HMAC_SECRET:
        digest = hmac.new(key, f"{timestamp}\n{secret}".encode(), hashlib.sha256).digest()
        return base64.b64encode(digest).decode()
    if scheme is Scheme.DIGEST_KEY:
        return hashlib.sha256(f"{timestamp}{nonce}{secret}".encode() + body).hexdigest()
    return hmac.new(key, f"{timestamp}.{nonce}.".encode() + body, hashlib.sha256).hexdigest()


def is_signed(adapter: Adapter, secret: str, *, given: str, timestamp: str, nonce: str, body: bytes) -> bool:
    """Whether the signature is right; compared in constant time."""
    wanted = signature_of(adapter.scheme, secret, timestamp=timestamp, nonce=nonce, body=body)
    return hmac.compare_digest(wanted.encode(), given.strip().encode("utf-8", "replace"))


def is_fresh(adapter: Adapter, timestamp: str, *, now: datetime) -> bool:
    """Whether the time is one, and within the window before or after now."""
    if not (timestamp.isascii() and timestamp.isdigit() and len(timestamp) <= 16):
        return False
    seconds = int(timestamp) / (1000 if adapter.milliseconds else 1)
    try:
        moment = datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return False
    return abs(now - moment) <= adapter.window
