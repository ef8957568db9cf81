"""The figures of the workbench come from indexes of open cases alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contracts", "0002_rows_stay"),
        ("desk", "0007_catalogue_and_afterwards"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="case",
            name="desk_case_open_due",
        ),
        migrations.RemoveIndex(
            model_name="case",
            name="desk_case_contract_due",
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["due_order", "id"],
                include=("breached",),
                name="desk_case_open_due",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["contract", "due_order", "id"],
                include=("breached",),
                name="desk_case_contract_due",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", True)),
                fields=["state", "contract"],
                name="desk_case_open_state",
            ),
        ),
    ]
