"""A case to be copied; no Django, so that the copying processes start at once."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from mainstay.kernel.entries import Entry


@dataclass(frozen=True, slots=True)
class Pattern:
    """A case as the desk wrote it: its columns by name, its entries, and how long it took."""

    row: dict[str, Any]
    entries: tuple[Entry, ...]
    closed: bool
    length: timedelta
