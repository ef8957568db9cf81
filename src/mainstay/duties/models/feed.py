"""Secret addresses from which a person's calendar program fetches duties."""

import uuid

from django.db import models


class Feed(models.Model):
    """One address of a person; only the digest of its secret is kept. A revoked one answers no more."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["digest"], name="duties_feed_digest")]
