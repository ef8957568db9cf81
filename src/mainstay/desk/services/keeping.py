"""Where every change of a case ends: its entries, its row, and the work list of what follows, in one transaction."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import JSONField

from mainstay.desk.models import Case, Change
from mainstay.kernel.ledger import Entry, write
from mainstay.kernel.sealing import SealedColumn
from mainstay.kernel.waking import wake

BATCH = 500
TOPIC = "desk.changes"
CHANGE = "INSERT INTO desk_change (case_id, seq, history) VALUES (%s, %s, false)"
KEY = "id"


def keep(case: Case, entries: Iterable[Entry], *, new: bool = False) -> None:
    """Write the new entries of a case, its row as it is now, and that it changed.

    The row and the change go in one statement: opening a case is the busiest thing that the desk does.
    """
    write(entries)
    row = _values(case, new=new)
    if new:
        statement, values = _insert(), list(row.values())
    else:
        statement, values = _update(), [*(value for name, value in row.items() if name != KEY), row[KEY]]
    with connection.cursor() as cursor:
        cursor.execute(statement, [*values, case.id, case.seq])
    wake(TOPIC)


def keep_histories(cases: Sequence[Case], entries: Iterable[Entry]) -> None:
    """Write many whole cases taken over from elsewhere."""
    write(entries)
    Case.objects.bulk_create(cases, batch_size=BATCH)
    note_histories(cases)


def note_histories(cases: Sequence[Case]) -> None:
    """Put cases on the work list without anybody being told."""
    Change.objects.bulk_create(
        [Change(case_id=case.id, seq=case.seq, history=True) for case in cases], batch_size=BATCH
    )
    wake(TOPIC)


def _values(case: Case, *, new: bool) -> dict[str, Any]:
    """What the columns are written with: the driver knows all their types but JSON, and not what is sealed."""
    row = {name: getattr(case, name) if field is None else field for name, field in _written_as().items()}
    for name, field in row.items():
        if isinstance(field, SealedColumn):
            row[name] = field.pre_save(case, add=new)
        elif isinstance(field, JSONField):
            row[name] = field.get_db_prep_save(getattr(case, name), connection)
    return row


@cache
def _written_as() -> "dict[str, JSONField | SealedColumn[Any] | None]":
    fields = Case._meta.concrete_fields  # noqa: SLF001 - Django's documented interface to a model
    return {field.attname: field if isinstance(field, JSONField | SealedColumn) else None for field in fields}


def _columns() -> list[str]:
    return list(_written_as())


@cache
def _insert() -> str:
    names = ", ".join(_columns())
    places = ", ".join(["%s"] * len(_columns()))
    return f"WITH row AS (INSERT INTO desk_case ({names}) VALUES ({places})) {CHANGE}"  # noqa: S608  names of our own fields


@cache
def _update() -> str:
    settings = ", ".join(f"{name} = %s" for name in _columns() if name != KEY)
    return f"WITH row AS (UPDATE desk_case SET {settings} WHERE id = %s) {CHANGE}"  # noqa: S608  names of our own fields
