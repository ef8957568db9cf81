"""Messages that only one browser can open (RFC 8291), and the signature by which a push service knows us (RFC 8292)."""

import base64
import json
import os
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ec import (
    ECDH,
    ECDSA,
    SECP256R1,
    EllipticCurvePrivateKey,
    EllipticCurvePublicKey,
    derive_private_key,
    generate_private_key,
)
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

RECORD = 4096
# The order of P-256: private keys lie between 1 and one less.
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
LIFE = timedelta(hours=12)


def encrypt(
    text: bytes,
    *,
    public_key: bytes,
    auth: bytes,
    salt: bytes | None = None,
    own: EllipticCurvePrivateKey | None = None,
) -> bytes:
    """The body of a push, one record of aes128gcm; ValueError for a key that is not on the curve.

    `salt` and `own` are drawn anew for each message; the test of the standard's example gives its own.
    """
    salt, own = salt or os.urandom(16), own or generate_private_key(SECP256R1())
    theirs = EllipticCurvePublicKey.from_encoded_point(SECP256R1(), public_key)
    here = point_of(own)
    shared = own.exchange(ECDH(), theirs)
    key = _derived(shared, auth, b"WebPush: info\0" + public_key + here, 32)
    cipher = AESGCM(_derived(key, salt, b"Content-Encoding: aes128gcm\0", 16))
    nonce = _derived(key, salt, b"Content-Encoding: nonce\0", 12)
    head = salt + RECORD.to_bytes(4, "big") + bytes([len(here)]) + here
    return head + cipher.encrypt(nonce, text + b"\x02", None)


def own_key(secret: str) -> EllipticCurvePrivateKey:
    """The key by which push services know this installation, the same as long as its secret is."""
    drawn = _derived(secret.encode(), b"", b"mainstay.notify.push", 48)
    return derive_private_key(int.from_bytes(drawn, "big") % (ORDER - 1) + 1, SECP256R1())


def authorization(key: EllipticCurvePrivateKey, *, origin: str, contact: str, now: datetime) -> str:
    """The header that signs a request to a push service."""
    claims = {"aud": origin, "exp": int((now + LIFE).timestamp()), "sub": contact}
    parts = [
        encoded(json.dumps(part, separators=(",", ":")).encode()) for part in ({"typ": "JWT", "alg": "ES256"}, claims)
    ]
    signed = ".".join(parts)
    r, s = decode_dss_signature(key.sign(signed.encode(), ECDSA(SHA256())))
    token = f"{signed}.{encoded(r.to_bytes(32, 'big') + s.to_bytes(32, 'big'))}"
    return f"vapid t={token}, k={encoded(point_of(key))}"


def point_of(key: EllipticCurvePrivateKey) -> bytes:
    """The public half of a key, as browsers write it."""
    return key.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def encoded(content: bytes) -> str:
    """Bytes in the alphabet of addresses, without padding."""
    return base64.urlsafe_b64encode(content).decode().rstrip("=")


def decoded(text: str) -> bytes:
    """The bytes; ValueError for anything else."""
    return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)


def _derived(secret: bytes, salt: bytes, info: bytes, length: int) -> bytes:
    return HKDF(SHA256(), length, salt, info).derive(secret)
