"""What is signed: a statement of which entries stood in the ledger at a moment, chained to the one before. Pure."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mainstay.kernel.time import written

GENESIS = b"\0" * 32


@dataclass(frozen=True, slots=True)
class Statement:
    """So many entries of the ledger, by their place in it from `first_id` to `last_id`, have this root.

    `number` counts from 1; `previous` is the digest of the statement before with its signature, zeros for the first.
    """

    number: int
    sealed_at: datetime
    first_id: int
    last_id: int
    entries: int
    root: bytes
    previous: bytes
    public_key: bytes

    def form(self) -> dict[str, Any]:
        """As it is written: hex and times in UTC."""
        return {
            "number": self.number,
            "sealed_at": written(self.sealed_at),
            "first_id": self.first_id,
            "last_id": self.last_id,
            "entries": self.entries,
            "root": self.root.hex(),
            "previous": self.previous.hex(),
            "public_key": self.public_key.hex(),
        }

    def canonical(self) -> bytes:
        """The bytes that are signed: JSON with sorted keys, compact."""
        return json.dumps(self.form(), sort_keys=True, separators=(",", ":")).encode()


def digest_of(statement: Statement, signature: bytes) -> bytes:
    """What the next statement names as the one before it."""
    return hashlib.sha256(statement.canonical() + signature).digest()


def is_signed(content: bytes, signature: bytes, public_key: bytes) -> bool:
    """Whether this key has signed these bytes (Ed25519)."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(public_key: bytes) -> str:
    """A short name of a key, to be compared by eye: eight groups of four of its SHA-256."""
    text = hashlib.sha256(public_key).hexdigest()[:32]
    return "-".join(text[start : start + 4] for start in range(0, 32, 4))
