"""What has arrived from outside, kept whole before anything is decided about it."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from mainstay.intake.rules.words import ArrivalChannel, ArrivalState
from mainstay.kernel.sealing import BlindIndex, SealedText


class Arrival(models.Model):
    """One message. The file holds it as it came; the row is a read-out of its stream in the ledger.

    `grams` are those of subject and sender, blind: lists are narrowed by them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=8)
    inlet_id = models.UUIDField(null=True)
    key = models.CharField(max_length=64)
    message_id = models.CharField(max_length=300)
    sender = SealedText()
    sender_index = BlindIndex(of="sender")
    sender_name = SealedText()
    person_id = models.UUIDField(null=True)
    subject = SealedText()
    grams = ArrayField(models.BigIntegerField(), default=list)
    text = SealedText()
    urgent = models.BooleanField()
    no_answer = models.BooleanField()
    file_id = models.UUIDField(null=True)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=10)
    reason = models.CharField(max_length=20)
    remark = SealedText()
    contract_id = models.UUIDField(null=True)
    case_number = models.CharField(max_length=40)
    arrived_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.CharField(max_length=100)
    seq = models.PositiveIntegerField()
    head_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["channel", "key"], name="intake_arrival_key"),
            models.CheckConstraint(
                condition=Q(channel__in=[c.value for c in ArrivalChannel]), name="intake_arrival_channel"
            ),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in ArrivalState]), name="intake_arrival_state"),
        ]
        indexes = [
            models.Index(F("arrived_at").desc(), F("id").desc(), name="intake_arrival_latest"),
            models.Index(F("state"), F("arrived_at").desc(), F("id").desc(), name="intake_arrival_by_state"),
            models.Index(fields=["sender_index", "arrived_at"], name="intake_arrival_sender"),
            GinIndex(fields=["grams"], name="intake_arrival_grams"),
            models.Index(fields=["message_id"], condition=~Q(message_id=""), name="intake_arrival_message"),
        ]

    @property
    def stream(self) -> str:
        """The name of its stream in the ledger."""
        return f"arrival:{self.id}"
