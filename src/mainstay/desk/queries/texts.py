"""The texts of cases as they stand in the ledger and in the inner notes."""

from collections.abc import Sequence
from uuid import UUID

from mainstay.desk.models import Case
from mainstay.desk.rules.searchable import Piece, pieces_of

from .terms import entries_of


def texts_of(cases: Sequence[Case]) -> dict[UUID, tuple[Piece, ...]]:
    """Every text of many cases, in a fixed number of queries."""
    streams = entries_of(cases)
    return {case.id: pieces_of(streams[case.id]) if streams[case.id] else () for case in cases}
