"""Cases as settlement judges them: their level and the clocks that the vendor missed, with the entries that show it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import TruncMonth

from mainstay.contracts.public import CaseEntry, State
from mainstay.desk.models import OPEN, Case
from mainstay.desk.rules.flow import Happened, effective, progress_of
from mainstay.desk.rules.words import CaseType
from mainstay.kernel.ledger import Entry

from .terms import case_entries, clocks_of, entries_of, terms_of

BATCH = 500
CUSTOMERS_OWN = frozenset({"confirm"})


@dataclass(frozen=True, slots=True)
class MissedClock:
    """A target that was missed: when it was due, and the entry that ended it, none while it is still open."""

    target: str
    measure: str
    clause: str
    due: datetime
    ended: datetime | None
    ended_seq: int
    ended_hash: str


@dataclass(frozen=True, slots=True)
class StoodCase:
    """A case as it stood at a moment: what it was about, its report, and the exclusion that it falls under, if any."""

    number: str
    type: CaseType
    title: str
    level: str
    system: str
    reported_at: datetime
    report_seq: int
    report_hash: str
    excluded_by: str


@dataclass(frozen=True, slots=True)
class RecordedCase(StoodCase):
    """The same with all that clocks read of it."""

    entries: tuple[CaseEntry, ...]


@dataclass(frozen=True, slots=True)
class JudgedCase(StoodCase):
    """The same with the clocks that the vendor missed."""

    missed: tuple[MissedClock, ...]


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many cases of a level were reported in the month that begins on a day; no level is ""."""

    month: date
    level: str
    cases: int


def list_judged(contract_id: UUID, *, levels: Sequence[str], until: datetime) -> Iterator[JudgedCase]:
    """The cases of a contract that matter to money: complaints, those of the levels, and those with a missed clock.

    As they stood at `until`, by what is recorded now; what is excluded matters to none. Read in batches.
    """
    matter = Q(breached=True) | OPEN | Q(level__in=levels) | Q(type=CaseType.COMPLAINT.value)
    rows = Case.objects.filter(matter, contract_id=contract_id, reported_at__lt=until, excluded_by="")
    for case, entries, happened in _as_they_stood(rows.order_by("reported_at", "id"), until):
        yield JudgedCase(*_stood(case, happened), _missed(case, entries, happened, until))


def count_reported(contract_id: UUID, *, until: datetime) -> int:
    """How many cases of a contract were reported by a moment."""
    return Case.objects.filter(contract_id=contract_id, reported_at__lte=until).count()


def count_by_month(contract_id: UUID, zone: ZoneInfo, *, until: datetime) -> tuple[MonthCount, ...]:
    """How many cases were reported in each month of a zone, level by level, in the order of the months; one query."""
    rows = Case.objects.filter(contract_id=contract_id, reported_at__lte=until)
    found = rows.annotate(month=TruncMonth("reported_at", tzinfo=zone)).values_list("month", "level")
    counted = found.annotate(cases=Count("id")).order_by("month", "level")
    return tuple(MonthCount(month.date(), level or "", cases) for month, level, cases in counted)


def list_recorded(contract_id: UUID, *, until: datetime) -> Iterator[RecordedCase]:
    """Every case of a contract that had been reported by a moment, by what is recorded now. Read in batches."""
    rows = Case.objects.filter(contract_id=contract_id, reported_at__lte=until).order_by("reported_at", "id")
    for case, entries, happened in _as_they_stood(rows, until):
        yield RecordedCase(*_stood(case, happened), case_entries(entries))


def _as_they_stood(rows: "QuerySet[Case]", until: datetime) -> Iterator[tuple[Case, Sequence[Entry], list[Happened]]]:
    """Cases with their entries and what of these had happened by a moment; those of which nothing had are left out."""
    for cases in _batches(rows.iterator(chunk_size=BATCH)):
        entries = entries_of(cases)
        for case in cases:
            happened = [one for one in effective(entries[case.id]) if one.at <= until]
            if happened:
                yield case, entries[case.id], happened


def _stood(case: Case, happened: Sequence[Happened]) -> tuple[str, CaseType, str, str, str, datetime, int, str, str]:
    """The fields of `StoodCase`, in their order."""
    progress, report = progress_of(happened), happened[0]
    level, entry = progress.level or "", report.entry
    told = case.number, progress.type, case.title, level, case.system
    return *told, report.at, entry.seq, entry.hash.hex(), case.excluded_by


def _batches(rows: Iterator[Case]) -> Iterator[list[Case]]:
    batch: list[Case] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _missed(
    case: Case, entries: Sequence[Entry], happened: Sequence[Happened], until: datetime
) -> tuple[MissedClock, ...]:
    pinned = terms_of(case.contract_id, case.contract_version)
    found = []
    for clock in clocks_of(pinned, entries, now=until):
        if clock.state is not State.BREACHED or clock.due is None or clock.measure in CUSTOMERS_OWN:
            continue
        end = next((one.entry for one in happened if clock.ended is not None and one.at >= clock.ended), None)
        found.append(
            MissedClock(
                clock.target_id,
                clock.measure.value,
                clock.clause_id,
                clock.due,
                clock.ended if end is not None else None,
                end.seq if end is not None else 0,
                end.hash.hex() if end is not None else "",
            )
        )
    return tuple(found)
