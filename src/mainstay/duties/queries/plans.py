"""What a version of a contract brings in the next twelve months, also before it is signed; nothing is stored."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from mainstay.contracts.public import Obligation, Plan, Span, TermsVersion, access_terms, plan
from mainstay.directory.public import Actor

YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Preview:
    """A version, its plan, and the obligations that events bring."""

    terms: TermsVersion
    plan: Plan
    events: tuple[Obligation, ...]


def access_plan(actor: Actor, contract_id: UUID, version: int | None, *, now: datetime) -> Preview:
    """From today, or from the first day of the term where that lies ahead; NotFound, or Refused for a draft."""
    terms = access_terms(actor, contract_id, version, now=now)
    today = now.astimezone(ZoneInfo(terms.contract.timezone)).date()
    first = max(today, terms.contract.term.start)
    events = tuple(one for one in terms.contract.obligations if one.trigger is not None and one.recurrence is None)
    return Preview(terms, plan(terms.compiled, Span(first, first + YEAR)), events)
