"""Exports of lists: what was asked for, how far it has come, and the file."""

import uuid

from django.db import models
from django.db.models import F, Q

from mainstay.desk.rules.exports import ExportState


class Export(models.Model):
    """A list as a workbook, written by the worker. The file is gone once it has expired."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person_id = models.UUIDField()
    filters = models.JSONField()
    columns = models.JSONField()
    order = models.CharField(max_length=16)
    language = models.CharField(max_length=8)
    state = models.CharField(max_length=16)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    failure = models.CharField(max_length=32, default="")
    file_id = models.UUIDField(null=True)
    file_name = models.CharField(max_length=120, default="")
    file_size = models.PositiveBigIntegerField(default=0)
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=[one.value for one in ExportState]), name="desk_export_state"),
            models.CheckConstraint(
                condition=~Q(state=ExportState.DONE) | Q(file_id__isnull=False), name="desk_export_done_has_file"
            ),
        ]
        indexes = [
            models.Index(F("person_id"), F("asked_at").desc(), name="desk_export_person"),
            models.Index(fields=["expires_at"], name="desk_export_expires"),
        ]
