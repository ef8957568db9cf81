"""Units of an organisation as a tree, who works in which, and requests to change."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from mainstay.directory.rules.units import ChangeState
from mainstay.kernel.sealing import SealedText


class Unit(models.Model):
    """A part of an organisation; the root is the organisation itself. `line` holds the keys from the root to here.

    People may choose a unit that is `offered` when they ask to change; names of the others are not shown to them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey("directory.Organisation", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("directory.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    line = ArrayField(models.UUIDField())
    is_offered = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["organisation"], condition=Q(parent__isnull=True), name="directory_unit_one_root"
            ),
            models.UniqueConstraint(
                fields=["parent", "name"], condition=Q(closed_at__isnull=True), name="directory_unit_name"
            ),
        ]
        indexes = [GinIndex(fields=["line"], name="directory_unit_line")]


class Employment(models.Model):
    """Somebody in a unit from `since` until before `until`; nobody is in two at once."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    unit = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=100, blank=True)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until__isnull=True), name="directory_employment_one_now"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="directory_employment_span"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "since"], name="directory_employment_of"),
            models.Index(fields=["unit"], condition=Q(until__isnull=True), name="directory_employment_now"),
        ]


class UnitChange(models.Model):
    """A request that somebody changes from one unit to another. Both units' administrators decide."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    giving = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    receiving = models.ForeignKey("directory.Unit", on_delete=models.PROTECT, related_name="+")
    reason = SealedText()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=100)
    state = models.CharField(max_length=12, default=ChangeState.ASKED.value)
    successor = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")
    giving_by = models.CharField(max_length=100, blank=True)
    giving_at = models.DateTimeField(null=True)
    receiving_by = models.CharField(max_length=100, blank=True)
    receiving_at = models.DateTimeField(null=True)
    note = SealedText(blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=Q(state="asked"), name="directory_change_one_open"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ChangeState]), name="directory_change_state"
            ),
            models.CheckConstraint(condition=~Q(giving=F("receiving")), name="directory_change_moves"),
        ]
        indexes = [models.Index(fields=["person", "asked_at"], name="directory_change_of")]
