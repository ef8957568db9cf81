"""Which duties a contract's obligations bring, and when each is due."""

from .dues import due_after, length_after
from .plan import Gap, Plan, Planned, plan
from .spans import Span

__all__ = ["Gap", "Plan", "Planned", "Span", "due_after", "length_after", "plan"]
