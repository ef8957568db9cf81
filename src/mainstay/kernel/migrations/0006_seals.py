"""Signed heads of the ledger; they stay as they are written."""

from django.db import migrations, models

STAY = """
CREATE TRIGGER kernel_seal_row_stays BEFORE UPDATE OR DELETE ON kernel_seal
    FOR EACH ROW EXECUTE FUNCTION kernel_ledger_refuse();
CREATE TRIGGER kernel_seal_table_stays BEFORE TRUNCATE ON kernel_seal
    FOR EACH STATEMENT EXECUTE FUNCTION kernel_ledger_refuse();
"""
UNDO = """
DROP TRIGGER kernel_seal_table_stays ON kernel_seal;
DROP TRIGGER kernel_seal_row_stays ON kernel_seal;
"""


class Migration(migrations.Migration):
    """The table, and the ledger's own refusals on it."""

    dependencies = [
        ("kernel", "0005_timers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.PositiveIntegerField(primary_key=True, serialize=False)),
                ("sealed_at", models.DateTimeField()),
                ("first_id", models.BigIntegerField()),
                ("last_id", models.BigIntegerField()),
                ("entries", models.PositiveIntegerField()),
                ("root", models.BinaryField(max_length=32)),
                ("previous", models.BinaryField(max_length=32)),
                ("public_key", models.BinaryField(max_length=32)),
                ("signature", models.BinaryField(max_length=64)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="kernel_seal_from_1"),
                    models.CheckConstraint(
                        condition=models.Q(("last_id__gte", models.F("first_id"))), name="kernel_seal_range"
                    ),
                    models.UniqueConstraint(fields=("last_id",), name="kernel_seal_last_once"),
                ],
            },
        ),
        migrations.RunSQL(STAY, UNDO),
    ]
