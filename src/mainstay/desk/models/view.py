"""Saved views of the lists, and the one that each person starts with."""

import uuid

from django.db import models
from django.db.models import Q


class View(models.Model):
    """A list that somebody keeps: filters, columns and order. With a contract it is shared with those on it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_id = models.UUIDField()
    owner_name = models.CharField(max_length=100)
    name = models.CharField(max_length=60)
    shared_on = models.ForeignKey(
        "contracts.Contract", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    filters = models.JSONField()
    columns = models.JSONField()
    order = models.CharField(max_length=16)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["owner_id", "name"], name="desk_view_owner_name"),
            models.CheckConstraint(condition=~Q(name=""), name="desk_view_named"),
        ]
        indexes = [models.Index(fields=["shared_on"], condition=Q(shared_on__isnull=False), name="desk_view_shared")]


class StartView(models.Model):
    """The view that the list opens with for a person."""

    person_id = models.UUIDField(primary_key=True)
    view = models.ForeignKey("desk.View", on_delete=models.CASCADE, related_name="+")
