"""The desk's front door: open cases, act on them, take over histories, check what is stored."""

from datetime import datetime

from mainstay.directory.public import Actor

from . import services
from .models import Case
from .rules.orders import Order
from .rules.words import Act, CaseState
from .services import (
    CheckedBatch,
    Finding,
    History,
    Opening,
    Step,
    check_cases,
    follow_changes,
    record_histories,
    refresh_cases,
)

__all__ = [
    "Act",
    "CaseState",
    "CheckedBatch",
    "Finding",
    "History",
    "Opening",
    "Order",
    "Step",
    "act_on_case",
    "check_cases",
    "count_cases",
    "follow_changes",
    "open_case",
    "record_histories",
    "refresh_cases",
]


def open_case(opening: Opening, *, actor: Actor, now: datetime) -> str:
    """Report a fault under a contract; the number of the case. Refused outside the contract's term."""
    return services.open_case(opening, actor=actor, now=now).number


def act_on_case(number: str, order: Order, *, actor: Actor, now: datetime) -> int:
    """One act on a case; the number of its entry. What is refused changes nothing."""
    return services.act_on_case(number, order, actor=actor, now=now).seq


def count_cases() -> int:
    """How many cases there are."""
    return Case.objects.count()
