"""The record of accesses. Rows are only ever added: triggers and grants see to it."""

from django.db import models

from mainstay.directory.rules.access import AccessKind


class AccessRecord(models.Model):
    """One access; see `rules.access.Access` for the columns. `seq` counts within `stream`, the chain of one person."""

    id = models.BigAutoField(primary_key=True)
    stream = models.CharField(max_length=64)
    seq = models.PositiveIntegerField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=20)
    what = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    person_id = models.UUIDField(null=True)
    person = models.CharField(max_length=100)
    role = models.CharField(max_length=40)
    side = models.CharField(max_length=20)
    contract_id = models.UUIDField(null=True)
    address = models.CharField(max_length=45)
    status = models.PositiveSmallIntegerField()
    detail = models.JSONField()
    prev_hash = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "seq"], name="directory_access_stream_seq"),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in AccessKind]), name="directory_access_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["at", "id"], name="directory_access_at"),
            models.Index(fields=["person_id", "at", "id"], name="directory_access_person"),
            models.Index(fields=["contract_id", "at", "id"], name="directory_access_contract"),
            models.Index(fields=["kind", "at", "id"], name="directory_access_kind_at"),
        ]
