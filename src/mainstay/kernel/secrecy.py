"""Secrets that need only be recognised: kept as a digest with a key."""

import secrets

from django.utils.crypto import salted_hmac

TOKEN_BYTES = 32


def digest(purpose: str, secret: str) -> str:
    """How a secret of many bits is recognised: a keyed hash, so that a copy of the database alone tells nothing."""
    return salted_hmac(f"mainstay.{purpose}", secret, algorithm="sha256").hexdigest()


def new_token() -> str:
    """A secret of 256 bits that travels in cookies and links."""
    return secrets.token_urlsafe(TOKEN_BYTES)
