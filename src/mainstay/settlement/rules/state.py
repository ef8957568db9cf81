"""Everything that has accrued under a contract through a day. A statement is the difference of two of these."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.money import Bands
from mainstay.contracts.rules.terms.vocabulary import Trigger

from . import wording
from .accrual import Accrual, Extension, Kind, Right, within_caps
from .bands import band_of
from .days import last_day
from .facts import Fact, Pair, Standing, begun_on, in_order
from .inspections import incidents_after_inspections
from .matching import OTHER
from .money import NOTHING, paid_by, sum_of, term_of, to_fen
from .payments import Stage, Upkeep, stages_through, upkeep_begins
from .penalties import Through, accrue_penalties, extensions_through, rights_through
from .period import Period
from .sheets import SheetScore, score_sheet

VENDOR, CUSTOMER = frozenset({"vendor"}), frozenset({"customer"})


@dataclass(frozen=True, slots=True)
class State:
    """What stands at the end of a day, from the first day of the contract on."""

    day: date
    accruals: tuple[Accrual, ...]
    rights: tuple[Right, ...]
    extensions: tuple[Extension, ...]
    stages: tuple[Stage, ...]
    upkeep: Upkeep | None
    paid: Decimal

    @property
    def owed(self) -> Decimal:
        """What the customer owes the vendor, less what the vendor owes, whatever has been paid."""
        return sum((one.amount if one.payer == "customer" else -one.amount for one in self.accruals), NOTHING)

    @property
    def balance(self) -> Decimal:
        """What is still to be paid to the vendor; below nought it comes off the next payment or is refunded."""
        return self.owed - self.paid


def state_through(terms: CompiledTerms, facts: Sequence[Fact], standing: Standing, day: date) -> State:
    """Judge all facts through a day; their order of arrival does not matter, nor do later ones."""
    known = facts_through(terms, facts, day)
    through = Through(terms, known, standing, day, {})
    upkeep = _upkeep(through)
    stages = stages_through(terms, known, upkeep, day)
    late, unpaid = _late_payments(through, stages)
    through = Through(terms, in_order([*known, *late]), standing, day, unpaid)
    owed = (*_vendor_accruals(through), *within_caps(accrue_penalties(through, CUSTOMER)), *_due(stages, day))
    extensions = (*(upkeep.extensions if upkeep else ()), *_other_extensions(through))
    accruals = tuple(sorted(owed, key=lambda one: (one.day, one.id)))
    return State(day, accruals, rights_through(through), extensions, stages, upkeep, paid_by(terms, known, day))


def facts_through(terms: CompiledTerms, facts: Sequence[Fact], day: date) -> tuple[Fact, ...]:
    """The facts that had happened by the end of a day, each once, in order, with those that follow from them."""
    zone = terms.labels.zone
    once = {fact.id: fact for fact in facts if begun_on(fact.at, zone) <= day}
    known = in_order(once.values())
    unanswered = [
        replace(fact, id=f"{fact.id}|unanswered", trigger=Trigger.NOTICE_UNANSWERED)
        for fact in known
        if fact.trigger is Trigger.BREACH_NOTICE_RECEIVED
    ]
    return in_order([*known, *incidents_after_inspections(known), *unanswered])


def vendor_accruals_through(
    terms: CompiledTerms, facts: Sequence[Fact], standing: Standing, day: date
) -> tuple[Accrual, ...]:
    """What comes off the vendor's pay through a day, whatever stages are due or paid."""
    return _vendor_accruals(Through(terms, facts_through(terms, facts, day), standing, day, {}))


def _vendor_accruals(through: Through) -> tuple[Accrual, ...]:
    """What comes off: score bands of whole months, and the vendor's penalties within their caps."""
    return (*_bands(through), *within_caps(accrue_penalties(through, VENDOR)))


def _bands(through: Through) -> tuple[Accrual, ...]:
    term = term_of(through.terms.contract)
    months = [month for month in term.months() if month.end <= through.day]
    return tuple(_band(through, bands, month) for bands in through.terms.contract.bands for month in months)


def _band(through: Through, bands: Bands, month: Period) -> Accrual:
    sheet = next(one for one in through.terms.contract.score_sheets if one.id == bands.sheet)
    scored = score_sheet(through.terms, sheet, month, through.facts, through.standing)
    chosen = band_of(bands, scored.score)
    basis = sum_of(through.terms, bands.basis, month.start, through.facts)
    border = bands.borders or "" if chosen.border else ""
    return Accrual(
        id=f"band:{bands.id}:{month}",
        kind=Kind.SCORE,
        term=bands.id,
        name=bands.name,
        clause=bands.clause,
        payer="vendor",
        amount=to_fen(basis.amount * chosen.band.deduct),
        day=month.end,
        evidence=scored.evidence,
        how=wording.score_band(str(month), scored.score, basis, chosen.band.deduct, border=border),
        pairs=tuple((one.leaf, one.fact.id) for rule in scored.rules for one in rule.occurrences if not one.waived),
    )


def _upkeep(through: Through) -> Upkeep | None:
    maintenance = through.terms.contract.maintenance
    begins = upkeep_begins(through.terms, through.facts, through.day)
    if maintenance is None or begins is None:
        return None
    ends = last_day(maintenance.length, begins)
    extensions = extensions_through(through, "maintenance", begins, ends)
    known = [one.ends for one in extensions if one.ends is not None]
    return Upkeep(begins, max([ends, *known]), extensions)


def _other_extensions(through: Through) -> tuple[Extension, ...]:
    term = term_of(through.terms.contract)
    return (
        *extensions_through(through, "warranty", term.start, None),
        *extensions_through(through, "term", term.start, term.end),
    )


def _due(stages: Sequence[Stage], day: date) -> tuple[Accrual, ...]:
    """The stages that have come due."""
    return tuple(
        Accrual(
            id=f"stage:{stage.payment.id}",
            kind=Kind.STAGE,
            term=stage.payment.id,
            name=stage.payment.name,
            clause=stage.payment.clause,
            payer="customer",
            amount=stage.amount,
            day=stage.due,
            evidence=stage.evidence,
            how=wording.stage(stage.basis, stage.payment.share, stage.amount, str(stage.due)),
        )
        for stage in stages
        if stage.due is not None and stage.due <= day
    )


def _late_payments(
    through: Through, stages: Sequence[Stage]
) -> tuple[list[Fact], dict[str, list[tuple[date, Decimal]]]]:
    """Stages that were not paid in full by their day; what had come off by then need not be paid."""
    late: list[Fact] = []
    unpaid: dict[str, list[tuple[date, Decimal]]] = {}
    used = NOTHING
    for stage in sorted((one for one in stages if one.due is not None), key=lambda one: (one.due, one.payment.id)):
        if stage.due is None or stage.due >= through.day:
            continue
        at_due = replace(through, facts=facts_through(through.terms, through.facts, stage.due), day=stage.due)
        off = sum((one.amount for one in _vendor_accruals(at_due)), NOTHING)
        offset = min(max(off - used, NOTHING), stage.amount)
        used += offset
        steps, until = _steps(through, stage, stage.amount - offset)
        if steps:
            unpaid[stage.payment.id] = steps
            late.append(_late(through, stage, stage.due, until))
    return late, unpaid


def _steps(through: Through, stage: Stage, required: Decimal) -> tuple[list[tuple[date, Decimal]], date | None]:
    """What stood unpaid after the due day, from which day on, and the day on which the rest was paid."""
    zone = through.terms.labels.zone
    days = sorted(
        {begun_on(fact.at, zone) for fact in through.facts if fact.id.startswith("paid:") and fact.amount is not None}
    )
    due = stage.due or date.max
    left = required - paid_by(through.terms, through.facts, due, stage.payment.id)
    if left <= 0:
        return [], None
    steps = [(due, left)]
    for day in days:
        now = required - paid_by(through.terms, through.facts, day, stage.payment.id)
        if day <= due or now == steps[-1][1]:
            continue
        if now <= 0:
            return steps, day
        steps.append((day, now))
    return steps, None


def _late(through: Through, stage: Stage, due: date, until: date | None) -> Fact:
    end = _midnight_after(through, due)
    proofs = {
        proof
        for fact in through.facts
        if fact.id.startswith("paid:") and fact.stage == stage.payment.id
        for proof in fact.evidence
    }
    name = stage.payment.name
    return Fact(
        id=f"late:{stage.payment.id}",
        trigger=Trigger.PAYMENT_LATE,
        at=end,
        due=end,
        until=None if until is None else _midnight_after(through, until),
        evidence=tuple(sorted({*stage.evidence, *proofs})),
        note=name.zh,
        side="customer",
        stage=stage.payment.id,
    )


def _midnight_after(through: Through, day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time(), through.terms.labels.zone)


def sheets_of(
    terms: CompiledTerms, facts: Sequence[Fact], standing: Standing, period: Period
) -> tuple[SheetScore, ...]:
    """The sheets of the months that end in a period, and those of the whole project, as they stand at its end."""
    known = facts_through(terms, facts, period.end)
    term = term_of(terms.contract)
    found = []
    for sheet in terms.contract.score_sheets:
        if sheet.period == "project":
            found.append(score_sheet(terms, sheet, term, known, standing))
        elif sheet.period == "month":
            months = [month for month in term.months() if month.end in period]
            found += [score_sheet(terms, sheet, month, known, standing) for month in months]
    return tuple(found)


def pairs_through(terms: CompiledTerms, facts: Sequence[Fact], standing: Standing, day: date) -> dict[Pair, str]:
    """Every rule and fact that something stands on through a day, and who pays: what may be disputed or waived."""
    state = state_through(terms, facts, standing, day)
    found = {pair: one.payer for one in state.accruals for pair in one.pairs}
    found |= {pair: OTHER[one.holder] for one in state.rights for pair in one.pairs}
    found |= {pair: "vendor" for one in state.extensions for pair in one.pairs}
    for sheet in sheets_of(terms, facts, standing, Period(terms.contract.term.start, Period.month_of(day).end)):
        found |= {
            (one.leaf, one.fact.id): "vendor" for rule in sheet.rules for one in rule.occurrences if not one.waived
        }
    return found
