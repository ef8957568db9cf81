"""Reads of notify."""

from .sendings import Sending, count_states, list_sendings

__all__ = ["Sending", "count_states", "list_sendings"]
