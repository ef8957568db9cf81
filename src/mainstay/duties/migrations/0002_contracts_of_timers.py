"""Timers that were there before they named their contract are given it."""

from django.db import migrations

FILL = """
UPDATE kernel_timer AS timer SET contract_id = one.contract_id FROM duties_duty AS one
WHERE timer.subject = 'duty:' || one.id AND timer.contract_id IS NULL
"""


class Migration(migrations.Migration):
    """One statement over what is there."""

    dependencies = [
        ("kernel", "0008_timers_by_contract"),
        ("duties", "0001_initial"),
    ]

    operations = [
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
