"""The door of signing: heads of the ledger, signed with a key that lies outside the database."""

from mainstay.kernel.proofs import fingerprint

from .covering import Covered, covered_ends, last_head, prove
from .keys import KeyUnreadable, known_keys, public_bytes, signing_key
from .seals import SealFault, Signed, StillWriting, check_seals, hashes_under, list_seals, seal_ledger, settled_id

__all__ = [
    "Covered",
    "KeyUnreadable",
    "SealFault",
    "Signed",
    "StillWriting",
    "check_seals",
    "covered_ends",
    "fingerprint",
    "hashes_under",
    "known_keys",
    "last_head",
    "list_seals",
    "prove",
    "public_bytes",
    "seal_ledger",
    "settled_id",
    "signing_key",
]
