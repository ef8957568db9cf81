"""The grams of cases become blind, those of what stands in clear elsewhere apart from those of words and people."""

import json
from typing import Any

from django.db import connection, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing import blind, blind_numbers, unseal
from mainstay.kernel.sealing.fields import place
from mainstay.kernel.text import grams_of, initial_grams, signs_of

BATCH = 1000
NEXT = """
SELECT t.id, t.kind, t.text, t.grams, c.id, c.title, c.description, c.number, c.system, c.asset, c.maker
FROM desk_searchtext t JOIN desk_case c ON c.id = t.case_id
WHERE t.id > %s AND t.text_index = '' ORDER BY t.id LIMIT %s FOR UPDATE OF t
"""
KEEP = """
UPDATE desk_searchtext t SET text_index = n.text_index, numbers = n.numbers
FROM json_populate_recordset(NULL::desk_searchtext, %s) n WHERE n.id = t.id
"""


def blind_all(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    last: int | None = 0
    while last is not None:
        last = blind_batch(last)


@transaction.atomic
def blind_batch(last: int) -> int | None:
    """Those after one; the last of them, None when there are no more."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [last, BATCH])
        rows = [_blinded(*row) for row in cursor.fetchall()]
        cursor.execute(KEEP, [json.dumps(rows)])
    return rows[-1]["id"] if rows else None


def _blinded(key: int, kind: str, text: str, kept: list[str], case: object, *told: str) -> dict[str, Any]:
    grams, known, domain = frozenset(kept), frozenset[str](), "words"
    if kind == "case":
        title = unseal(told[0], place("desk_case", "title", case))
        words = "\n".join((title, unseal(told[1], place("desk_case", "description", case))))
        said = grams_of(words) | signs_of(words) | initial_grams(title)
        beside = "\n".join(told[2:])
        known = (grams - said) | grams_of(beside) | signs_of(beside)
        grams = said
    else:
        domain = "people" if kind == "people" else "words"
        grams |= signs_of(text)
    numbers = {*blind_numbers(grams, f"desk_searchtext.{domain}"), *blind_numbers(known, "desk_searchtext.known")}
    return {"id": key, "text_index": blind(text, "desk_searchtext.text"), "numbers": sorted(numbers)}


class Migration(migrations.Migration):
    """Rows only."""

    atomic = False
    dependencies = [("desk", "0018_blind_grams")]
    operations = [migrations.RunPython(blind_all, migrations.RunPython.noop)]
