"""One-time passwords by time (RFC 6238: SHA-1, six digits, 30 seconds, one step of grace) and recovery codes. Pure."""

import base64
import hmac
from datetime import datetime

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

DIGITS, SECONDS, GRACE = 6, 30, 1
SECRET_BYTES = 20
ISSUER = "Mainstay"
# No letters or digits that are taken for others: ten of these are close to fifty bits.
ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
RECOVERY_SIGNS, RECOVERY_CODES = 10, 10


def _totp(secret: bytes) -> TOTP:
    return TOTP(secret, DIGITS, SHA1(), SECONDS)  # noqa: S303 - what apps know; as a keyed hash it is not broken


def matching_step(secret: bytes, typed: str, *, now: datetime) -> int | None:
    """The time step whose password was typed, None for a wrong one; every step is compared, whichever fits."""
    given = "".join(sign for sign in typed if sign.isascii() and sign.isdigit())
    present = int(now.timestamp()) // SECONDS
    found = None
    for step in range(present - GRACE, present + GRACE + 1):
        expected = _totp(secret).generate(step * SECONDS).decode()
        if hmac.compare_digest(expected.encode(), given.encode()):
            found = step
    return found


def written_secret(secret: bytes) -> str:
    """The secret as it is typed into an app."""
    return base64.b32encode(secret).decode().rstrip("=")


def address_of(secret: bytes, account: str) -> str:
    """The otpauth address that a picture carries into an app."""
    return _totp(secret).get_provisioning_uri(account, ISSUER)


def normal_code(typed: str) -> str:
    """A recovery code as it is compared: small letters and digits only."""
    return "".join(sign for sign in typed.lower() if sign in ALPHABET)


def shown_code(code: str) -> str:
    """A recovery code as it is read: two halves."""
    return f"{code[: RECOVERY_SIGNS // 2]}-{code[RECOVERY_SIGNS // 2 :]}"
