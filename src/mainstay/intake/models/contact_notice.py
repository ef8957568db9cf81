"""Changes of the contacts that a contract names, as they were told."""

import uuid

from django.db import models
from django.db.models import Q

from mainstay.kernel.sealing import SealedText


class ContactNotice(models.Model):
    """Somebody new may ask from `changed_at` on, or somebody may not any more; `due_at` is when it had to be told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=20)
    leaving = SealedText()
    leaving_mail = SealedText()
    name = SealedText()
    phone = SealedText()
    mail = SealedText()
    changed_at = models.DateTimeField()
    noted_at = models.DateTimeField()
    noted_by = models.CharField(max_length=100)
    due_at = models.DateTimeField(null=True)
    clause = models.CharField(max_length=64)
    late = models.BooleanField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name="") | ~Q(leaving=""), name="intake_notice_names_somebody")
        ]
        indexes = [models.Index(fields=["contract", "changed_at"], name="intake_notice_contract")]
