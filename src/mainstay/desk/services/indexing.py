"""Keeping the texts of cases in step for searching; it follows the ledger and is written anew at any time."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from mainstay.desk.models import Case, SearchText
from mainstay.desk.queries.search.blinding import grams_kept, mark_of
from mainstay.desk.queries.texts import texts_of
from mainstay.desk.rules.searchable import Piece
from mainstay.kernel.rows import insert_missing

from .checking import batches_of_cases
from .following.followed import Followed


@transaction.atomic
def index_cases(case_ids: Sequence[UUID]) -> int:
    """Bring the texts of these cases in step with their entries; how many rows were written or taken away."""
    cases = list(Case.objects.filter(pk__in=set(case_ids)).only("id", "contract_id", "reported_at"))
    return _index(cases, texts_of(cases))


def follow_search(followed: Sequence[Followed], _now: datetime) -> None:
    """The follower that keeps the index."""
    cases = [one.case for one in followed]
    _index(cases, texts_of(cases, {one.case.id: one.entries for one in followed}))


def _index(cases: Sequence[Case], texts: Mapping[UUID, Sequence[Piece]]) -> int:
    """What is there already stays untouched, so that an act without words costs one read."""
    rows = SearchText.objects.filter(case_id__in=[case.id for case in cases]).defer("grams")
    there = {(row.case_id, row.kind, row.seq): row for row in rows}
    wanted = {
        (case.id, piece.kind.value, piece.seq): (case, piece) for case in cases for piece in texts.get(case.id, ())
    }
    stale = [row for place, row in there.items() if place not in wanted or not _stands(row, *wanted[place])]
    kept = there.keys() - {(row.case_id, row.kind, row.seq) for row in stale}
    new = [_row(case, piece) for place, (case, piece) in wanted.items() if place not in kept]
    if stale:
        SearchText.objects.filter(pk__in=[row.pk for row in stale]).delete()
    insert_missing(new)
    return len(stale) + len(new)


def refresh_texts() -> Iterator[tuple[int, int]]:
    """Bring the texts of every case in step; tells (cases looked at, rows moved) batch by batch."""
    for cases in batches_of_cases():
        yield len(cases), index_cases([case.pk for case in cases])


def _stands(row: SearchText, case: Case, piece: Piece) -> bool:
    return row.text_index == mark_of(piece) and row.side == piece.side and row.moment == case.reported_at


def _row(case: Case, piece: Piece) -> SearchText:
    return SearchText(
        case_id=case.id,
        contract_id=case.contract_id,
        kind=piece.kind.value,
        seq=piece.seq,
        side=piece.side,
        moment=case.reported_at,
        text_index=mark_of(piece),
        grams=grams_kept(piece),
    )
