"""Duties as read-outs of the ledger, and the addresses from which calendars fetch them."""

from .duty import Duty, Planning
from .feed import Feed

__all__ = ["Duty", "Feed", "Planning"]
