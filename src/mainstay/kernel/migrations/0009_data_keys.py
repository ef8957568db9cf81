"""The keys that personal data is sealed with, wrapped under two secrets; the first two are made here."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from mainstay.kernel.sealing import make_first_keys
from mainstay.kernel.time import now

CIPHERS = ["aes-256-gcm", "sm4-gcm"]


def make_keys(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Missing secrets are made too, each in its file."""
    make_first_keys(now=now())


class Migration(migrations.Migration):
    """Two tables, then the keys."""

    dependencies = [("kernel", "0008_timers_by_contract")]

    operations = [
        migrations.CreateModel(
            name="DataKey",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("purpose", models.CharField(max_length=8)),
                ("cipher", models.CharField(max_length=16)),
                ("made_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["seal", "index"])), name="kernel_key_purpose"
                    ),
                    models.CheckConstraint(condition=models.Q(("cipher__in", CIPHERS)), name="kernel_key_cipher"),
                    models.UniqueConstraint(
                        condition=models.Q(("purpose", "index")), fields=("purpose",), name="kernel_key_one_for_indexes"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WrappedKey",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("secret_print", models.CharField(max_length=16)),
                ("file_print", models.CharField(max_length=16)),
                ("wrapped", models.BinaryField()),
                (
                    "key",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="kernel.datakey",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("key", "secret_print", "file_print"), name="kernel_wrapped_once"),
                ],
            },
        ),
        migrations.RunPython(make_keys, migrations.RunPython.noop),
    ]
