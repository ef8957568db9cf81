"""The door of sealing: personal data in the database that opens with two independent secrets only."""

from .boxes import SealBroken, Sealed, blind, seal, unseal
from .fields import BlindIndex, SealedText, indexed_as, sealed_as
from .keys import KeyFacts, add_key, check_keys, forget_keys, list_keys, make_first_keys, retire, rotate

__all__ = [
    "BlindIndex",
    "KeyFacts",
    "SealBroken",
    "Sealed",
    "SealedText",
    "add_key",
    "blind",
    "check_keys",
    "forget_keys",
    "indexed_as",
    "list_keys",
    "make_first_keys",
    "retire",
    "rotate",
    "seal",
    "sealed_as",
    "unseal",
]
