"""The desk's front door: open cases, act on them, take over histories, check what is stored."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.directory.public import Actor

from . import services
from .models import Case
from .queries import facts, judged
from .queries.facts import CaseFacts
from .queries.judged import JudgedCase, MissedClock, MonthCount, RecordedCase
from .rules.moving import Move
from .rules.orders import Order
from .rules.words import Act, CaseChannel, CaseState, CaseType
from .services import (
    CheckedBatch,
    Finding,
    History,
    Looked,
    Opening,
    Step,
    check_cases,
    follow_changes,
    preview_tables,
    record_histories,
    refresh_cases,
    refresh_texts,
)
from .services.evidence import export_evidence, scope_of_case, scope_of_contract

__all__ = [
    "Act",
    "CaseChannel",
    "CaseFacts",
    "CaseState",
    "CaseType",
    "CheckedBatch",
    "Finding",
    "History",
    "JudgedCase",
    "Looked",
    "MissedClock",
    "MonthCount",
    "Move",
    "Opening",
    "Order",
    "RecordedCase",
    "Step",
    "act_on_case",
    "check_cases",
    "contract_of_case",
    "count_by_month",
    "count_cases",
    "count_reported",
    "export_case_evidence",
    "export_contract_evidence",
    "find_case",
    "find_cases",
    "follow_changes",
    "judged_cases",
    "list_open_cases",
    "open_case",
    "preview_tables",
    "record_histories",
    "recorded_cases",
    "refresh_cases",
    "refresh_texts",
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


def find_case(number: str, *, actor: Actor) -> CaseFacts | None:
    """The case of this number; None when there is none or the actor has no role on its contract."""
    return facts.find_facts(number, actor=actor)


def find_cases(numbers: Sequence[str], *, actor: Actor) -> dict[str, CaseFacts]:
    """Those of the cases that there are and that the actor may see, by number."""
    return facts.find_many(numbers, actor=actor)


def contract_of_case(number: str) -> UUID | None:
    """The contract of a case, for callers that decide themselves who may know; None without such a case."""
    return facts.find_contract(number)


def list_open_cases(contract_ids: Sequence[UUID], *, actor: Actor, limit: int = 20) -> tuple[CaseFacts, ...]:
    """Open cases of those of the contracts that the actor may see, the latest reports first; one query."""
    return facts.list_open(contract_ids, actor=actor, limit=limit)


def judged_cases(contract_id: UUID, *, levels: Sequence[str], until: datetime) -> Iterator[JudgedCase]:
    """Complaints, cases of these levels and cases with a missed clock, as they stood at a moment; read in batches."""
    return judged.list_judged(contract_id, levels=levels, until=until)


def count_reported(contract_id: UUID, *, until: datetime) -> int:
    """How many cases of a contract were reported by a moment."""
    return judged.count_reported(contract_id, until=until)


def count_by_month(contract_id: UUID, zone: ZoneInfo, *, until: datetime) -> tuple[MonthCount, ...]:
    """How many cases were reported in each month of a zone, level by level, in the order of the months; one query."""
    return judged.count_by_month(contract_id, zone, until=until)


def recorded_cases(contract_id: UUID, *, until: datetime) -> Iterator[RecordedCase]:
    """Every case of a contract as it stood at a moment, with all that clocks read of it; read in batches."""
    return judged.list_recorded(contract_id, until=until)


def export_case_evidence(number: str, *, actor: Actor, with_files: bool, now: datetime) -> Iterator[bytes]:
    """The ledger of a case as one file, piece by piece; NotFound."""
    return export_evidence(scope_of_case(number, actor=actor), with_files=with_files, now=now)


def export_contract_evidence(contract_id: UUID, *, actor: Actor, with_files: bool, now: datetime) -> Iterator[bytes]:
    """The ledger of a contract's cases as one file, piece by piece; NotFound."""
    return export_evidence(scope_of_contract(contract_id, actor=actor), with_files=with_files, now=now)
