"""What requests have drawn from the work that the price covers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0002_rows_stay"),
        ("desk", "0009_contracts_of_timers"),
    ]

    operations = [
        migrations.AddField(
            model_name="case",
            name="drawn_allowance",
            field=models.CharField(db_default="", default="", max_length=64),
        ),
        migrations.AddField(
            model_name="case",
            name="drawn_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="case",
            name="drawn_days",
            field=models.DecimalField(db_default=0, decimal_places=2, default=0, max_digits=9),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("drawn_allowance", ""), _negated=True),
                fields=["contract", "drawn_allowance", "drawn_at", "id"],
                include=("drawn_days",),
                name="desk_case_drawn",
            ),
        ),
    ]
