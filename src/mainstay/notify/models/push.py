"""Browsers that take pushes."""

import uuid

from django.db import models

from mainstay.kernel.sealing import BlindIndex, SealedText


class PushSubscription(models.Model):
    """One browser of one person: where its push service takes messages, and the keys that only it can open."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()
    url = SealedText()
    url_index = BlindIndex(of="url")
    host = models.CharField(max_length=253)
    public_key = models.CharField(max_length=100)
    auth = SealedText()
    device = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["url_index"], name="notify_push_url")]
        indexes = [models.Index(fields=["person_id"], name="notify_push_person")]

    @property
    def lane(self) -> str:
        """The lane that its messages wait in."""
        return f"push:{self.id}"
