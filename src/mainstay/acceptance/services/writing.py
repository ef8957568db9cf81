"""Writing an acceptance's entries: the row follows from them all."""

from collections.abc import Sequence
from datetime import datetime

from mainstay.acceptance.models import Acceptance
from mainstay.acceptance.queries.reading import Standing, replayed, standing_of
from mainstay.acceptance.rules.events import known_events
from mainstay.acceptance.rules.words import AcceptanceKind, ItemState
from mainstay.directory.public import draft_of
from mainstay.kernel.ledger import Draft, Head, append


def write_entries(row: Acceptance, drafts: Sequence[Draft], *, now: datetime) -> Standing:
    """Append to the stream, in the caller's transaction and behind the row's lock, and store the row anew.

    The first entry of the stream says under which version of which contract it stands.
    """
    before = standing_of(row).entries
    head = Head(row.seq, bytes(row.head_hash)) if row.seq else Head()
    opened = draft_of(AcceptanceKind.OPENED, {"contract": str(row.contract_id), "version": row.version}, now=now)
    new = append(row.stream, head, drafts if before else [opened, *drafts], recorded_at=now)
    row.seq, row.head_hash = new[-1].seq, new[-1].hash
    standing = replayed(row, (*before, *new))
    read_out(standing)
    row.save()
    return standing


def read_out(standing: Standing) -> None:
    """Set the columns of the row from its entries and terms."""
    row, progress = standing.row, standing.progress
    row.state, row.round, row.late = progress.state.value, progress.round, progress.is_late
    row.next_due, row.passed_at = progress.next_due, progress.passed_at
    row.items = len(progress.items)
    row.checked = sum(one.state is ItemState.CHECKED for one in progress.items)
    row.falls_at = progress.next_due or progress.passed_at or known_events(standing.contract)["term_ended"]
