"""The front door of acceptance: what is handed over under a contract, and the steps in which it is accepted."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from mainstay.kernel.ledger import Entry

from . import services
from .queries.reading import find_passing
from .rules.words import AcceptanceAct
from .services import Doing

__all__ = ["AcceptanceAct", "Doing", "open_acceptances", "passing_entry", "record_acts"]


def open_acceptances(*, now: datetime) -> int:
    """Open the acceptance of each contract that asks for one, or move it to a new version; how many."""
    return services.open_acceptances(now=now)


def record_acts(contract_id: UUID, told: Sequence[Doing]) -> int:
    """Write what was done earlier, in its order and through the same rules; nobody is told. How many acts."""
    return services.record_acts(contract_id, told)


def passing_entry(contract_id: UUID) -> Entry | None:
    """The entry by which the customer accepted the work of a contract; None while he has not. Three queries at most."""
    return find_passing(contract_id)
