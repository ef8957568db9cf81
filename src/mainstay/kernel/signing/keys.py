"""The signing key: a private file outside the database, made at its first use, with the keys used before beside it."""

import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)
from django.conf import settings

from mainstay.kernel.errors import MainstayError


class KeyUnreadable(MainstayError):
    """500: the file that MAINSTAY_SIGNING_KEY names holds no Ed25519 key, or may not be read."""

    code = "signing_key"
    title_zh = "签名密钥无法读取"
    title_en = "The signing key cannot be read"


def signing_key() -> Ed25519PrivateKey:
    """The key of this installation; KeyUnreadable."""
    path = Path(settings.SIGNING_KEY)
    try:
        if not path.exists():
            _make(path)
        key = load_pem_private_key(path.read_bytes(), password=None)
    except (OSError, ValueError, TypeError) as error:
        raise KeyUnreadable(f"无法读取 {path}。", f"{path} cannot be read.") from error
    if not isinstance(key, Ed25519PrivateKey):
        raise KeyUnreadable(f"{path} 不是 Ed25519 私钥。", f"{path} is not an Ed25519 private key.")
    _remember(public_bytes(key))
    return key


def public_bytes(key: Ed25519PrivateKey) -> bytes:
    """The 32 bytes of the public key."""
    return key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def known_keys() -> frozenset[bytes]:
    """The public keys that this installation has signed with, from beside the private one; never from the database."""
    try:
        lines = _list().read_text(encoding="ascii").split()
    except FileNotFoundError:
        return frozenset()
    return frozenset(bytes.fromhex(line) for line in lines)


def _make(path: Path) -> None:
    """Write a new key whole; the first of several processes wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.hardlink_to(draft)
    except FileExistsError:
        pass
    finally:
        draft.unlink()


def _remember(public_key: bytes) -> None:
    if public_key not in known_keys():
        handle = os.open(_list(), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "ab") as file:
            file.write(public_key.hex().encode() + b"\n")


def _list() -> Path:
    path = Path(settings.SIGNING_KEY)
    return path.with_name(f"{path.name}.pub")
