"""Tables that no module owns."""

from .data_key import DataKey, WrappedKey
from .files import StoredFile, Upload
from .kept_answer import KeptAnswer
from .ledger import LedgerEntry
from .seals import Seal
from .timer import Timer

__all__ = ["DataKey", "KeptAnswer", "LedgerEntry", "Seal", "StoredFile", "Timer", "Upload", "WrappedKey"]
