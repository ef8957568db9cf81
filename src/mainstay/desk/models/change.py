"""The work list of what follows a change: timers, messages, search, live pages."""

from django.db import models


class Change(models.Model):
    """An entry of a case that has been written and not yet followed up; the followers take it away.

    A `history` was taken over from elsewhere, or its row was written anew: nobody is told of it. Where a follower
    failed, `owing` names it, `reason` says why, and it is called again at `retry_at`.
    """

    id = models.BigAutoField(primary_key=True)
    case_id = models.UUIDField()
    seq = models.PositiveIntegerField()
    history = models.BooleanField()
    tries = models.PositiveIntegerField(db_default=0)
    owing = models.JSONField(default=list, db_default=[])
    reason = models.TextField(db_default="")
    retry_at = models.DateTimeField(null=True)
