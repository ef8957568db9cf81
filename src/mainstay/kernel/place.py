"""A row's place in a list that is ordered by time and key."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place in a list by time and key, for lists that are not read from one table."""

    moment: datetime
    key: UUID
