"""Names of files become sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.fields import SealedText
from mainstay.kernel.sealing.moving import Move, seal_rows

MOVES = (Move("kernel_storedfile", ("name",)), Move("kernel_upload", ("name",)))


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Columns, and what they hold."""

    atomic = False
    dependencies = [("kernel", "0013_sealed_answers")]
    operations = [
        migrations.AlterField("storedfile", "name", SealedText(row="id")),
        migrations.AlterField("upload", "name", SealedText(row="id")),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
