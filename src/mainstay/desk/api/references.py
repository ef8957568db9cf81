"""The contract and its clauses as routes name them."""

from mainstay.desk.queries.terms import Pinned
from mainstay.kernel.schema import Label

from .schemas import ClauseRef, ContractRef


def show_contract(pinned: Pinned) -> ContractRef:
    """The contract in the pinned version."""
    title = Label.of(pinned.contract.title)
    return ContractRef(id=pinned.contract_id, code=pinned.code, title=title, timezone=pinned.timezone)


def show_clause(clause_id: str, pinned: Pinned) -> ClauseRef:
    """A clause of the pinned version."""
    clause = pinned.clauses[clause_id]
    return ClauseRef(id=clause.id, number=clause.number, heading=Label.of(clause.heading))
