"""What a request does to the database, seen from the transaction that it runs in."""

from functools import cache

from django.apps import apps
from django.db import connection

from mainstay.kernel.permissions import Trace

# Columns that say whose a row is: a row in which one of them is another has been moved.
PLACES = ("contract_id", "case_id", "duty_id", "unit_id", "organisation_id", "person_id", "side", "stream")
# Written in passing, whoever asks for what.
IN_PASSING = ("django_session", "account_opensession", "directory_accessrecord", "kernel_ledgerentry", "procrastinate")


def writes() -> dict[str, int]:
    """How often each table has been written to in this transaction, also by what was undone."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relid::regclass::text, n_tup_ins + n_tup_upd + n_tup_del FROM pg_stat_xact_user_tables"
            " WHERE schemaname = 'public'"
        )
        return dict(cursor.fetchall())


@cache
def every_row() -> str:
    """The statement that names each row of each of our tables, with whose it is."""
    parts = []
    for model in apps.get_models():
        if not model.__module__.startswith("mainstay."):
            continue
        columns = {one.column for one in model._meta.concrete_fields}
        keys = [str(one.column) for one in model._meta.pk_fields]
        told = ", ".join([*keys, *(f"coalesce({name}::text, '')" for name in PLACES if name in columns)])
        table = model._meta.db_table
        parts.append(f"SELECT '{table}', concat_ws('|', {told}) FROM {table}")
    return " UNION ALL ".join(parts)


def rows() -> frozenset[tuple[str, str]]:
    """Every row that there is."""
    with connection.cursor() as cursor:
        cursor.execute(every_row())
        return frozenset(cursor.fetchall())


def marks_of(person: str) -> dict[Trace, int]:
    """How many entries of the ledger and lines of the record of accesses name somebody."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kernel_ledgerentry WHERE actor_id = %s", [person])
        entries = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM directory_accessrecord WHERE person_id = %s", [person])
        return {Trace.ENTRY: entries, Trace.LINE: cursor.fetchone()[0]}


class Watch:
    """What a request does: tables written to, those with rows that are gone or moved, what names the person."""

    def __init__(self, person: str) -> None:
        self.person = person
        self.written: frozenset[str] = frozenset()
        self.lost: frozenset[str] = frozenset()
        self.traces: frozenset[Trace] = frozenset()

    def __enter__(self) -> None:
        self._before, self._marks, self._rows = writes(), marks_of(self.person), rows()

    def __exit__(self, *raised: object) -> None:
        self.lost = frozenset(table for table, _ in self._rows - rows())
        self.traces = frozenset(one for one, count in marks_of(self.person).items() if count > self._marks[one])
        changed = {table for table, count in writes().items() if count != self._before.get(table, 0)}
        self.written = frozenset(table for table in changed if not table.startswith(IN_PASSING))
