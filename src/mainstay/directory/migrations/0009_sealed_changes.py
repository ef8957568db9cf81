"""What moves of people are asked for and declined with becomes sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.fields import SealedText
from mainstay.kernel.sealing.moving import Move, seal_rows

MOVES = (Move("directory_unitchange", ("reason", "note")),)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Columns, and what they hold."""

    atomic = False
    dependencies = [("directory", "0008_service_accounts")]
    operations = [
        migrations.AlterField("unitchange", "reason", SealedText(row="id")),
        migrations.AlterField("unitchange", "note", SealedText(blank=True, row="id")),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
