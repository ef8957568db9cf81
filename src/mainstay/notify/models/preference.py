"""What people set for themselves."""

from django.db import models
from django.db.models import Q


class Preference(models.Model):
    """Kinds that somebody does without by a channel, as `kind:channel`, and hours in which nothing comes."""

    person_id = models.UUIDField(primary_key=True)
    off = models.JSONField()
    quiet_from = models.TimeField(null=True)
    quiet_until = models.TimeField(null=True)
    timezone = models.CharField(max_length=64)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(quiet_from__isnull=True, quiet_until__isnull=True)
                | Q(quiet_from__isnull=False, quiet_until__isnull=False),
                name="notify_preference_quiet",
            )
        ]
