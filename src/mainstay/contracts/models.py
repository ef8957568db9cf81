"""Contracts, their versions and the signatures on them. Rows are only ever added: triggers refuse the rest."""

import uuid

from django.db import models
from django.db.models import F, Q


class Contract(models.Model):
    """A contract; everything that may change stands on its versions."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12)
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["code"], name="contracts_contract_code")]


class ContractVersion(models.Model):
    """One file of a contract as it was loaded, its terms, what the checker found, and its days."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    file = models.TextField()
    sha256 = models.CharField(max_length=64)
    terms = models.JSONField()
    findings = models.JSONField()
    errors = models.PositiveIntegerField()
    warnings = models.PositiveIntegerField()
    readings = models.PositiveIntegerField()
    number = models.CharField(max_length=80)
    title_zh = models.TextField()
    title_en = models.TextField()
    customer_zh = models.TextField()
    customer_en = models.TextField()
    vendor_zh = models.TextField()
    vendor_en = models.TextField()
    signed = models.DateField()
    signed_on_paper = models.BooleanField()
    term_start = models.DateField()
    term_end = models.DateField()
    starts = models.DateField()
    timezone = models.CharField(max_length=64)
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(version__gte=1), name="contracts_version_from_1"),
            models.UniqueConstraint(
                fields=["contract", "version"], condition=Q(errors=0), name="contracts_version_once"
            ),
            models.UniqueConstraint(fields=["contract", "sha256"], name="contracts_version_file"),
            models.CheckConstraint(
                condition=Q(errors__gt=0) | Q(term_end__gte=F("term_start")), name="contracts_version_term"
            ),
        ]


class Signature(models.Model):
    """One side's consent to a version, given in the system."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey("contracts.ContractVersion", on_delete=models.PROTECT, related_name="signatures")
    side = models.CharField(max_length=20)
    person = models.ForeignKey("directory.Person", on_delete=models.PROTECT, related_name="+")
    person_name = models.CharField(max_length=100)
    role = models.CharField(max_length=40)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "side"], name="contracts_signature_side_once"),
            models.CheckConstraint(condition=Q(side__in=["customer", "vendor"]), name="contracts_signature_side"),
        ]
