"""Stages of payment: what each waits for, when it is due, what was paid, and when the deposit's period ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.base import Text
from mainstay.contracts.rules.terms.contract import Contract
from mainstay.contracts.rules.terms.money import Payment
from mainstay.contracts.rules.terms.vocabulary import Trigger

from .accrual import Extension
from .days import last_day, next_workday
from .facts import Evidence, Fact, begun_on
from .money import Sum, paid_by, sum_of, to_fen

ON_PAPERS = frozenset({Trigger.PAPERS_RECEIVED, Trigger.INVOICE_RECEIVED})
MAINTENANCE_BEGINS = {
    "final_acceptance": Trigger.FINAL_ACCEPTANCE,
    "acceptance_passed": Trigger.ACCEPTANCE_PASSED,
}
EVENT_NAMES = {
    Trigger.CONTRACT_SIGNED: Text(zh="合同签订", en="signing"),
    Trigger.CONTRACT_EFFECTIVE: Text(zh="合同生效", en="effect of the contract"),
    Trigger.TERM_ENDED: Text(zh="合同期满", en="end of the term"),
    Trigger.MAINTENANCE_ENDED: Text(zh="维保期满", en="end of the maintenance period"),
    Trigger.GOODS_DELIVERED: Text(zh="交货", en="delivery"),
    Trigger.FINAL_ACCEPTANCE: Text(zh="终验通过", en="final acceptance"),
    Trigger.ACCEPTANCE_PASSED: Text(zh="验收通过", en="acceptance"),
    Trigger.PRICE_AUDITED: Text(zh="审价", en="price audit"),
    Trigger.REPORT_SUBMITTED: Text(zh="提交报告", en="report"),
    Trigger.INVOICE_RECEIVED: Text(zh="收到发票", en="invoice"),
    Trigger.PAPERS_RECEIVED: Text(zh="付款资料", en="papers"),
}


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The maintenance period: first and last day, and what has made it longer."""

    begins: date
    ends: date
    extensions: tuple[Extension, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage as it stands on a day: `missing` says what it waits for, `due` is its last day in time."""

    payment: Payment
    amount: Decimal
    basis: Sum
    due: date | None
    missing: tuple[Text, ...]
    paid: Decimal
    evidence: tuple[Evidence, ...]


def stages_through(terms: CompiledTerms, facts: Sequence[Fact], upkeep: Upkeep | None, day: date) -> tuple[Stage, ...]:
    """Every stage as it stands at the end of a day."""
    known = [fact for fact in facts if begun_on(fact.at, terms.labels.zone) <= day]
    return tuple(_stage(terms, payment, known, upkeep, day) for payment in terms.contract.payments)


def _stage(terms: CompiledTerms, payment: Payment, facts: Sequence[Fact], upkeep: Upkeep | None, day: date) -> Stage:
    basis = sum_of(terms, payment.basis, day, facts)
    met: list[date] = []
    missing: list[Text] = []
    evidence: set[Evidence] = set()
    for trigger in payment.after:
        if trigger in ON_PAPERS and payment.papers:
            continue
        found, proof = _event(terms, payment, trigger, facts, upkeep, day)
        evidence |= set(proof)
        if found is None:
            missing.append(EVENT_NAMES.get(trigger, Text(zh=trigger.value, en=trigger.value)))
        else:
            met.append(found)
    papers = _papers(terms, payment, facts)
    missing += [payment.papers[index] for index, got in enumerate(papers) if got is None]
    evidence |= {proof for got in papers if got for proof in got[1]}
    due = None if missing else _due(terms, payment, met, [got[0] for got in papers if got])
    paid = paid_by(terms, facts, day, payment.id)
    return Stage(
        payment, to_fen(basis.amount * payment.share), basis, due, tuple(missing), paid, tuple(sorted(evidence))
    )


def _due(terms: CompiledTerms, payment: Payment, events: Sequence[date], papers: Sequence[date]) -> date:
    """A length after the last of what starts it. Papers that start nothing must still be there by the due day."""
    starting = [*events, *papers] if ON_PAPERS.intersection(payment.after) else list(events)
    start = max(starting)
    if payment.due_by == "contract_end":
        due = terms.contract.term.end
    elif payment.due is None:
        due = start
    else:
        due = last_day(payment.due, start, terms.calendars[payment.calendar])
    due = max([due, *papers])
    return next_workday(terms.calendars[payment.rolls_over], due) if payment.rolls_over else due


def _event(
    terms: CompiledTerms,
    payment: Payment,
    trigger: Trigger,
    facts: Iterable[Fact],
    upkeep: Upkeep | None,
    day: date,
) -> tuple[date | None, tuple[Evidence, ...]]:
    """The day of an event and its record: as entered, else as the contract itself says."""
    contract, zone = terms.contract, terms.labels.zone
    for fact in facts:
        if fact.trigger is trigger and fact.stage in ("", payment.id):
            return begun_on(fact.at, zone), fact.evidence
    if trigger is Trigger.MAINTENANCE_ENDED and upkeep is not None and upkeep.ends <= day:
        return upkeep.ends, tuple(proof for one in upkeep.extensions for proof in one.evidence)
    dates = {
        Trigger.CONTRACT_SIGNED: contract.signed,
        Trigger.CONTRACT_EFFECTIVE: max(contract.signed, contract.term.start),
        Trigger.TERM_ENDED: contract.term.end,
    }
    found = dates.get(trigger)
    if found is None or found > day:
        return None, ()
    clause = contract.term.clause if trigger is not Trigger.CONTRACT_SIGNED else payment.clause
    return found, (Evidence("contract", f"{contract.code}#{clause}", contract.version),)


def _papers(
    terms: CompiledTerms, payment: Payment, facts: Iterable[Fact]
) -> list[tuple[date, tuple[Evidence, ...]] | None]:
    """For each paper that a stage asks for, the day on which it came in and its record."""
    got: list[tuple[date, tuple[Evidence, ...]] | None] = [None] * len(payment.papers)
    for fact in facts:
        if fact.trigger not in ON_PAPERS or fact.stage != payment.id or fact.paper is None:
            continue
        if fact.paper < len(got) and got[fact.paper] is None:
            got[fact.paper] = begun_on(fact.at, terms.labels.zone), fact.evidence
    return got


def upkeep_begins(terms: CompiledTerms, facts: Iterable[Fact], day: date) -> date | None:
    """The first day of the maintenance period, once its event has been recorded."""
    maintenance = terms.contract.maintenance
    if maintenance is None:
        return None
    trigger = MAINTENANCE_BEGINS[maintenance.begins]
    zone = terms.labels.zone
    found = [begun_on(fact.at, zone) for fact in facts if fact.trigger is trigger]
    return found[0] if found and found[0] <= day else None


def passing_event(contract: Contract) -> Trigger:
    """The event that passing the contract's acceptance is: what its payments and its maintenance period wait for.

    A contract that waits for a final acceptance alone means that one; every other means acceptance.
    """
    waited = {trigger for payment in contract.payments for trigger in payment.after}
    if contract.maintenance is not None:
        waited.add(MAINTENANCE_BEGINS[contract.maintenance.begins])
    is_final = Trigger.FINAL_ACCEPTANCE in waited and Trigger.ACCEPTANCE_PASSED not in waited
    return Trigger.FINAL_ACCEPTANCE if is_final else Trigger.ACCEPTANCE_PASSED
