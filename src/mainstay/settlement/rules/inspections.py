"""Incidents after inspections: each with the last inspection of its system before it, and which are in a row."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.lengths import Length
from mainstay.contracts.rules.terms.vocabulary import Trigger

from .days import last_day
from .facts import Fact, begun_on, in_order


def incidents_after_inspections(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """For each incident the inspection that came last before it; `order` counts the inspections of that system."""
    inspections = [fact for fact in facts if fact.trigger is Trigger.INSPECTION_DONE]
    found = []
    for incident in facts:
        if incident.trigger is not Trigger.CASE_OPENED or not incident.level:
            continue
        before = [one for one in inspections if one.at <= incident.at and _same_system(one, incident)]
        if before:
            found.append(_pair(before[-1], len(before), incident))
    return in_order(found)


def _same_system(inspection: Fact, incident: Fact) -> bool:
    return not inspection.system or not incident.system or inspection.system == incident.system


def _pair(inspection: Fact, order: int, incident: Fact) -> Fact:
    return Fact(
        id=f"{incident.id}|{inspection.id}",
        trigger=Trigger.INCIDENT_AFTER_INSPECTION,
        at=incident.at,
        evidence=tuple(sorted({*inspection.evidence, *incident.evidence})),
        note=incident.note,
        level=incident.level,
        system=inspection.system or incident.system,
        order=order,
        cause=inspection.at,
    )


def is_within(terms: CompiledTerms, fact: Fact, within: Length | None) -> bool:
    """Whether a fact came within a length after its cause; the last day of the length still counts."""
    if within is None or fact.cause is None:
        return True
    zone = terms.labels.zone
    last: date = last_day(within, begun_on(fact.cause, zone), next(iter(terms.calendars.values())))
    return begun_on(fact.at, zone) <= last


def runs_of(facts: Iterable[Fact]) -> Mapping[str, int]:
    """Each fact's place in its run, from 1: a run goes on after the same inspection or the very next one."""
    places: dict[str, int] = {}
    last: dict[str, Fact] = {}
    for fact in facts:
        before = last.get(fact.system)
        goes_on = before is not None and fact.order - before.order <= 1
        places[fact.id] = places[before.id] + 1 if goes_on and before is not None else 1
        last[fact.system] = fact
    return places
