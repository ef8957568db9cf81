"""Tables that no module owns."""

from .files import StoredFile, Upload
from .kept_answer import KeptAnswer
from .ledger import LedgerEntry
from .seals import Seal
from .timer import Timer

__all__ = ["KeptAnswer", "LedgerEntry", "Seal", "StoredFile", "Timer", "Upload"]
