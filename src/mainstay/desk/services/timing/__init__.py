"""What happens on a case at a moment: its timers, and what they do when they fire."""

from .asked import fire_asked
from .deriving import ASKED, RUNG, SILENCE, follow_timing
from .rungs import fire_rung
from .silence import fire_silence

__all__ = ["ASKED", "RUNG", "SILENCE", "fire_asked", "fire_rung", "fire_silence", "follow_timing"]
