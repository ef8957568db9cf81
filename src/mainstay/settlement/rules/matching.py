"""Which facts a penalty stands on."""

from collections.abc import Sequence
from datetime import date

from mainstay.contracts.rules.clocks import CompiledTerms
from mainstay.contracts.rules.terms.money import Loss, Penalty, Right
from mainstay.contracts.rules.terms.vocabulary import Trigger

from .days import arises_on
from .facts import Fact, Standing, begun_on
from .inspections import is_within

OTHER = {"vendor": "customer", "customer": "vendor"}


def facts_of(
    terms: CompiledTerms, penalty: Penalty, facts: Sequence[Fact], standing: Standing, day: date
) -> tuple[Fact, ...]:
    """The facts through a day that a penalty counts, in order.

    A fact that a person entered under another rule does not count. A loss counts only what was claimed under it, and
    a penalty of either side only where the side at fault is named.
    """
    return tuple(
        fact
        for fact in facts
        if fact.trigger is penalty.trigger
        and standing.counts(penalty.id, fact)
        and _fits(terms, penalty, fact)
        and begun_on(fact.at, terms.labels.zone) <= day
        and _since(terms, penalty, fact) <= day
    )


def since(terms: CompiledTerms, penalty: Penalty, fact: Fact) -> date:
    """The day from which a penalty holds for a fact that it counts."""
    return _since(terms, penalty, fact)


def payer_of(penalty: Penalty, fact: Fact) -> str:
    """Who pays: the side that the clause names, else the side at fault."""
    return fact.side if penalty.payer == "either" else penalty.payer


def _since(terms: CompiledTerms, penalty: Penalty, fact: Fact) -> date:
    found = arises_on(terms, fact, penalty.after)
    return date.max if found is None else found


def _fits(terms: CompiledTerms, penalty: Penalty, fact: Fact) -> bool:
    if penalty.levels and fact.level not in penalty.levels:
        return False
    if penalty.measures and fact.measure not in penalty.measures:
        return False
    if penalty.payer == "either" and fact.side not in OTHER:
        return False
    if isinstance(penalty, Loss) and (fact.rule != penalty.id or fact.amount is None):
        return False
    if fact.rule and fact.rule != penalty.id and not _in_general(penalty, fact):
        return False
    if penalty.trigger is Trigger.INCIDENT_AFTER_INSPECTION:
        return is_within(terms, fact, penalty.within)
    return True


def _in_general(penalty: Penalty, fact: Fact) -> bool:
    """A claim for a loss is at the same time the breach from which rights arise, but no other sum."""
    return fact.amount is not None and isinstance(penalty, Right)
