"""Inlets for signed messages, what they have delivered, and whom their senders turned out to be."""

import uuid

from django.db import models
from django.db.models import Q

from mainstay.intake.rules.adapters import InletKind
from mainstay.kernel.sealing import SealedText


class Inlet(models.Model):
    """A way in for programs. No secret is stored in clear: ours is derived, a platform's own is sealed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=100)
    contract_id = models.UUIDField(null=True)
    generation = models.PositiveIntegerField(default=1)
    secret = SealedText()
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=100)
    last_used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="intake_inlet_name"),
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in InletKind]), name="intake_inlet_kind"),
        ]


class Delivery(models.Model):
    """A signed message that was taken: the same one is not taken again."""

    id = models.BigAutoField(primary_key=True)
    inlet = models.ForeignKey(Inlet, on_delete=models.CASCADE, related_name="+", db_index=False)
    delivery_id = models.CharField(max_length=200)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inlet", "delivery_id"], name="intake_delivery_once")]
        indexes = [models.Index(fields=["at"], name="intake_delivery_at")]


class KnownSender(models.Model):
    """A handle on a chat platform, and the person that a seat has found behind it."""

    id = models.BigAutoField(primary_key=True)
    inlet = models.ForeignKey(Inlet, on_delete=models.CASCADE, related_name="+", db_index=False)
    handle = models.CharField(max_length=200)
    person_id = models.UUIDField()
    since = models.DateTimeField()
    known_by = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["inlet", "handle"], name="intake_sender_handle")]
