"""Verbs of the desk: open a case, act on it, take over a history, check what is stored."""

from .acting import act_on_case
from .checking import CheckedBatch, Finding, check_cases
from .following import follow_changes
from .indexing import refresh_texts
from .opening import Opening, open_case
from .previewing import Looked, preview_tables
from .recording import History, Step, record_histories
from .refreshing import refresh_cases

__all__ = [
    "CheckedBatch",
    "Finding",
    "History",
    "Looked",
    "Opening",
    "Step",
    "act_on_case",
    "check_cases",
    "follow_changes",
    "open_case",
    "preview_tables",
    "record_histories",
    "refresh_cases",
    "refresh_texts",
]
