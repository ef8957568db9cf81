"""A browser's side of web push: its keys, and opening what was encrypted for it, written from RFC 8188 and 8291."""

import hashlib
import hmac
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from mainstay.notify.services.channels.push.encrypting import encoded

PUSH_SERVICE = "https://fcm.googleapis.com/fcm/send/"


def expand(salt: bytes, secret: bytes, info: bytes, length: int) -> bytes:
    """HKDF with SHA-256 for one block (RFC 5869)."""
    extracted = hmac.new(salt, secret, hashlib.sha256).digest()
    return hmac.new(extracted, info + b"\x01", hashlib.sha256).digest()[:length]


@dataclass(frozen=True)
class Browser:
    """A subscription with its private half."""

    url: str
    key: ec.EllipticCurvePrivateKey
    auth: bytes

    @property
    def point(self) -> bytes:
        """The public half."""
        return self.key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def answers(self) -> dict[str, str]:
        """What its page tells us."""
        return {"url": self.url, "public_key": encoded(self.point), "auth": encoded(self.auth), "device": "Chromium"}

    def open(self, body: bytes) -> bytes:
        """The text of a push; an error when it is not for this browser or was altered."""
        salt, size, length = body[:16], int.from_bytes(body[16:20], "big"), body[20]
        assert size >= len(body) - 21 - length
        sender, sealed = body[21 : 21 + length], body[21 + length :]
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), sender)
        shared = self.key.exchange(ec.ECDH(), theirs)
        secret = expand(self.auth, shared, b"WebPush: info\x00" + self.point + sender, 32)
        key = expand(salt, secret, b"Content-Encoding: aes128gcm\x00", 16)
        padded = AESGCM(key).decrypt(expand(salt, secret, b"Content-Encoding: nonce\x00", 12), sealed, None)
        text, mark, rest = padded.rpartition(b"\x02")
        assert mark == b"\x02"
        assert not rest.strip(b"\x00")
        return text


def browser(name: str, *, service: str = PUSH_SERVICE) -> Browser:
    """A browser with keys of its own, always the same for a name."""
    seed = hashlib.sha256(name.encode()).digest()
    return Browser(
        f"{service}{name}", ec.derive_private_key(int.from_bytes(seed, "big") >> 8, ec.SECP256R1()), seed[:16]
    )
