"""Keeping acceptances in step with contracts: one for each that hands something over or is accepted in steps."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.queries.reading import standing_of
from mainstay.acceptance.rules.words import AcceptanceKind
from mainstay.contracts.public import TermsVersion, list_contracts, versions_over_time
from mainstay.directory.public import draft_of

from .timing import keep_timers
from .writing import read_out, write_entries


def open_acceptances(*, now: datetime) -> int:
    """Open or move those whose contract has a new version; how many. Each in a transaction of its own."""
    known = dict(Acceptance.objects.values_list("contract_id", "version"))
    done = 0
    for contract in list_contracts(now=now):
        found = _version_begun(contract.id, now=now)
        if found is not None and known.get(contract.id) != found.version and _asks_for_it(found, known):
            _bring_in_step(contract.id, found, now=now)
            done += 1
    return done


def _version_begun(contract_id: UUID, *, now: datetime) -> TermsVersion | None:
    """The latest agreed version that has begun, else the first; also after the term, when acceptance takes place."""
    versions = versions_over_time(contract_id)
    begun = [one for one in versions if one.first <= now.astimezone(ZoneInfo(one.terms.contract.timezone)).date()]
    return (begun or list(versions[:1]))[-1].terms if versions else None


def _asks_for_it(found: TermsVersion, known: dict[UUID, int]) -> bool:
    return found.contract_id in known or bool(found.contract.acceptance or found.contract.deliverables)


@transaction.atomic
def _bring_in_step(contract_id: UUID, found: TermsVersion, *, now: datetime) -> None:
    row = Acceptance.objects.select_for_update().filter(contract_id=contract_id).first()
    if row is None:
        row = Acceptance(contract_id=contract_id)
    row.version = found.version
    if row.seq:
        moved = draft_of(AcceptanceKind.TERMS_MOVED, {"version": found.version}, now=now)
        standing = write_entries(row, [moved], now=now)
    else:
        standing = standing_of(row)
        read_out(standing)
        row.save()
    keep_timers(standing, reason=AcceptanceKind.TERMS_MOVED.value)
