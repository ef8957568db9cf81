"""Verbs of drafting."""

from .reviewing import Saying, begin_review, cancel_review, read_review, refuse_review, say, who_began
from .settling import Signed, accept_terms, keep_file, sign_off

__all__ = [
    "Saying",
    "Signed",
    "accept_terms",
    "begin_review",
    "cancel_review",
    "keep_file",
    "read_review",
    "refuse_review",
    "say",
    "sign_off",
    "who_began",
]
