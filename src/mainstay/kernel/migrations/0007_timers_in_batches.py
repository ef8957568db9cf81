"""Timers are taken in the order in which they may fire, and their table is swept while it is still small."""

from django.db import migrations, models
from django.db.models.functions import Coalesce

# A fifth of a table of millions, the usual share, would leave the head of the index full of what has fired.
SWEEP = "ALTER TABLE kernel_timer SET (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000)"
UNDO = "ALTER TABLE kernel_timer RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold)"


class Migration(migrations.Migration):
    """One index instead of another."""

    dependencies = [
        ("kernel", "0006_seals"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="timer", name="kernel_timer_pending"),
        migrations.AddIndex(
            model_name="timer",
            index=models.Index(
                Coalesce("retry_at", "due_at"),
                models.F("id"),
                condition=models.Q(("state", "pending")),
                name="kernel_timer_pending_next",
            ),
        ),
        migrations.RunSQL(SWEEP, UNDO),
    ]
