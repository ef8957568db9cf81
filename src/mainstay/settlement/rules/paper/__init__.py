"""A statement as a paper for both sides to sign and file."""

from .building import Issue, file_name, paper_of
from .words import TOTAL_NAMES

__all__ = ["TOTAL_NAMES", "Issue", "file_name", "paper_of"]
