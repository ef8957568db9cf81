"""Many rows in one statement whose text does not grow with them: they travel as one JSON document."""

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import Field, Model
from django.db.models.expressions import DatabaseDefault

INSERT = """
INSERT INTO "{table}" ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::"{table}", %s)
ON CONFLICT DO NOTHING
"""


def insert_missing(rows: Sequence[Model]) -> None:
    """Insert new rows of one table that hold no bytes; those that are there already are left as they are.

    What the first row leaves to the database is left to it in all of them. Django's own way writes a place for every
    value and converts each by itself: that took ten times as long.
    """
    if not rows:
        return
    first = rows[0]
    fields = [field for field in _fields(type(first)) if not _is_left(field, first)]
    names = tuple(field.attname for field in fields)
    asked = [field for field in fields if _changes_when_saved(field)]
    document = [
        {name: getattr(row, name) for name in names} | {field.attname: field.pre_save(row, add=True) for field in asked}
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.execute(_statement(type(first), names), [json.dumps(document, default=str, ensure_ascii=False)])


def _fields(model: type[Model]) -> "Sequence[Field[Any, Any]]":
    return model._meta.concrete_fields  # noqa: SLF001 - Django's documented interface to a model


def _is_left(field: "Field[Any, Any]", row: Model) -> bool:
    """Whether the database gives the value."""
    value = getattr(row, field.attname)
    return isinstance(value, DatabaseDefault) or (field.primary_key and value is None)


@cache
def _changes_when_saved(field: "Field[Any, Any]") -> bool:
    """Whether a field writes something else than its attribute."""
    return type(field).pre_save is not Field.pre_save


@cache
def _statement(model: type[Model], names: tuple[str, ...]) -> str:
    table = model._meta.db_table  # noqa: SLF001 - as above
    return INSERT.format(table=table, columns=", ".join(f'"{name}"' for name in names))
