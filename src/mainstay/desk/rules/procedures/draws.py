"""What a request has drawn from the work that the price covers. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from mainstay.desk.rules.flow import Happened, Progress
from mainstay.desk.rules.words import Kind

from .latest import last_of


@dataclass(frozen=True, slots=True)
class Draw:
    """Person-days of an allowance, drawn when the customer accepted the estimate."""

    allowance: str
    days: Decimal
    at: datetime


def draw_of(happened: Sequence[Happened], progress: Progress) -> Draw | None:
    """What the accepted estimate has drawn; None when none stands: a new estimate, or its rejection, gives it back."""
    if Kind.ESTIMATE_ACCEPTED not in progress.done:
        return None
    accepted = last_of(happened, {Kind.ESTIMATE_ACCEPTED})
    draw = accepted.entry.payload.get("draw") if accepted else None
    if accepted is None or draw is None:
        return None
    return Draw(draw["allowance"], Decimal(draw["days"]), accepted.at)
