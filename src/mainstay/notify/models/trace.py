"""The proof of a message: what was tried and what was answered, line by line, never changed."""

from django.db import models
from django.db.models import Q

from mainstay.kernel.sealing import SealedText
from mainstay.notify.rules.words import TraceKind

from .message import OutboxMessage


class Trace(models.Model):
    """One line: an attempt with the gateway's answer and how long it took, or word from the other side later."""

    id = models.BigAutoField(primary_key=True)
    message = models.ForeignKey(OutboxMessage, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=9)
    at = models.DateTimeField()
    gateway = models.CharField(max_length=200)
    succeeded = models.BooleanField()
    answer = SealedText(row="message_id")
    milliseconds = models.PositiveIntegerField(null=True)
    by = models.CharField(max_length=100)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=[k.value for k in TraceKind]), name="notify_trace_kind"),
        ]
        indexes = [
            models.Index(fields=["message", "id"], name="notify_trace_message"),
            models.Index(fields=["gateway", "at"], condition=Q(kind="attempted"), name="notify_trace_gateway"),
        ]
