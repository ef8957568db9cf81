"""The door of sealing: personal data in the database that opens with two independent secrets only."""

from .asking import holds_one_of
from .boxes import SealBroken, Sealed, blind, blind_numbers, seal, seal_bytes, unseal, unseal_bytes
from .fields import BlindIndex, SealedColumn, SealedJson, SealedText, indexed_as, opened_as, sealed_as
from .keys import KeyFacts, add_key, check_keys, forget_keys, list_keys, make_first_keys, retire, rotate

__all__ = [
    "BlindIndex",
    "KeyFacts",
    "SealBroken",
    "Sealed",
    "SealedColumn",
    "SealedJson",
    "SealedText",
    "add_key",
    "blind",
    "blind_numbers",
    "check_keys",
    "forget_keys",
    "holds_one_of",
    "indexed_as",
    "list_keys",
    "make_first_keys",
    "opened_as",
    "retire",
    "rotate",
    "seal",
    "seal_bytes",
    "sealed_as",
    "unseal",
    "unseal_bytes",
]
