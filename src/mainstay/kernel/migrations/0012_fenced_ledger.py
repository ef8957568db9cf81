"""Entries are there for whom the subject of their stream is; timers by their contract."""

from django.db import migrations

from mainstay.kernel.fencing import IS_SOMEBODY, fence, fence_ledger


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("kernel", "0011_fence"),
    ]
    operations = [
        migrations.RunSQL(IS_SOMEBODY, "DROP FUNCTION kernel_is_somebody()"),
        fence("kernel_timer", or_none=True),
        fence_ledger(),
    ]
