"""Verbs of settlement."""

from .issuing import Issued, issue_statement
from .recording import RecordOrder, record

__all__ = ["Issued", "RecordOrder", "issue_statement", "record"]
