"""What the ledger's entries hold is sealed: batch by batch beside the clear text, which then goes."""

from django.db import connection, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.ledger import boxed

BATCH = 2000
TYPE = """
SELECT data_type FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = 'kernel_ledgerentry' AND column_name = 'payload'
"""
ADD = "ALTER TABLE kernel_ledgerentry ADD COLUMN IF NOT EXISTS sealed bytea"
NEXT = """
SELECT id, payload::text, hash FROM kernel_ledgerentry WHERE id > %s AND sealed IS NULL ORDER BY id LIMIT %s
"""
KEEP = """
UPDATE kernel_ledgerentry e SET sealed = n.sealed FROM unnest(%s::bigint[], %s::bytea[]) n(id, sealed) WHERE e.id = n.id
"""
# The lock that either takes lasts to the end of the batch: nobody else meets the table without its trigger.
OPEN = "ALTER TABLE kernel_ledgerentry DISABLE TRIGGER kernel_ledger_row_stays"
CLOSE = "ALTER TABLE kernel_ledgerentry ENABLE TRIGGER kernel_ledger_row_stays"
SWAP = """
ALTER TABLE kernel_ledgerentry ALTER COLUMN sealed SET NOT NULL, DROP COLUMN payload;
ALTER TABLE kernel_ledgerentry RENAME COLUMN sealed TO payload
"""


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Interrupted, it goes on where it was; at the end the table is written anew, for its old pages hold clear text."""
    if _asked(TYPE) == "jsonb":
        _run(ADD)
        last: int | None = 0
        while last is not None:
            last = _seal_batch(last)
        with transaction.atomic():
            _run(SWAP)
    if _asked("SELECT EXISTS (SELECT FROM kernel_ledgerentry)"):
        _run("VACUUM (FULL, ANALYZE) kernel_ledgerentry")


@transaction.atomic
def _seal_batch(last: int) -> int | None:
    """Seal the next entries after one; the last of them, None when there are no more."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [last, BATCH])
        rows = cursor.fetchall()
        if not rows:
            return None
        boxes = [boxed(payload, salt="", digest=bytes(digest)) for _, payload, digest in rows]
        cursor.execute(OPEN)
        cursor.execute(KEEP, [[row[0] for row in rows], boxes])
        cursor.execute(CLOSE)
    return int(rows[-1][0])


def _asked(question: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return row[0] if row else None


def _run(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


class Migration(migrations.Migration):
    """One column takes the place of another."""

    atomic = False
    dependencies = [("kernel", "0009_data_keys")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(seal, migrations.RunPython.noop)],
            state_operations=[migrations.AlterField("ledgerentry", "payload", models.BinaryField())],
        ),
    ]
