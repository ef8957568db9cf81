"""The head of a contract's settlement records, and the statements that were issued."""

import uuid

from django.db import models
from django.db.models import F, Q


class Book(models.Model):
    """Where the stream of a contract's settlement records ends; whoever writes or issues locks it."""

    contract = models.OneToOneField("contracts.Contract", on_delete=models.PROTECT, related_name="+", primary_key=True)
    seq = models.PositiveIntegerField()
    head_hash = models.BinaryField(max_length=32)


class IssuedStatement(models.Model):
    """A statement as it was issued. Rows are only ever added: triggers refuse the rest.

    `content` are its canonical bytes and `digest` their SHA-256; `revision` counts from 1 for each period.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    period_start = models.DateField()
    period_end = models.DateField()
    revision = models.PositiveIntegerField()
    contract_version = models.PositiveIntegerField()
    ledger_seq = models.PositiveIntegerField()
    content = models.BinaryField()
    digest = models.CharField(max_length=64)
    net = models.DecimalField(max_digits=17, decimal_places=2)
    closing = models.DecimalField(max_digits=17, decimal_places=2)
    issued_at = models.DateTimeField()
    issued_by_id = models.UUIDField()
    issued_by_name = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contract", "period_start", "period_end", "revision"], name="settlement_statement_once"
            ),
            models.CheckConstraint(condition=Q(revision__gte=1), name="settlement_statement_from_1"),
            models.CheckConstraint(condition=Q(period_end__gte=F("period_start")), name="settlement_statement_days"),
        ]
