"""The acceptance of a contract: one stream of entries, its row a read-out for lists."""

import uuid

from django.db import models
from django.db.models import Q

from mainstay.acceptance.rules.words import AcceptanceState


class Acceptance(models.Model):
    """The file of one contract's acceptance; before anybody has acted it has no entries (`seq` 0).

    `falls_at` is where it stands in lists: when its next step is due, else when it was passed, else the term's end.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.OneToOneField("contracts.Contract", on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=12, default=AcceptanceState.OPEN.value)
    next_due = models.DateTimeField(null=True)
    passed_at = models.DateTimeField(null=True)
    falls_at = models.DateTimeField()
    late = models.BooleanField(default=False)
    round = models.PositiveIntegerField(default=1)
    items = models.PositiveIntegerField()
    checked = models.PositiveIntegerField(default=0)
    seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=b"")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in AcceptanceState]), name="acceptance_state"
            ),
        ]
        indexes = [models.Index(fields=["falls_at", "id"], name="acceptance_falls")]

    @property
    def stream(self) -> str:
        """The ledger stream of the acceptance."""
        return f"acceptance:{self.id}"
