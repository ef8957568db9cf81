"""Words, clauses and files of a contract as schemas hold them."""

from collections.abc import Iterable
from typing import Any

from mainstay.contracts.public import Contract
from mainstay.kernel.schema import Label

from .schemas import AcceptanceClause, AcceptanceFile


def clause_of(contract: Contract, clause: str) -> AcceptanceClause:
    """A clause of a contract."""
    found = next(one for one in contract.clauses if one.id == clause)
    return AcceptanceClause(id=found.id, number=found.number, heading=Label.of(found.heading))


def files_of(files: Iterable[Any]) -> list[AcceptanceFile]:
    """Files as entries hold them."""
    return [AcceptanceFile.model_validate({name: one[name] for name in AcceptanceFile.model_fields}) for one in files]
