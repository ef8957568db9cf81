"""Signed heads of the ledger. Rows are only ever added: triggers refuse the rest."""

from django.db import models
from django.db.models import F, Q


class Seal(models.Model):
    """One signed head; see `signing.seals.Statement` for the meaning of each column."""

    number = models.PositiveIntegerField(primary_key=True)
    sealed_at = models.DateTimeField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField()
    entries = models.PositiveIntegerField()
    root = models.BinaryField(max_length=32)
    previous = models.BinaryField(max_length=32)
    public_key = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(number__gte=1), name="kernel_seal_from_1"),
            models.CheckConstraint(condition=Q(last_id__gte=F("first_id")), name="kernel_seal_range"),
            models.UniqueConstraint(fields=["last_id"], name="kernel_seal_last_once"),
        ]
