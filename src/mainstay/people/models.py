"""Rosters, as read-outs of their streams in the ledger."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from .rules import ON_ROSTERS


class Roster(models.Model):
    """The roster of a contract: where its stream ends. Whoever changes a roster locks this row."""

    contract = models.OneToOneField(
        "contracts.Contract", on_delete=models.PROTECT, primary_key=True, related_name="+", db_index=False
    )
    seq = models.PositiveIntegerField(default=0)
    head_hash = models.BinaryField(max_length=32, default=bytes(32))


class ShiftRow(models.Model):
    """A shift; see `rules.Shift`. It is never removed: its last day may come to lie before its first."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    role = models.CharField(max_length=40)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=100)
    weekdays = ArrayField(models.PositiveSmallIntegerField())
    first_day = models.DateField()
    last_day = models.DateField(null=True)
    starts = models.TimeField()
    ends = models.TimeField()
    stand_in = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(role__in=ON_ROSTERS), name="people_shift_role"),
            models.CheckConstraint(
                condition=Q(weekdays__contained_by=[0, 1, 2, 3, 4, 5, 6]), name="people_shift_weekdays"
            ),
            models.CheckConstraint(condition=~Q(weekdays=[]) | Q(last_day__isnull=False), name="people_shift_dated"),
        ]
        # Shifts without an end come last: what still counts is one walk from a day on.
        indexes = [models.Index(F("contract"), F("last_day"), name="people_shift_contract")]


def stream_of(contract_id: uuid.UUID) -> str:
    """The ledger stream of a contract's roster."""
    return f"roster:{contract_id}"
