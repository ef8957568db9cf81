"""What arrivals, calls and contact notices hold in clear is sealed; arrivals get the grams that find them first."""

from uuid import UUID

from django.contrib.postgres.indexes import GinIndex
from django.db import connection, migrations, models, transaction
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing import blind_numbers
from mainstay.kernel.sealing.moving import Move, seal_rows
from mainstay.kernel.text import grams_of, signs_of

BATCH = 1000
GRAMS = "intake_arrival.grams"
NEXT = """
SELECT id, subject, sender FROM intake_arrival
WHERE grams = '{}' AND subject || sender <> '' AND subject !~ '^s1[.]' AND sender !~ '^s1[.]'
    AND (%(last)s::uuid IS NULL OR id > %(last)s)
ORDER BY id LIMIT %(batch)s FOR UPDATE
"""
KEEP = "UPDATE intake_arrival SET grams = %s::bigint[] WHERE id = %s"
MOVES = (
    Move(
        "intake_arrival",
        ("sender", "sender_name", "subject", "text", "remark"),
        indexes={"sender": "sender_index"},
    ),
    Move("intake_phonecall", ("number", "caller", "note"), indexes={"number": "number_index"}),
    Move("intake_contactnotice", ("leaving", "leaving_mail", "name", "phone", "mail")),
)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    last: UUID | None = None
    while (last := note_grams(last)) is not None:
        pass
    for move in MOVES:
        seal_rows(move)


@transaction.atomic
def note_grams(last: UUID | None) -> UUID | None:
    """One batch; the last of it, None when there are no more."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, {"last": last, "batch": BATCH})
        rows = cursor.fetchall()
        for key, *texts in rows:
            grams = {gram for text in texts for gram in grams_of(text) | signs_of(text)}
            cursor.execute(KEEP, [blind_numbers(grams, GRAMS), key])
    return rows[-1][0] if rows else None


class Migration(migrations.Migration):
    """Rows, and how they are found."""

    atomic = False
    dependencies = [("intake", "0005_sealed_intake")]
    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
        migrations.AddIndex("arrival", GinIndex(fields=["grams"], name="intake_arrival_grams")),
        migrations.AddIndex(
            "arrival", models.Index(fields=["sender_index", "arrived_at"], name="intake_arrival_sender")
        ),
        migrations.AddIndex(
            "phonecall", models.Index(fields=["number_index", "started_at"], name="intake_call_number")
        ),
    ]
