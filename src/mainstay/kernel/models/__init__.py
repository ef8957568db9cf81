"""Tables that no module owns."""

from .files import StoredFile, Upload
from .kept_answer import KeptAnswer
from .ledger import LedgerEntry
from .timer import Timer

__all__ = ["KeptAnswer", "LedgerEntry", "StoredFile", "Timer", "Upload"]
