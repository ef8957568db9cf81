"""The front door of settlement: write records, issue statements."""

from datetime import datetime
from uuid import UUID

from mainstay.contracts.public import list_contracts
from mainstay.directory.public import Actor
from mainstay.kernel.errors import NotFound

from . import services
from .queries.basis import Basis, access_basis
from .queries.gathering import FAULTS
from .queries.papers import PaperForm, print_as_it_stands
from .queries.sight import Settled, access_contract, settled_contract
from .queries.statements import Computed, compute
from .rules.canonical import statement_bytes
from .rules.paper import TOTAL_NAMES
from .rules.period import Period
from .rules.words import RecordAct
from .services import RecordOrder

__all__ = [
    "FAULTS",
    "TOTAL_NAMES",
    "Basis",
    "PaperForm",
    "Period",
    "RecordAct",
    "RecordOrder",
    "Settled",
    "access_basis",
    "access_contract",
    "issue_statement",
    "paper_of",
    "record",
    "statement_of",
]


def record(contract_id: UUID, order: RecordOrder, *, actor: Actor, now: datetime) -> int:
    """Write into the settlement records of a contract; the number of the entry. What is refused changes nothing."""
    return services.record(contract_id, order, actor=actor, now=now).seq


def issue_statement(contract_id: UUID, period: Period, *, actor: Actor, now: datetime) -> str:
    """Issue the statement of a period that is over; its digest. The same figures give the same statement."""
    return services.issue_statement(contract_id, period, actor=actor, now=now).row.digest


def statement_of(code: str, period: Period, *, now: datetime) -> bytes:
    """The canonical bytes of a contract's statement, by its code, as it stands. NotFound or Refused."""
    return statement_bytes(_computed(code, period, now=now).statement)


def paper_of(code: str, period: Period, form: PaperForm, language: str, *, now: datetime) -> bytes:
    """The same as a paper: as it was issued last where the figures still hold, else marked as a preview."""
    return print_as_it_stands(_computed(code, period, now=now), form, language, now=now).content


def _computed(code: str, period: Period, *, now: datetime) -> Computed:
    for one in list_contracts(now=now):
        if one.code == code.strip().upper():
            settled = settled_contract(one.id, on=period.end, now=now)
            return compute(settled, period, now=now)
    raise NotFound(f"没有合同 {code}。", f"There is no contract {code}.")
