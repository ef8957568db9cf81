"""A duty: planned from its contract, and from its first act on a read-out of its own stream."""

import uuid

from django.db import models
from django.db.models import F, Q

from mainstay.duties.rules.words import UNFINISHED, DutyState


class Duty(models.Model):
    """A duty of one period, or one that an event brought.

    Before anybody has acted it has no entries (`seq` 0): its columns follow from the contract version and are planned
    anew when that or a holiday table changes. From then on they follow from its entries; see `rules.readout`.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    version = models.PositiveIntegerField()
    obligation = models.CharField(max_length=64)
    key = models.CharField(max_length=160)
    clause = models.CharField(max_length=64)
    owner = models.CharField(max_length=20)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    cause = models.CharField(max_length=300)
    opens_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    falls_at = models.DateTimeField()
    state = models.CharField(max_length=12, default=DutyState.OPEN.value)
    late = models.BooleanField(default=False)
    delivered_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    accept_by = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "key"], name="duties_duty_key"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in DutyState]), name="duties_duty_state"
            ),
            models.CheckConstraint(
                condition=Q(first_day__isnull=True, last_day__isnull=True) | Q(last_day__gte=F("first_day")),
                name="duties_duty_span",
            ),
        ]
        indexes = [
            models.Index(fields=["contract", "falls_at", "id"], name="duties_duty_contract"),
            models.Index(fields=["falls_at", "id"], name="duties_duty_falls"),
            models.Index(
                fields=["falls_at", "id"],
                condition=Q(state__in=sorted(state.value for state in UNFINISHED)),
                name="duties_duty_unfinished",
            ),
        ]

    @property
    def stream(self) -> str:
        """The ledger stream of the duty."""
        return f"duty:{self.id}"


class Planning(models.Model):
    """From what the duties of a contract were planned last: a digest of versions, holiday tables and day."""

    contract = models.OneToOneField("contracts.Contract", primary_key=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
