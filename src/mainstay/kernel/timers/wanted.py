"""What somebody wants to happen."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Wanted:
    """Something of a `kind` that is to happen at a moment, once for each clock and rung of a subject."""

    kind: str
    clock: str
    rung: str
    due: datetime
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What it is unique by within its subject."""
        return self.clock, self.rung
