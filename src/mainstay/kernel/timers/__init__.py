"""What must happen at a moment is a row: derived from what is known, fired once, or void for a stated reason."""

from .deriving import Moved, derive
from .firing import Due, fire_due, fires
from .pending import Pending, pending_timers
from .reading import Timing, latest_due, timers_of
from .wanted import Wanted

__all__ = [
    "Due",
    "Moved",
    "Pending",
    "Timing",
    "Wanted",
    "derive",
    "fire_due",
    "fires",
    "latest_due",
    "pending_timers",
    "timers_of",
]
