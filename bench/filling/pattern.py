"""A case to be copied; no Django, so that the copying processes start at once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mainstay.kernel.entries import Entry


@dataclass(frozen=True, slots=True)
class Pattern:
    """A case as the desk wrote it: its columns, those sealed for their row apart, its entries, its length."""

    row: dict[str, Any]
    sealed: dict[str, str]
    entries: tuple[Entry, ...]
    closed: bool
    length: timedelta
