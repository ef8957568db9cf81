"""The contracts' front door: terms ready for clocks, which version applies, what a report form asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from mainstay.directory.public import Actor

from . import queries, services
from .queries import (
    ContractPaper,
    TermsVersion,
    VersionSpan,
    holiday_tables,
    holidays_with,
    list_holiday_files,
    list_papers,
    terms_with,
)
from .reading.checked import Checked, check_file, write_data
from .reading.holiday_files import load_holidays
from .rules.answering import answering_calendar, worked_hours
from .rules.calendars import HolidayTables
from .rules.checking.finding import Finding, Severity
from .rules.clocks import CaseEntry, Clock, CompiledTerms, Condition, State, clocks
from .rules.clocks.wording import length_words
from .rules.ladders import IdleRung, RungDue, acknowledge_by, idle_rungs, ladder_rungs
from .rules.notices import contact_change_told_by
from .rules.obligations import Gap, Plan, Planned, Span, due_after, length_after, plan
from .rules.silence import silence_confirms_at
from .rules.terms.base import Text
from .rules.terms.contract import Clause, Contract
from .rules.terms.duties import ContactPerson, Exclusion, Obligation, Rate
from .rules.terms.targets import Choice, Fact, Target
from .rules.terms.vocabulary import Event, Measure, RungAction, Side
from .rules.versions import VersionState
from .services import Loaded

__all__ = [
    "CaseEntry",
    "Checked",
    "Choice",
    "Clause",
    "Clock",
    "CompiledTerms",
    "Condition",
    "ContactPerson",
    "Contract",
    "ContractPaper",
    "ContractSummary",
    "Event",
    "Exclusion",
    "Fact",
    "Finding",
    "Gap",
    "HolidayTables",
    "IdleRung",
    "Loaded",
    "Measure",
    "Obligation",
    "Plan",
    "Planned",
    "Rate",
    "RungAction",
    "RungDue",
    "Severity",
    "Side",
    "Span",
    "State",
    "Target",
    "TermsVersion",
    "Text",
    "VersionSpan",
    "VersionState",
    "access_terms",
    "acknowledge_by",
    "answering_calendar",
    "check_file",
    "clocks",
    "contact_change_told_by",
    "due_after",
    "export_contract",
    "get_terms",
    "holiday_tables",
    "holidays_with",
    "idle_rungs",
    "ladder_rungs",
    "length_after",
    "length_words",
    "list_contracts",
    "list_holiday_files",
    "list_papers",
    "load_contract",
    "load_holidays",
    "plan",
    "sign_version",
    "silence_confirms_at",
    "tables_at_hand",
    "terms_in_force",
    "terms_of",
    "terms_with",
    "version_begun",
    "versions_over_time",
    "worked_hours",
    "write_data",
]


@dataclass(frozen=True, slots=True)
class ContractSummary:
    """A contract as lists show it."""

    id: UUID
    code: str
    number: str
    title: Text
    customer: Text
    vendor: Text
    term_start: date
    term_end: date
    version: int
    state: VersionState


def get_terms(version_id: UUID) -> CompiledTerms:
    """A version's terms ready for `clocks`, cached; NotFound, or Refused for a draft."""
    return queries.get_terms(version_id).compiled


def terms_of(contract_id: UUID, version: int) -> TermsVersion:
    """A version by its number, cached: the same object each time."""
    return queries.get_terms(queries.get_version_id(contract_id, version))


def terms_in_force(contract_id: UUID, at: datetime) -> TermsVersion:
    """The version that applies at a moment, ready for clocks; Refused with the reason when none does."""
    return queries.get_terms(queries.get_version_in_force(contract_id, at).id)


def tables_at_hand() -> tuple[int, ...]:
    """The years of which a holiday table is at hand."""
    return tuple(sorted(holiday_tables().years))


def access_terms(actor: Actor, contract_id: UUID, version: int | None, *, now: datetime) -> TermsVersion:
    """A version that the actor may see, signed or not, the first to show unless told; NotFound, Refused for a draft."""
    return queries.get_terms(queries.access_version(actor, contract_id, version, now=now).row.id)


def versions_over_time(contract_id: UUID) -> tuple[VersionSpan, ...]:
    """The agreed versions of a contract, each with the days on which it applies, in order; none before it is agreed."""
    return queries.versions_over_time(contract_id)


def version_begun(contract_id: UUID, *, now: datetime) -> TermsVersion:
    """The latest agreed version that has begun, else the first, also after the term; Refused before any is agreed."""
    return queries.version_begun(contract_id, now=now)


def list_contracts(contract_ids: Iterable[UUID] | None = None, *, now: datetime) -> tuple[ContractSummary, ...]:
    """Contracts by id, or all, in the order of their codes; a fixed number of queries."""
    return tuple(
        ContractSummary(
            id=one.id,
            code=one.code,
            number=one.row.number,
            title=Text(zh=one.row.title_zh, en=one.row.title_en),
            customer=Text(zh=one.row.customer_zh, en=one.row.customer_en),
            vendor=Text(zh=one.row.vendor_zh, en=one.row.vendor_en),
            term_start=one.row.term_start,
            term_end=one.row.term_end,
            version=one.row.version,
            state=one.state,
        )
        for one in queries.list_contracts(contract_ids, now=now)
    )


def load_contract(source: bytes | str, *, actor: Actor | None, now: datetime) -> Loaded:
    """Store a contract file as a version; actor None is the operator at the command line.

    The same file twice changes nothing. Malformed, TooLarge, Forbidden or Refused; nothing is stored then.
    """
    return services.load_contract(source, actor=actor, now=now)


def export_contract(code: str, version: int | None = None, *, now: datetime) -> str:
    """The file of a contract as it was loaded, by code; the version to show first unless told. NotFound."""
    return queries.get_file(code, version, now=now)


def sign_version(contract_id: UUID, version: int, *, actor: Actor, now: datetime) -> None:
    """Give one side's consent to a version: the customer's approver or the vendor's manager."""
    services.sign_version(contract_id, version, actor=actor, now=now)
