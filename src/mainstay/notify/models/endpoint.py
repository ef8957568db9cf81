"""Where the news of a contract goes besides people: robots of chat groups, and programs."""

import uuid

from django.db import models
from django.db.models import Q

from mainstay.kernel.sealing import SealedText
from mainstay.notify.rules.words import ENDPOINTS


class Endpoint(models.Model):
    """A robot or a webhook. Both address and secret are sealed: the address of a robot is a secret too."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    channel = models.CharField(max_length=8)
    name = models.CharField(max_length=100)
    contract_id = models.UUIDField(null=True)
    kinds = models.JSONField()
    language = models.CharField(max_length=8)
    host = models.CharField(max_length=253)
    url = SealedText()
    secret = SealedText()
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["name"], name="notify_endpoint_name"),
            models.CheckConstraint(
                condition=Q(channel__in=[c.value for c in ENDPOINTS]), name="notify_endpoint_channel"
            ),
        ]
        indexes = [models.Index(fields=["contract_id"], condition=Q(is_active=True), name="notify_endpoint_contract")]

    @property
    def lane(self) -> str:
        """The lane that its messages wait in."""
        return f"{self.channel}:{self.id}"
