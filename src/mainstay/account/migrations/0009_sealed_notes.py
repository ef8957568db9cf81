"""What registrations were declined with becomes sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.fields import SealedText
from mainstay.kernel.sealing.moving import Move, seal_rows

MOVES = (Move("account_registration", ("note",)),)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Columns, and what they hold."""

    atomic = False
    dependencies = [("account", "0008_registering_by_sources")]
    operations = [
        migrations.AlterField("registration", "note", SealedText(default="", row="id")),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
