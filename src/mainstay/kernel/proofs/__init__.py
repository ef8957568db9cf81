"""The door of proofs: trees of hashes and signed statements, read without a database or Django. Pure."""

from .merkle import levels_of, path_of, root_by
from .statement import GENESIS, Statement, digest_of, fingerprint, is_signed

__all__ = [
    "GENESIS",
    "Statement",
    "digest_of",
    "fingerprint",
    "is_signed",
    "levels_of",
    "path_of",
    "root_by",
]
