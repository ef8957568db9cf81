"""The outbox: what is to be told to whom, and what became of it."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

from .rules import Channel, MessageState


class OutboxMessage(models.Model):
    """One message by one channel. Its row is the proof: what was said, when it was handed over, what was answered."""

    id = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=200)
    channel = models.CharField(max_length=8)
    person_id = models.UUIDField(null=True)
    name = models.CharField(max_length=100)
    address = models.CharField(max_length=254)
    kind = models.CharField(max_length=60)
    about = models.CharField(max_length=40)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    in_reply_to = models.CharField(max_length=300)
    references = models.JSONField()
    created_at = models.DateTimeField()
    state = models.CharField(max_length=8, default=MessageState.QUEUED.value)
    attempts = models.PositiveIntegerField(default=0)
    try_at = models.DateTimeField(db_default=Now())
    leased_until = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(null=True)
    answer = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], name="notify_message_key"),
            models.CheckConstraint(condition=Q(channel__in=[c.value for c in Channel]), name="notify_message_channel"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in MessageState]), name="notify_message_state"),
            models.CheckConstraint(
                condition=Q(state="sent", handed_over_at__isnull=False) | ~Q(state="sent"), name="notify_message_sent"
            ),
        ]
        indexes = [
            models.Index(fields=["channel", "try_at", "id"], condition=Q(state="queued"), name="notify_message_queue"),
            models.Index(fields=["about", "id"], name="notify_message_about"),
        ]
