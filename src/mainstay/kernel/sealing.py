"""Secrets of other parties, sealed under the instance's own before they are stored."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class SealBroken(ValueError):
    """What was sealed cannot be opened: the instance's secret has changed."""


def seal(text: str, *, purpose: str) -> str:
    """A secret as a table keeps it; what is sealed for one purpose opens for no other."""
    return _box(purpose).encrypt(text.encode()).decode()


def unseal(sealed: str, *, purpose: str) -> str:
    """The secret; SealBroken when it was sealed under another secret or for another purpose."""
    try:
        return _box(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise SealBroken(purpose) from error


def _box(purpose: str) -> Fernet:
    key = hashlib.sha256(f"mainstay.{purpose}.seal:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(key))
