"""The door of signing: heads of the ledger, signed with a key that lies outside the database."""

from mainstay.kernel.proofs import fingerprint

from .keys import KeyUnreadable, known_keys, public_bytes, signing_key
from .seals import SealFault, Signed, StillWriting, check_seals, hashes_under, list_seals, seal_ledger

__all__ = [
    "KeyUnreadable",
    "SealFault",
    "Signed",
    "StillWriting",
    "check_seals",
    "fingerprint",
    "hashes_under",
    "known_keys",
    "list_seals",
    "public_bytes",
    "seal_ledger",
    "signing_key",
]
