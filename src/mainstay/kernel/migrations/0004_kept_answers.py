"""Answers kept by the key of their request."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One table; its rows live for a day."""

    dependencies = [("kernel", "0003_files")]
    operations = [
        migrations.CreateModel(
            name="KeptAnswer",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "person_id", "key", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("person_id", models.UUIDField()),
                ("key", models.CharField(max_length=100)),
                ("digest", models.BinaryField(max_length=32)),
                ("status", models.PositiveSmallIntegerField()),
                ("content", models.BinaryField()),
                ("kept_at", models.DateTimeField()),
            ],
            options={"indexes": [models.Index(fields=["kept_at"], name="kernel_answer_kept_at")]},
        ),
    ]
