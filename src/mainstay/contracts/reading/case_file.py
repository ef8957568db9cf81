"""Case files for offline use: a contract's code and the entries of one case, with the line of every fault."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mainstay.contracts.rules.clocks import ENTRY_KINDS, CaseEntry, FactValue
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.vocabulary import FactName, Side
from mainstay.kernel.document import Document, dotted, read_document
from mainstay.kernel.errors import Malformed, Problem

from .wording import Fault, fault_of, missing_key, not_allowed, unknown_key

Step = str | int


class Line(BaseModel):
    """One entry; its number is its place in the list, from 1. Times without a zone are in the contract's."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    at: datetime
    kind: str
    side: Side = Side.NEUTRAL
    facts: dict[str, bool | str] = {}
    due: datetime | None = None
    reason: str | None = None
    corrects: int | None = None
    void: bool = False
    note: str = ""


class CaseFile(BaseModel):
    """A whole case file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    contract: str | None = None
    number: Annotated[str, Field(max_length=64)] = ""
    system: Annotated[str, Field(max_length=64)] = ""
    entries: Annotated[tuple[Line, ...], Field(min_length=1, max_length=10_000)]


@dataclass(frozen=True, slots=True)
class _Found:
    path: tuple[Step, ...]
    fault: Fault


def read_case(source: bytes | str, contract: Contract, now: datetime) -> list[CaseEntry]:
    """The entries of a case file under a contract; Malformed with every problem and its line.

    Refused too: an entry after `now` or before the report, and a level, fact or pause that the contract lacks.
    """
    document = read_document(source)
    try:
        file = CaseFile.model_validate(document.data)
    except ValidationError as error:
        raise _malformed(document, _shape_faults(error)) from None
    entries = _entries(file, contract)
    found = list(_faults(file, entries, contract, now))
    if found:
        raise _malformed(document, found)
    return entries


def read_case_line(source: bytes, contract: Contract, now: datetime) -> tuple[CaseFile, list[CaseEntry]]:
    """A case file that is one line of JSON, read quickly; Malformed as above, with the columns of that line."""
    try:
        file = CaseFile.model_validate_json(source)
    except ValidationError:
        read_case(source, contract, now)
        raise
    entries = _entries(file, contract)
    if any(_faults(file, entries, contract, now)):
        read_case(source, contract, now)
    return file, entries


def _entries(file: CaseFile, contract: Contract) -> list[CaseEntry]:
    zone = ZoneInfo(contract.timezone)
    return [_entry(number, line, zone) for number, line in enumerate(file.entries, 1)]


def _entry(number: int, line: Line, zone: ZoneInfo) -> CaseEntry:
    return CaseEntry(
        seq=number,
        kind=line.kind,
        at=_aware(line.at, zone),
        side=line.side,
        facts=line.facts,
        due=None if line.due is None else _aware(line.due, zone),
        reason=line.reason,
        corrects=line.corrects,
        void=line.void,
    )


def _aware(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=zone)


def _shape_faults(error: ValidationError) -> Iterator[_Found]:
    for one in error.errors(include_url=False):
        path = tuple(one["loc"])
        if one["type"] == "too_short" and one["input"]:
            continue
        if one["type"] == "missing":
            yield _Found(path, missing_key(str(path[-1])))
        elif one["type"] == "extra_forbidden":
            known = Line.model_fields if path[0] == "entries" else CaseFile.model_fields
            yield _Found(path, unknown_key(str(path[-1]), list(known)))
        elif one["type"].startswith("datetime"):
            yield _Found(path, _not_a_moment(one["input"]))
        else:
            yield _Found(path, fault_of(one["type"], one["input"], dict(one.get("ctx", {}))))


def _not_a_moment(given: object) -> Fault:
    return Fault(
        "not_a_moment", f"“{given}”不是时刻，应写成 2026-10-03T10:00", f"'{given}' is not a moment: 2026-10-03T10:00"
    )


def _faults(file: CaseFile, entries: list[CaseEntry], contract: Contract, now: datetime) -> Iterator[_Found]:
    if file.contract is not None and file.contract != contract.code:
        yield _Found(("contract",), not_allowed(file.contract, [contract.code]))
    reported = min((entry.at for entry in entries if entry.kind == "reported"), default=None)
    if reported is None:
        yield _Found(("entries",), Fault("no_report", "没有报告记录", "there is no reported entry"))
    for index, entry in enumerate(entries):
        place: tuple[Step, ...] = ("entries", index)
        for key, fault in _entry_faults(entry, contract):
            yield _Found((*place, *key), fault)
        if entry.at > now:
            yield _Found((*place, "at"), Fault("in_the_future", "记录时间晚于当前时间", "the entry lies in the future"))
        if reported is not None and entry.at < reported and entry.kind != "corrected":
            fault = Fault("before_the_report", "记录时间早于报告时间", "the entry lies before the report")
            yield _Found((*place, "at"), fault)


def _entry_faults(entry: CaseEntry, contract: Contract) -> Iterator[tuple[tuple[str, ...], Fault]]:
    if entry.kind not in ENTRY_KINDS:
        yield ("kind",), not_allowed(entry.kind, sorted(ENTRY_KINDS))
    for name, value in entry.facts.items():
        yield from _fact_faults(name, value, contract)
    reasons = [pause.id for pause in contract.pauses]
    if entry.kind == "paused" and entry.reason not in reasons:
        yield ("reason",), missing_key("reason") if entry.reason is None else not_allowed(entry.reason, reasons)
    exclusions = [one.id for one in contract.exclusions]
    if entry.kind == "excluded" and entry.reason not in exclusions:
        yield ("reason",), missing_key("reason") if entry.reason is None else not_allowed(entry.reason, exclusions)
    if entry.kind in ("promised", "promise_moved") and entry.due is None:
        yield ("due",), missing_key("due")
    if entry.kind == "corrected" and not (entry.corrects is not None and 1 <= entry.corrects < entry.seq):
        yield (
            ("corrects",),
            Fault("not_an_earlier_entry", "应为更早记录的序号", "must number an earlier entry"),
        )


def _fact_faults(name: str, value: FactValue, contract: Contract) -> Iterator[tuple[tuple[str, ...], Fault]]:
    if name not in list(FactName):
        yield ("facts", name), not_allowed(name, [str(fact) for fact in FactName])
        return
    allowed = [level.id for level in contract.levels] if name == "level" else _values(name, contract)
    if allowed and value not in allowed:
        yield ("facts", name), not_allowed(value, allowed)


def _values(name: str, contract: Contract) -> list[str]:
    return [choice.id for fact in contract.facts if fact.name == name for choice in fact.values]


def _malformed(document: Document, found: Iterable[_Found]) -> Malformed:
    problems = []
    for one in found:
        place = document.place(one.path, of_key=one.fault.code == "unknown_key")
        fault = one.fault
        problems.append(Problem(fault.code, fault.zh, fault.en, dotted(one.path), place.line, place.column))
    problems.sort(key=lambda problem: (problem.line, problem.column))
    return Malformed(zh="案例文件有误。", en="The case file has faults.", problems=tuple(problems))
