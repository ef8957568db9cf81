"""Cases as other modules see them: few facts, many at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.desk.models import OPEN, Case
from mainstay.desk.rules.words import CaseState
from mainstay.directory.public import Actor, may_see_contract


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """What a case is about and where it stands."""

    id: UUID
    number: str
    contract_id: UUID
    title: str
    state: CaseState
    level: str
    assignee: str
    reporter: str
    reported_at: datetime


def find_facts(number: str, *, actor: Actor) -> CaseFacts | None:
    """The case of this number; None when there is none or the actor may not see it."""
    case = Case.objects.filter(number=number).first()
    return _facts(case) if case is not None and may_see_contract(actor, case.contract_id) else None


def find_many(numbers: Sequence[str], *, actor: Actor) -> dict[str, CaseFacts]:
    """Those of the cases that there are and that the actor may see, by number, in one query."""
    rows = Case.objects.filter(number__in=numbers)
    return {case.number: _facts(case) for case in rows if may_see_contract(actor, case.contract_id)}


def find_contract(number: str) -> UUID | None:
    """The contract of the case of this number, for callers that decide themselves who may know."""
    return Case.objects.filter(number=number).values_list("contract_id", flat=True).first()


def list_open(contract_ids: Sequence[UUID], *, actor: Actor, limit: int = 20) -> tuple[CaseFacts, ...]:
    """Open cases of those of the contracts that the actor may see, the latest reports first."""
    seen = [contract_id for contract_id in contract_ids if may_see_contract(actor, contract_id)]
    rows = Case.objects.filter(OPEN, contract_id__in=seen).order_by("-reported_at", "-id")
    return tuple(_facts(case) for case in rows[:limit])


def _facts(case: Case) -> CaseFacts:
    return CaseFacts(
        id=case.id,
        number=case.number,
        contract_id=case.contract_id,
        title=case.title,
        state=CaseState(case.state),
        level=case.level or "",
        assignee=case.assignee_name,
        reporter=str(case.reporter.get("name", "")),
        reported_at=case.reported_at,
    )
