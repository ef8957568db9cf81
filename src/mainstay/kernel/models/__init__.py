"""Tables that no module owns."""

from .kept_answer import KeptAnswer
from .ledger_entry import LedgerEntry

__all__ = ["KeptAnswer", "LedgerEntry"]
