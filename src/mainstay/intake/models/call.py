"""Telephone calls: announced by the telephone system, or written down by a seat."""

import uuid

from django.db import models
from django.db.models import F, Q

from mainstay.kernel.sealing import BlindIndex, SealedJson, SealedText


class PhoneCall(models.Model):
    """A call, as its stream in the ledger says. `registered_at` is null while it rings or nobody has written it up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = SealedText()
    number_index = BlindIndex(of="number")
    caller = SealedJson()
    person_id = models.UUIDField(null=True)
    contract_id = models.UUIDField(null=True)
    case_number = models.CharField(max_length=40)
    seat_login = models.CharField(max_length=100)
    seat_name = models.CharField(max_length=100)
    started_at = models.DateTimeField()
    seconds = models.PositiveIntegerField(null=True)
    result = models.CharField(max_length=20)
    note = SealedText()
    registered_at = models.DateTimeField(null=True)
    seq = models.PositiveIntegerField()
    head_hash = models.BinaryField(max_length=32)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(registered_at__isnull=True, result="") | (Q(registered_at__isnull=False) & ~Q(result="")),
                name="intake_call_has_result",
            )
        ]
        indexes = [
            models.Index(F("started_at").desc(), F("id").desc(), name="intake_call_latest"),
            models.Index(fields=["number_index", "started_at"], name="intake_call_number"),
            models.Index(fields=["case_number"], condition=~Q(case_number=""), name="intake_call_case"),
        ]

    @property
    def stream(self) -> str:
        """The name of its stream in the ledger."""
        return f"call:{self.id}"
