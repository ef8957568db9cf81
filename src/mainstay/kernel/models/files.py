"""Stored files and the uploads that become one. The bytes lie outside the database, once by their SHA-256."""

from uuid import uuid4

from django.db import models
from django.db.models import Q

from mainstay.kernel.sealing.fields import SealedText


class StoredFile(models.Model):
    """A file as somebody gave it. `bound_to` is empty until something keeps it, then it stays.

    `side` is empty when everybody who sees what it is bound to may see it, else the one side that may.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    sha256 = models.CharField(max_length=64)
    size = models.BigIntegerField()
    name = SealedText()
    type = models.CharField(max_length=120)
    uploaded_by = models.UUIDField()
    uploaded_at = models.DateTimeField()
    bound_to = models.CharField(max_length=64, blank=True)
    side = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(size__gte=0), name="kernel_file_size"),
            models.CheckConstraint(condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="kernel_file_sha256"),
        ]
        indexes = [
            models.Index(fields=["sha256"], name="kernel_file_bytes"),
            models.Index(fields=["bound_to"], condition=~Q(bound_to=""), name="kernel_file_bound"),
            models.Index(fields=["uploaded_at"], condition=Q(bound_to=""), name="kernel_file_loose"),
            models.Index(fields=["uploaded_by"], condition=Q(bound_to=""), name="kernel_file_loose_of"),
        ]


class Upload(models.Model):
    """An upload on its way. How far it has come is the length of its draft on disk, not a column."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    size = models.BigIntegerField()
    name = SealedText()
    uploaded_by = models.UUIDField()
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(size__gte=0), name="kernel_upload_size")]
        indexes = [
            models.Index(fields=["uploaded_by"], name="kernel_upload_of"),
            models.Index(fields=["begun_at"], name="kernel_upload_begun"),
        ]
