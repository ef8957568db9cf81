"""Times in which a gateway was dead."""

import uuid

from django.db import models
from django.db.models import F, Q


class Outage(models.Model):
    """One outage of a lane's gateway: a read-out of its stream in the ledger, which holds who did what about it.

    `told_at` is when people were told, `case` the number of the case that was opened, `is_over_told` whether that case
    has heard of the end.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    lane = models.CharField(max_length=80)
    gateway = models.CharField(max_length=200)
    answer = models.TextField()
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    released = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True)
    case = models.CharField(max_length=40, default="")
    is_over_told = models.BooleanField(default=False)
    seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["lane"], condition=Q(ended_at__isnull=True), name="notify_outage_open"),
        ]
        indexes = [models.Index("lane", F("began_at").desc(), name="notify_outage_lane")]

    @property
    def stream(self) -> str:
        """The name of its stream."""
        return f"outage:{self.id}"
