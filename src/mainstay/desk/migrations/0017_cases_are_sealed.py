"""Cases that stand in clear are sealed."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing.moving import Move, seal_rows

MOVES = (Move("desk_case", ("title", "description", "reporter")),)


def seal(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """In batches, each a transaction of its own: interrupted, it goes on where it was."""
    for move in MOVES:
        seal_rows(move)


class Migration(migrations.Migration):
    """Rows only."""

    atomic = False
    dependencies = [("desk", "0016_sealed_cases")]
    operations = [migrations.RunPython(seal, migrations.RunPython.noop)]
