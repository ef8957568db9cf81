"""What happens on a case at a moment: its timers, and what they do when they fire."""

from .asked import fire_asked
from .deriving import follow_timing
from .rungs import fire_rung
from .silence import fire_silence
from .unacknowledged import fire_unacknowledged

__all__ = [
    "fire_asked",
    "fire_rung",
    "fire_silence",
    "fire_unacknowledged",
    "follow_timing",
]
