"""What somebody wants to happen."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something of a `kind` that is to happen at a moment, once for each clock and rung of a subject.

    `contract` is the one that it happens under: whoever may see that may see the timer.
    """

    kind: str
    clock: str
    rung: str
    due: datetime
    details: dict[str, Any] = field(default_factory=dict)
    contract: UUID | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What it is unique by within its subject."""
        return self.clock, self.rung
