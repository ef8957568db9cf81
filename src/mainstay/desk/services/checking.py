"""Checking what is stored: each chain whole, each row what its entries give, each inner note as it was sealed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

from mainstay.desk.models import Case, Note, stream_of
from mainstay.desk.queries.terms import terms_of
from mainstay.desk.rules.readout import ReadOut
from mainstay.desk.rules.words import Kind
from mainstay.kernel.ledger import Entry, Head, check_chain, read_streams, stream_names
from mainstay.kernel.sealing import SealBroken

from .opening import row_of

BATCH = 200
Digests = Mapping[tuple[UUID, int], str]
BROKEN = object()  # what does not open is not what the entries give
COLUMNS = ("id", "contract_id", *(field.name for field in fields(ReadOut)))


@dataclass(frozen=True, slots=True)
class Finding:
    """The first thing wrong with a case: its entry, or the column that differs from the replay."""

    number: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class CheckedBatch:
    """How many cases and entries a batch held, and what was found in it, in the order of the streams."""

    cases: int
    entries: int
    findings: tuple[Finding, ...]


def check_cases() -> Iterator[CheckedBatch]:
    """Check every case in batches, whatever its contract; then streams that have lost their case."""
    for cases in batches_of_cases():
        streams = read_streams([stream_of(case.id) for case in cases], checking=True)
        notes = _digests(cases)
        findings = [found for case in cases if (found := _check(case, streams[stream_of(case.id)], notes))]
        yield CheckedBatch(len(cases), sum(map(len, streams.values())), tuple(findings))
    yield _orphans()


def batches_of_cases() -> Iterator[list[Case]]:
    """All cases in batches by key."""
    rows = Case.objects.order_by("pk")
    cases = list(rows[:BATCH])
    while cases:
        yield cases
        cases = list(rows.filter(pk__gt=cases[-1].pk)[:BATCH])


def _digests(cases: Sequence[Case]) -> Digests:
    """What the inner notes of these cases hash to, by case and entry."""
    notes = Note.objects.filter(case_id__in=[case.id for case in cases])
    return {(note.case_id, note.seq): digest for note in notes if (digest := _digest(note))}


def _digest(note: Note) -> str:
    """Empty for a note that does not open: it is not what was sealed."""
    try:
        return note.digest
    except SealBroken:
        return ""


def _check(case: Case, entries: tuple[Entry, ...], notes: Digests) -> Finding | None:
    if not entries:
        return Finding(case.number, f"{case.number}：第 1 条记录缺失", f"{case.number}: entry 1 is missing")
    fault = check_chain(entries, Head(case.seq, bytes(case.head_hash)))
    if fault is not None:
        zh, en = fault.words("zh"), fault.words("en")
        return Finding(case.number, f"{case.number}（{zh}）", f"{case.number} ({en})")
    for entry in entries:
        if entry.kind == Kind.NOTED and notes.get((case.id, entry.seq)) != entry.payload["sha256"]:
            zh = f"{case.number}：第 {entry.seq} 条内部备注与台账中的校验值不一致"
            return Finding(
                case.number, zh, f"{case.number}: the inner note of entry {entry.seq} is not what was sealed"
            )
    column = next(iter(differing_columns(case, replayed(case, entries))), None)
    if column is None:
        return None
    zh = f"{case.number}：“{column}”与台账重放结果不一致"
    return Finding(case.number, zh, f"{case.number}: {column} differs from the replay of its entries")


def replayed(case: Case, entries: tuple[Entry, ...]) -> Case:
    """The row that the entries of a case give today, under its pinned version."""
    return row_of(case.id, terms_of(case.contract_id, case.contract_version), entries)


def differing_columns(case: Case, other: Case) -> list[str]:
    """The columns in which two rows differ, in their order."""
    return [column for column in COLUMNS if _value(case, column) != _value(other, column)]


def _value(case: Case, column: str) -> Any:
    try:
        value = getattr(case, column)
    except SealBroken:
        return BROKEN
    return bytes(value) if isinstance(value, memoryview | bytearray) else value


def _orphans() -> CheckedBatch:
    """Streams without a case: both sides are read in the same order and held against each other."""
    cases = (stream_of(key) for key in Case.objects.order_by("pk").values_list("pk", flat=True).iterator(2000))
    findings = []
    case = next(cases, None)
    for name in stream_names("case:"):
        while case is not None and case < name:
            case = next(cases, None)
        if case != name:
            zh = f"{name}：台账中有记录，但工单缺失"
            findings.append(Finding(name, zh, f"{name}: entries without a case"))
    return CheckedBatch(0, 0, tuple(findings))
