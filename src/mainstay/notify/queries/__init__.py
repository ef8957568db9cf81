"""Reads of notify."""

from .outages import OutageFacts, lock_outage
from .sendings import Sending, count_states, list_sendings

__all__ = ["OutageFacts", "Sending", "count_states", "list_sendings", "lock_outage"]
