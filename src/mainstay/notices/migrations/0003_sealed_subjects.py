"""Subjects of formal notices become sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.fields import SealedText
from mainstay.kernel.sealing.moving import Move, seal_rows

MOVES = (Move("notices_notice", ("subject",)),)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Columns, and what they hold."""

    atomic = False
    dependencies = [("notices", "0002_fences")]
    operations = [
        migrations.AlterField("notice", "subject", SealedText(row="id")),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
