"""What must happen at a moment is a row: derived from what is known, fired once, or void for a stated reason."""

from .deriving import Moved, derive
from .firing import Due, fire_due, fires
from .reading import Timing, timers_of
from .wanted import Wanted

__all__ = ["Due", "Moved", "Timing", "Wanted", "derive", "fire_due", "fires", "timers_of"]
