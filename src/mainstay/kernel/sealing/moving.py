"""Sealing what a table holds in clear, in batches; for migrations only."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import connection, transaction

from .boxes import MARK, blind, seal, unseal
from .fields import place

BATCH = 1000
ROW = "sealed_for"


@dataclass(frozen=True, slots=True)
class Move:
    """Columns of a table to be sealed. `row` names the row, by a column or an expression.

    `indexes` are blind indexes by the column they are of, `stays` is the trigger that keeps rows of the table as they
    are; `clear` gives the text of what a column holds.
    """

    table: str
    columns: tuple[str, ...]
    row: str = "id"
    key: str = "id"
    indexes: Mapping[str, str] = field(default_factory=dict)
    stays: str = ""
    clear: Callable[[str], str] = str


def seal_rows(move: Move) -> int:
    """Seal what is in clear, a batch a transaction, so that it may be interrupted and begun again; how many rows.

    The table is then written anew, for the pages of the old one still hold the clear text.
    """
    moved = 0
    for rows in _batches(move):
        moved += len(rows)
    if moved:
        with connection.cursor() as cursor:
            cursor.execute(f'VACUUM (FULL, ANALYZE) "{move.table}"')
    return moved


def _batches(move: Move) -> Iterator[list[dict[str, Any]]]:
    names = (move.key, ROW, *move.columns)
    listed = ", ".join((f'"{move.key}"', f"{move.row} AS {ROW}", *(f'"{name}"' for name in move.columns)))
    waits = " OR ".join(f"(\"{name}\" <> '' AND left(\"{name}\", {len(MARK)}) <> '{MARK}')" for name in move.columns)
    statement = (
        f'SELECT {listed} FROM "{move.table}" WHERE ({waits}) AND (%(last)s IS NULL OR "{move.key}" > %(last)s) '  # noqa: S608  names of our own
        f'ORDER BY "{move.key}" LIMIT {BATCH} FOR UPDATE'
    )
    last = None
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, {"last": last})
            rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
            if not rows:
                return
            _keep(move, [_sealed(move, row) for row in rows])
        last = rows[-1][move.key]
        yield rows


def _sealed(move: Move, row: dict[str, Any]) -> dict[str, str]:
    found = {move.key: str(row[move.key])}
    for name in move.columns:
        given, here = str(row[name]), place(move.table, name, row[ROW])
        is_sealed = given.startswith(MARK)
        text = unseal(given, here) if is_sealed or not given else move.clear(given)
        found[name] = given if is_sealed else seal(text, here)
        if name in move.indexes:
            found[move.indexes[name]] = blind(text, f"{move.table}.{name}")
    return found


def _keep(move: Move, rows: list[dict[str, str]]) -> None:
    names = [name for name in rows[0] if name != move.key]
    settings = ", ".join(f'"{name}" = n."{name}"' for name in names)
    statement = (
        f'UPDATE "{move.table}" t SET {settings} '  # noqa: S608  names of our own
        f'FROM json_populate_recordset(NULL::"{move.table}", %s) n WHERE t."{move.key}" = n."{move.key}"'
    )
    with connection.cursor() as cursor:
        if move.stays:
            cursor.execute(f'ALTER TABLE "{move.table}" DISABLE TRIGGER "{move.stays}"')
        cursor.execute(statement, [json.dumps(rows)])
        if move.stays:
            cursor.execute(f'ALTER TABLE "{move.table}" ENABLE TRIGGER "{move.stays}"')
