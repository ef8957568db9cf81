"""The ways out: how much may leave, whether the gateway answers, what it answered last."""

from django.db import models
from django.db.models.functions import Now

from mainstay.kernel.sealing import SealedText


class Lane(models.Model):
    """One gateway's lane, shared by all workers; its times are the database's own.

    `tokens` are the messages that may leave now. `failures` counts those in a row for which the gateway itself was at
    fault; from some number on the lane rests until `rests_until`, and `down_since` says since when it has failed.
    """

    name = models.CharField(max_length=80, primary_key=True)
    tokens = models.FloatField(default=0)
    refilled_at = models.DateTimeField(db_default=Now())
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    rests_until = models.DateTimeField(null=True)
    down_since = models.DateTimeField(null=True)
    last_success_at = models.DateTimeField(null=True)
    last_failure_at = models.DateTimeField(null=True)
    last_answer = SealedText(row="name", default="")
