"""Secrets at rest: sealed when they must be read again, digested with a key when they need only be recognised."""

import base64
import secrets

from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.crypto import salted_hmac

TOKEN_BYTES = 32


def seal(purpose: str, secret: bytes) -> str:
    """The secret, readable with the installation's key and for this purpose only."""
    return _box(purpose).encrypt(secret).decode()


def unseal(purpose: str, sealed: str) -> bytes:
    """What was sealed for this purpose."""
    return _box(purpose).decrypt(sealed.encode())


def digest(purpose: str, secret: str) -> str:
    """How a secret is recognised: a keyed hash, so that a copy of the database alone does not let it be guessed."""
    return salted_hmac(f"mainstay.{purpose}", secret, algorithm="sha256").hexdigest()


def new_token() -> str:
    """A secret of 256 bits that travels in cookies and links."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def _box(purpose: str) -> Fernet:
    key = HKDF(SHA256(), 32, salt=None, info=f"mainstay {purpose}".encode()).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(key))
