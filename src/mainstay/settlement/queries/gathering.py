"""The facts of a contract: from its cases, its duties and its acceptance, and from its own records."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from mainstay.acceptance.public import passing_entry
from mainstay.desk.public import CaseType, JudgedCase, judged_cases
from mainstay.duties.public import LateDuty, list_late_duties
from mainstay.kernel.ledger import Entry, read_stream
from mainstay.settlement.models import Book
from mainstay.settlement.rules.facts import Evidence, Fact
from mainstay.settlement.rules.payments import EVENT_NAMES, passing_event
from mainstay.settlement.rules.records import Records, read_records
from mainstay.settlement.rules.words import Measure, Trigger

from .sight import Settled, stream_of

FAULTS = frozenset({CaseType.FAULT, CaseType.EMERGENCY})
VENDOR = "vendor"  # clauses take points and money for what the vendor does late


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that a contract is settled from, and where its records end."""

    facts: tuple[Fact, ...]
    records: Records
    entries: tuple[Entry, ...]

    @property
    def seq(self) -> int:
        """The number of the last record."""
        return self.entries[-1].seq if self.entries else 0


def gather(settled: Settled, *, until: date, now: datetime) -> Gathered:
    """The facts through a day, or through now when that is earlier."""
    end = min(datetime.combine(until + timedelta(days=1), time(), settled.zone), now)
    entries = read_stream(stream_of(settled.id))
    records = read_records(entries, settled.zone)
    levels = sorted({level for one in settled.version.contract.penalties for level in one.levels})
    cases = judged_cases(settled.id, levels=levels, until=end)
    facts = [fact for case in cases for fact in case_facts(case)]
    return Gathered((*facts, *facts_beside_cases(settled, records, until=end)), records, entries)


def facts_beside_cases(settled: Settled, records: Records, *, until: datetime) -> tuple[Fact, ...]:
    """Late duties, the verdict of acceptance and what people recorded: everything that no case tells."""
    late = [_late_fact(duty) for duty in list_late_duties(settled.id, owner=VENDOR, until=until) if duty.penalised]
    return (*late, *_acceptance_facts(settled), *records.facts)


def case_facts(case: JudgedCase) -> tuple[Fact, ...]:
    """What a case is to settlement: an incident of its level, a complaint, and each clock that the vendor missed."""
    report = Evidence("case", case.number, case.report_seq, case.report_hash)
    found = []
    if case.type in FAULTS and case.level:
        found.append(_fact(f"case:{case.number}", Trigger.CASE_OPENED, case, (report,), at=case.reported_at))
    if case.type is CaseType.COMPLAINT:
        found.append(_fact(f"case:{case.number}", Trigger.COMPLAINT_RECEIVED, case, (report,), at=case.reported_at))
    for missed in case.missed:
        done = () if missed.ended is None else (Evidence("case", case.number, missed.ended_seq, missed.ended_hash),)
        found.append(
            Fact(
                id=f"case:{case.number}:{missed.target}",
                trigger=Trigger.CLOCK_BREACHED,
                at=missed.due,
                evidence=(report, *done),
                note=case.title,
                due=missed.due,
                until=missed.ended,
                level=case.level,
                target=missed.target,
                measure=Measure(missed.measure),
                system=case.system,
            )
        )
    return tuple(found)


def _fact(key: str, trigger: Trigger, case: JudgedCase, proof: tuple[Evidence, ...], *, at: datetime) -> Fact:
    return Fact(id=key, trigger=trigger, at=at, evidence=proof, note=case.title, level=case.level, system=case.system)


def _late_fact(duty: LateDuty) -> Fact:
    """A duty that was late, from its due time until its evidence came."""
    proof = tuple(Evidence("duty", str(duty.id), entry.seq, entry.hash.hex()) for entry in duty.shown_by)
    span = f"（{duty.first_day} 至 {duty.last_day}）" if duty.first_day else ""
    return Fact(
        id=f"duty:{duty.id}",
        trigger=Trigger.DUTY_LATE,
        at=duty.due,
        evidence=proof,
        note=f"{duty.name.zh}{span}",
        due=duty.due,
        until=duty.delivered_at,
        target=duty.obligation,
        side=VENDOR,
    )


def _acceptance_facts(settled: Settled) -> tuple[Fact, ...]:
    """The customer's verdict that the work is accepted, once he has given it."""
    entry = passing_entry(settled.id)
    if entry is None:
        return ()
    event = passing_event(settled.terms.contract)
    proof = (Evidence("acceptance", str(settled.id), entry.seq, entry.hash.hex()),)
    return (Fact(id="acceptance", trigger=event, at=entry.occurred_at, evidence=proof, note=EVENT_NAMES[event].zh),)


def lock_book(settled: Settled) -> Book:
    """The head of the records, locked until the transaction ends; made when there is none."""
    Book.objects.get_or_create(contract_id=settled.id, defaults={"seq": 0, "head_hash": b"\0" * 32})
    return Book.objects.select_for_update().get(contract_id=settled.id)
