"""An acceptance with its terms and how far it has come."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.rules.progress import Progress, passed_by, progress_of
from mainstay.contracts.public import CompiledTerms, Contract, terms_of
from mainstay.kernel.ledger import Entry, read_stream


@dataclass(frozen=True, slots=True)
class Standing:
    """A row, the terms of its version, its entries and what they make of it."""

    row: Acceptance
    terms: CompiledTerms
    entries: tuple[Entry, ...]
    progress: Progress

    @property
    def contract(self) -> Contract:
        """The version's terms as written."""
        return self.terms.contract


def standing_of(row: Acceptance) -> Standing:
    """Read an acceptance's entries and replay them; one query."""
    return replayed(row, read_stream(row.stream) if row.seq else ())


def replayed(row: Acceptance, entries: Sequence[Entry]) -> Standing:
    """The same with entries at hand."""
    terms = terms_of(row.contract_id, row.version).compiled
    return Standing(row, terms, tuple(entries), progress_of(terms, entries))


def find_passing(contract_id: UUID) -> Entry | None:
    """The entry by which the customer accepted the work; None while he has not."""
    row = Acceptance.objects.filter(contract_id=contract_id, passed_at__isnull=False).first()
    if row is None:
        return None
    standing = standing_of(row)
    seq = passed_by(standing.contract, standing.progress)
    return next((entry for entry in standing.entries if entry.seq == seq), None)
