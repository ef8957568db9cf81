"""The ledger's one table. It is only ever added to: triggers and grants in the migrations see to it."""

from django.db import models


class LedgerEntry(models.Model):
    """One line of a stream; see `entries.Entry` for the meaning of each column. `payload` is sealed, with its salt."""

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    actor_id = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=100)
    role = models.CharField(max_length=40)
    side = models.CharField(max_length=20)
    kind = models.CharField(max_length=40)
    payload = models.BinaryField()
    corrects = models.PositiveIntegerField(null=True)
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="kernel_ledger_stream_seq"),
            models.CheckConstraint(condition=models.Q(seq__gte=1), name="kernel_ledger_seq_from_1"),
        ]
