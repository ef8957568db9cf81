"""What is still to happen can be read by contract and by kind, in the order in which it is due."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """A column and two indexes of what is pending."""

    dependencies = [
        ("kernel", "0007_timers_in_batches"),
    ]

    operations = [
        migrations.AddField(
            model_name="timer",
            name="contract_id",
            field=models.UUIDField(null=True),
        ),
        migrations.AddIndex(
            model_name="timer",
            index=models.Index(
                condition=models.Q(("state", "pending")),
                fields=["kind", "due_at", "id"],
                name="kernel_timer_pending_kind",
            ),
        ),
        migrations.AddIndex(
            model_name="timer",
            index=models.Index(
                condition=models.Q(("state", "pending")),
                fields=["contract_id", "kind", "due_at", "id"],
                name="kernel_timer_pending_contract",
            ),
        ),
    ]
