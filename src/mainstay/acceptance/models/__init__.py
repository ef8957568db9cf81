"""The acceptance of a contract as a read-out of the ledger."""

from .acceptance import Acceptance

__all__ = ["Acceptance"]
