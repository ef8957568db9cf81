"""The front door of people: rosters, and who is on duty."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.directory.public import Actor

from . import queries, services
from .rules import OnDuty, Shift
from .services import Wish

__all__ = ["OnDuty", "Shift", "Wish", "add_shift", "who_is_on_duty"]


def who_is_on_duty(contract_id: UUID, *, at: datetime, timezone: str) -> dict[str, OnDuty]:
    """The people on duty at a moment and those who stand in, by role; roles without either are not there. One query.

    `timezone` is the contract's: shifts are in its hours.
    """
    return queries.who_is_on_duty(contract_id, at=at, zone=ZoneInfo(timezone))


def add_shift(contract_id: UUID, wish: Wish, *, actor: Actor, now: datetime) -> Shift:
    """Put a shift on a contract's roster; NotFound, Forbidden, or Refused with the reason."""
    return services.add_shift(contract_id, wish, actor=actor, now=now)
