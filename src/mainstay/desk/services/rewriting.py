"""The row of a case after its latest entry, kept together with that entry."""

from collections.abc import Sequence
from datetime import datetime

from mainstay.desk.models import Case
from mainstay.desk.queries.terms import clocks_or_none, terms_of
from mainstay.desk.rules.readout import read_out
from mainstay.kernel.ledger import Entry

from .keeping import keep


def rewrite(case: Case, entries: Sequence[Entry], *, now: datetime) -> None:
    """Set every column from the entries and keep the last of them."""
    pinned = terms_of(case.contract_id, case.contract_version)
    for column, value in read_out(entries, clocks_or_none(pinned, entries, now=now)).columns().items():
        setattr(case, column, value)
    keep(case, entries[-1:])
