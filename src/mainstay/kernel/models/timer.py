"""What must happen at a moment."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce


class Timer(models.Model):
    """One thing that happens to a subject at a moment, once: see `kernel.timers`.

    `contract_id` is the contract that it happens under: whoever sees few of them reads few rows.
    `late_ms` is how long after `due_at` it happened; a void one says why it does not happen.
    """

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=60)
    subject = models.CharField(max_length=64)
    clock = models.CharField(max_length=120)
    rung = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    details = models.JSONField()
    contract_id = models.UUIDField(null=True)
    state = models.CharField(max_length=8, default="pending")
    fired_at = models.DateTimeField(null=True)
    late_ms = models.BigIntegerField(null=True)
    void_reason = models.CharField(max_length=60, default="")
    tries = models.PositiveIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    problem = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "clock", "rung"], name="kernel_timer_once"),
            models.CheckConstraint(condition=Q(state__in=["pending", "fired", "void"]), name="kernel_timer_state"),
            models.CheckConstraint(
                condition=Q(state="fired", fired_at__isnull=False, late_ms__isnull=False) | ~Q(state="fired"),
                name="kernel_timer_fired",
            ),
            models.CheckConstraint(condition=~Q(state="void", void_reason=""), name="kernel_timer_void"),
        ]
        # Only what is pending is in it, so that a fire costs the same however many have fired before.
        indexes = [
            models.Index(
                Coalesce("retry_at", "due_at"), "id", condition=Q(state="pending"), name="kernel_timer_pending_next"
            ),
            models.Index(
                fields=["kind", "due_at", "id"], condition=Q(state="pending"), name="kernel_timer_pending_kind"
            ),
            models.Index(
                fields=["contract_id", "kind", "due_at", "id"],
                condition=Q(state="pending"),
                name="kernel_timer_pending_contract",
            ),
        ]
