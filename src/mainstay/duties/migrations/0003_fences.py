"""Duties are there for who sees their contract."""

from django.db import migrations

from mainstay.kernel.fencing import fence, fence_stream


class Migration(migrations.Migration):
    """Policies only."""

    dependencies = [
        ("duties", "0002_contracts_of_timers"),
        ("kernel", "0012_fenced_ledger"),
    ]
    operations = [
        fence("duties_duty"),
        fence("duties_planning"),
        fence_stream("duty", "duties_duty"),
    ]
