"""A notice as a read-out of the ledger."""

import uuid

from django.db import models
from django.db.models import Q

from mainstay.kernel.sealing import SealedText

from .rules.words import NoticeMedium, NoticeState


class Notice(models.Model):
    """One notice of a side to the other; what became of it follows from its entries."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    sender = models.CharField(max_length=20)
    medium = models.CharField(max_length=20)
    objection = models.BooleanField(default=False)
    subject = SealedText()
    sent_at = models.DateTimeField()
    state = models.CharField(max_length=20, default=NoticeState.SENT.value)
    delivered_at = models.DateTimeField(null=True)
    answer_by = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in NoticeState]), name="notices_state"),
            models.CheckConstraint(condition=Q(medium__in=[one.value for one in NoticeMedium]), name="notices_medium"),
            models.CheckConstraint(condition=Q(sender__in=["customer", "vendor"]), name="notices_sender"),
        ]
        indexes = [
            models.Index(fields=["contract", "sent_at", "id"], name="notices_contract"),
            models.Index(fields=["sent_at", "id"], name="notices_sent"),
        ]

    @property
    def stream(self) -> str:
        """The ledger stream of the notice."""
        return f"notice:{self.id}"
