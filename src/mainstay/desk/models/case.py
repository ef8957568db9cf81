"""Cases as read-outs of the ledger."""

import uuid

from django.db import models
from django.db.models import F, Q

from mainstay.desk.rules.words import CaseChannel, CaseState, CaseType, Line
from mainstay.kernel.sealing import SealedJson, SealedText

OPEN = Q(closed_at__isnull=True)


class Case(models.Model):
    """A case. Every column but the keys follows from its entries; see `rules.readout`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=40)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    contract_version = models.PositiveIntegerField()
    type = models.CharField(max_length=16)
    channel = models.CharField(max_length=16)
    parent = models.CharField(max_length=40)
    title = SealedText()
    description = SealedText()
    reporter = SealedJson()
    state = models.CharField(max_length=16)
    line = models.CharField(max_length=16)
    assignee_id = models.UUIDField(null=True)
    assignee_name = models.CharField(max_length=100)
    level = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null is "not classified yet"
    system = models.CharField(max_length=200)
    asset = models.CharField(max_length=200)
    maker = models.CharField(max_length=200)
    facts = models.JSONField()
    reported_at = models.DateTimeField()
    seq = models.PositiveIntegerField()
    head_hash = models.BinaryField(max_length=32)
    next_due_at = models.DateTimeField(null=True)
    next_target = models.CharField(max_length=64)
    due_order = models.DateTimeField()
    breached = models.BooleanField()
    follow_ups_open = models.PositiveSmallIntegerField()
    disputes_open = models.PositiveSmallIntegerField()
    excluded_by = models.CharField(max_length=64, db_default="", default="")
    resolved_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    called_back = models.BooleanField()
    drawn_allowance = models.CharField(max_length=64, db_default="", default="")
    drawn_days = models.DecimalField(max_digits=9, decimal_places=2, db_default=0, default=0)
    drawn_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="desk_case_number"),
            models.CheckConstraint(condition=Q(state__in=[s.value for s in CaseState]), name="desk_case_state"),
            models.CheckConstraint(condition=Q(type__in=[t.value for t in CaseType]), name="desk_case_type"),
            models.CheckConstraint(condition=Q(channel__in=[c.value for c in CaseChannel]), name="desk_case_channel"),
            models.CheckConstraint(condition=Q(line__in=[one.value for one in Line]), name="desk_case_line"),
            models.CheckConstraint(
                condition=Q(state="closed", closed_at__isnull=False) | (~Q(state="closed") & OPEN),
                name="desk_case_closed_has_time",
            ),
            models.CheckConstraint(condition=Q(seq__gte=1), name="desk_case_has_entries"),
        ]
        # Every other class of a case is a word in the index `desk_case_tags`; see queries/lists/tags.py.
        # The figures of the workbench are counted in the three of open cases alone, without their rows.
        indexes = [
            models.Index(
                fields=["due_order", "id"],
                include=["breached", "contract"],
                condition=OPEN,
                name="desk_case_open_due",
            ),
            models.Index(
                fields=["contract", "due_order", "id"],
                include=["breached"],
                condition=OPEN,
                name="desk_case_contract_due",
            ),
            models.Index(fields=["state", "contract"], condition=OPEN, name="desk_case_open_state"),
            models.Index(F("reported_at").desc(), F("id").desc(), name="desk_case_reported"),
            models.Index(F("contract"), F("reported_at").desc(), F("id").desc(), name="desk_case_contract_reported"),
            models.Index(F("updated_at").desc(), F("id").desc(), name="desk_case_changed"),
            models.Index(F("contract"), F("updated_at").desc(), F("id").desc(), name="desk_case_contract_changed"),
            models.Index(fields=["closed_at"], condition=~OPEN, name="desk_case_closed"),
            models.Index(
                fields=["closed_at", "id"], condition=~OPEN & Q(called_back=False), name="desk_case_call_back"
            ),
            models.Index(
                fields=["contract", "drawn_allowance", "drawn_at", "id"],
                include=["drawn_days"],
                condition=~Q(drawn_allowance=""),
                name="desk_case_drawn",
            ),
            models.Index(
                F("contract"),
                F("reported_at").desc(),
                F("id").desc(),
                condition=~Q(excluded_by=""),
                name="desk_case_excluded",
            ),
            models.Index(fields=["parent"], condition=~Q(parent=""), name="desk_case_parent"),
            models.Index(fields=["number"], opclasses=["varchar_pattern_ops"], name="desk_case_number_prefix"),
        ]

    @property
    def stream(self) -> str:
        """The name of its stream in the ledger."""
        return stream_of(self.id)


def stream_of(case_id: uuid.UUID) -> str:
    """The ledger stream of a case."""
    return f"case:{case_id}"
