"""The texts of cases as they stand in the ledger and in the inner notes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID

from mainstay.desk.models import Case, Note
from mainstay.desk.rules.searchable import InnerNote, Piece, pieces_of
from mainstay.kernel.ledger import Entry

from .terms import entries_of

Streams = Mapping[UUID, Sequence[Entry]]


def texts_of(cases: Sequence[Case], streams: Streams | None = None) -> dict[UUID, tuple[Piece, ...]]:
    """Every text of many cases, in two queries; one where their entries are given."""
    entries = entries_of(cases) if streams is None else streams
    notes = _notes([case.id for case in cases])
    return {case.id: pieces_of(entries[case.id], notes[case.id]) for case in cases if entries[case.id]}


def _notes(case_ids: Sequence[UUID]) -> dict[UUID, list[InnerNote]]:
    found: dict[UUID, list[InnerNote]] = defaultdict(list)
    for note in Note.objects.filter(case_id__in=case_ids).order_by("seq"):
        found[note.case_id].append(InnerNote(note.seq, note.side, note.text))
    return found
