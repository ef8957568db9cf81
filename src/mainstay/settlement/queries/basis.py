"""What a contract is settled from besides its cases, for runs that judge the cases anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from mainstay.contracts.public import CompiledTerms
from mainstay.directory.public import Actor
from mainstay.kernel.ledger import read_stream
from mainstay.settlement.rules.facts import Fact, Standing
from mainstay.settlement.rules.period import ONE, Period
from mainstay.settlement.rules.records import read_records
from mainstay.settlement.rules.statement import require_in_life

from .gathering import facts_beside_cases
from .sight import access_contract, stream_of
from .statements import require_begun


@dataclass(frozen=True, slots=True)
class Basis:
    """The terms of a contract and the facts that no case tells; cases count as they stood at `until`."""

    terms: CompiledTerms
    facts: Sequence[Fact]
    standing: Standing
    until: datetime


def access_basis(contract_id: UUID, period: Period, *, actor: Actor, now: datetime) -> Basis:
    """The basis of a period through its last moment or now. NotFound; Refused for a period that is not settled."""
    settled = access_contract(contract_id, actor=actor, on=period.end, now=now)
    require_begun(settled, period, now=now)
    require_in_life(settled.terms, period)
    records = read_records(read_stream(stream_of(settled.id)), settled.zone)
    end = datetime.combine(period.end + ONE, time(), settled.zone)
    facts = facts_beside_cases(settled, records, until=min(end, now))
    return Basis(settled.terms, facts, records.standing, min(end - timedelta.resolution, now))
