"""The answers kept for repeated requests become sealed."""

from django.db import connection, migrations, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.boxes import seal as sealed
from mainstay.kernel.sealing.fields import SealedText, place

BATCH = 1000
TYPE = """
SELECT data_type FROM information_schema.columns
WHERE table_schema = current_schema() AND table_name = 'kernel_keptanswer' AND column_name = 'content'
"""
AS_TEXT = "ALTER TABLE kernel_keptanswer ALTER COLUMN content TYPE text USING convert_from(content, 'UTF8')"
NEXT = """
SELECT person_id, key, content FROM kernel_keptanswer WHERE content <> '' AND content !~ '^s1[.]'
LIMIT %s FOR UPDATE
"""
KEEP = "UPDATE kernel_keptanswer SET content = %s WHERE person_id = %s AND key = %s"


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    with connection.cursor() as cursor:
        cursor.execute(TYPE)
        if cursor.fetchone() == ("bytea",):
            cursor.execute(AS_TEXT)
        moved = 0
        while batch := seal_batch():
            moved += batch
        if moved:
            cursor.execute("VACUUM (FULL, ANALYZE) kernel_keptanswer")


@transaction.atomic
def seal_batch() -> int:
    """One batch; how many."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [BATCH])
        rows = cursor.fetchall()
        for person, key, content in rows:
            box = sealed(content, place("kernel_keptanswer", "content", f"{person}/{key}"))
            cursor.execute(KEEP, [box, person, key])
    return len(rows)


class Migration(migrations.Migration):
    """One column, and its rows."""

    atomic = False
    dependencies = [("kernel", "0012_fenced_ledger")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(seal, migrations.RunPython.noop)],
            state_operations=[migrations.AlterField("keptanswer", "content", SealedText(row="whose"))],
        ),
    ]
