"""The front door of acceptance: what is handed over under a contract, and the steps in which it is accepted."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from . import services
from .rules.words import AcceptanceAct
from .services import Doing

__all__ = ["AcceptanceAct", "Doing", "open_acceptances", "record_acts"]


def open_acceptances(*, now: datetime) -> int:
    """Open the acceptance of each contract that asks for one, or move it to a new version; how many."""
    return services.open_acceptances(now=now)


def record_acts(contract_id: UUID, told: Sequence[Doing]) -> int:
    """Write what was done earlier, in its order and through the same rules; nobody is told. How many acts."""
    return services.record_acts(contract_id, told)
