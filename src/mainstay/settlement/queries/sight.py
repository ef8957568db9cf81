"""Who sees the settlement of a contract, and by which terms a period is settled."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.contracts.public import CompiledTerms, ContractSummary, TermsVersion, list_contracts, terms_in_force
from mainstay.directory.public import Actor, may_see_contract, sees_all_contracts, visible_contracts
from mainstay.kernel.errors import NotFound

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Settled:
    """A contract with the version that applies."""

    summary: ContractSummary
    version: TermsVersion

    @property
    def id(self) -> UUID:
        """The contract."""
        return self.summary.id

    @property
    def terms(self) -> CompiledTerms:
        """Its terms, ready to run."""
        return self.version.compiled

    @property
    def zone(self) -> ZoneInfo:
        """The zone whose days count."""
        return self.version.compiled.labels.zone


def stream_of(contract_id: UUID) -> str:
    """The ledger stream of a contract's settlement records."""
    return f"settlement:{contract_id}"


def access_contract(contract_id: UUID, *, actor: Actor, on: date | None = None, now: datetime) -> Settled:
    """A contract that the actor may see, with the version in force on a day of its term; NotFound otherwise.

    Days before the term are settled by the first version, days after it by the last.
    """
    if not may_see_contract(actor, contract_id):
        raise NotFound("没有这份合同，或您无权查看。", "There is no such contract, or none that you may see.")
    return settled_contract(contract_id, on=on, now=now)


def settled_contract(contract_id: UUID, *, on: date | None = None, now: datetime) -> Settled:
    """The same for callers that decide themselves who may see it."""
    (summary,) = list_contracts([contract_id], now=now) or (None,)
    if summary is None:
        raise NotFound("没有这份合同。", "There is no such contract.")
    day = min(max(on or now.date(), summary.term_start), summary.term_end)
    moment = datetime.combine(day, NOON, now.tzinfo)
    return Settled(summary, terms_in_force(contract_id, moment))


def seen_contracts(*, actor: Actor, now: datetime) -> tuple[ContractSummary, ...]:
    """The contracts that the actor may see."""
    return list_contracts(None if sees_all_contracts(actor) else visible_contracts(actor), now=now)
