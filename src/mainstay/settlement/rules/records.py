"""Settlement records read as facts, as what people have said of facts, and as signatures. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from mainstay.contracts.rules.terms.vocabulary import Trigger
from mainstay.kernel.entries import Entry

from .facts import Evidence, Fact, Pair, Standing
from .words import RecordKind

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Signature:
    """One side's consent to a sheet as it stood: it counts only while the sheet still has this digest."""

    sheet: str
    digest: str
    side: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A dispute or a waiver with a name on it."""

    rule: str
    fact: str
    kind: str
    side: str
    by: str
    note: str
    seq: int


@dataclass(frozen=True, slots=True)
class Records:
    """What the records of a contract say."""

    facts: tuple[Fact, ...]
    standing: Standing
    signatures: tuple[Signature, ...]
    said: tuple[Said, ...]


def read_records(entries: Sequence[Entry], zone: ZoneInfo) -> Records:
    """Replay the records of a contract; a voided one counts no more, of two marks for one rule the later."""
    voided = {entry.corrects for entry in entries if entry.kind == RecordKind.VOID}
    facts: list[Fact] = []
    signatures: list[Signature] = []
    said: dict[Pair, Said] = {}
    given: dict[str, str] = {}
    marks: dict[str, tuple[Decimal, Evidence]] = {}
    for entry in entries:
        kind, payload = RecordKind(entry.kind), entry.payload
        if entry.seq in voided:
            continue
        if kind in FACTS:
            facts.append(_fact(entry, kind, zone))
        elif kind is RecordKind.ASSIGN:
            given[payload["fact"]] = payload.get("rule", "")
        elif kind is RecordKind.MARK:
            marks[_marked(payload)] = Decimal(payload["points"]), evidence_of(entry)
        elif kind is RecordKind.SIGN:
            name = _sheet(payload)
            signatures.append(Signature(name, payload["digest"], entry.side, entry.actor_name, entry.recorded_at))
        elif kind in (RecordKind.DISPUTE, RecordKind.WAIVE, RecordKind.WITHDRAW_DISPUTE):
            _say(said, entry, kind)
    standing = Standing(
        waived=frozenset(pair for pair, one in said.items() if one.kind == RecordKind.WAIVE),
        disputed=frozenset(pair for pair, one in said.items() if one.kind == RecordKind.DISPUTE),
        given=given,
        marks=marks,
    )
    return Records(tuple(facts), standing, tuple(signatures), tuple(said.values()))


FACTS = frozenset({RecordKind.EVENT, RecordKind.PAPER, RecordKind.PAYMENT, RecordKind.REFUND, RecordKind.OCCURRENCE})


def evidence_of(entry: Entry) -> Evidence:
    """An entry of the records as evidence."""
    return Evidence("settlement", entry.stream.partition(":")[2], entry.seq, entry.hash.hex())


def _say(said: dict[Pair, Said], entry: Entry, kind: RecordKind) -> None:
    pair = (entry.payload["rule"], entry.payload["fact"])
    if kind is RecordKind.WITHDRAW_DISPUTE:
        said.pop(pair, None)
        return
    note = str(entry.payload.get("note", ""))
    said[pair] = Said(*pair, kind.value, entry.side, entry.actor_name, note, entry.seq)


def _marked(payload: Mapping[str, Any]) -> str:
    month = payload.get("month", "")
    return f"{payload['rule']}/{month}" if month else str(payload["rule"])


def _sheet(payload: Mapping[str, Any]) -> str:
    month = payload.get("month", "")
    return f"{payload['sheet']}/{month}" if month else str(payload["sheet"])


def _fact(entry: Entry, kind: RecordKind, zone: ZoneInfo) -> Fact:
    payload = entry.payload
    trigger = {
        RecordKind.EVENT: Trigger(payload.get("event", Trigger.RULE_BROKEN)),
        RecordKind.PAPER: Trigger.PAPERS_RECEIVED,
        RecordKind.OCCURRENCE: Trigger.RULE_BROKEN,
    }.get(kind, Trigger.AUTHORISED)
    moved = {RecordKind.PAYMENT: 1, RecordKind.REFUND: -1}.get(kind)
    amount = Decimal(payload["amount"]) if "amount" in payload else None
    due = payload.get("due")
    return Fact(
        id=f"paid:{entry.seq}" if moved else f"record:{entry.seq}",
        trigger=trigger,
        at=_end_of(due, zone) if due else entry.occurred_at,
        evidence=(
            evidence_of(entry),
            *(Evidence("case", number, 1) for number in sorted(payload.get("cases", []))),
        ),
        note=str(payload.get("note", "")),
        due=_end_of(due, zone) if due else None,
        until=_noon_of(payload["until"], zone) if payload.get("until") else None,
        level=payload.get("level", ""),
        system=payload.get("system", ""),
        side=payload.get("side", ""),
        rule=payload.get("rule", ""),
        stage=payload.get("stage", ""),
        paper=payload.get("paper"),
        count=payload.get("count", 1),
        points=Decimal(payload["points"]) if "points" in payload else None,
        amount=amount if moved is None or amount is None else amount * moved,
        zero=bool(payload.get("zero")),
    )


def noon_of(day: date, zone: ZoneInfo) -> datetime:
    """The moment that stands for a day of which only the date was told."""
    return datetime.combine(day, NOON, zone)


def _noon_of(text: str, zone: ZoneInfo) -> datetime:
    return noon_of(date.fromisoformat(text), zone)


def _end_of(text: str, zone: ZoneInfo) -> datetime:
    """24:00 of a day."""
    return datetime.combine(date.fromisoformat(text) + timedelta(days=1), time(), zone)
