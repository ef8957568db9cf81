"""Writing rows anew from the ledger, for when a holiday table has been added or replaced."""

from collections.abc import Iterator, Sequence
from uuid import UUID

from django.db import transaction

from mainstay.desk.models import Case, stream_of
from mainstay.kernel.ledger import Head, check_chain, read_streams

from .checking import COLUMNS, batches_of_cases, differing_columns, replayed
from .keeping import note_histories


def refresh_cases() -> Iterator[tuple[int, int]]:
    """Write each row that is not what its entries give; tells (cases looked at, rows written) batch by batch.

    A case whose chain is not whole is left as it is: `check_cases` names it.
    """
    for cases in batches_of_cases():
        yield len(cases), _refresh([case.pk for case in cases])


@transaction.atomic
def _refresh(keys: Sequence[UUID]) -> int:
    cases = list(Case.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    streams = read_streams([stream_of(case.id) for case in cases], checking=True)
    moved = []
    for case in cases:
        entries = streams[stream_of(case.id)]
        if entries and check_chain(entries, Head(case.seq, bytes(case.head_hash))) is None:
            row = replayed(case, entries)
            if differing_columns(case, row):
                moved.append(row)
    if moved:
        _write(moved)
    # Timers move even where no column of the row does; the worker derives them anew and writes only those.
    changed = {row.pk for row in moved}
    note_histories([case for case in cases if case.pk in changed or case.closed_at is None])
    return len(moved)


def _write(rows: Sequence[Case]) -> None:
    """Many rows that are there in one statement; an insertion seals each for its row, which an update cannot."""
    columns = [column for column in COLUMNS if column != "id"]
    Case.objects.bulk_create(rows, update_conflicts=True, unique_fields=["id"], update_fields=columns)
