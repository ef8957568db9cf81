"""Tables of drafting: documents under review, what people said of their terms, the file they sign, signatures."""

import hashlib
import uuid

from django.db import models
from django.db.models import F, Q

from .rules.reviewing import READ_STATES, ReviewState, Said


class Review(models.Model):
    """A document that becomes a draft; `draft` is the draft as it was read and never changes.

    `asks_model` says that a language model is asked about what the rules did not understand. `failure_*` says why the
    document could not be read or, of one that was, why asking the model failed.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file_id = models.UUIDField()
    name = models.CharField(max_length=255)
    state = models.CharField(max_length=16)
    pages_done = models.PositiveIntegerField(default=0)
    pages = models.PositiveIntegerField(null=True)
    failure_zh = models.CharField(max_length=500, default="")
    failure_en = models.CharField(max_length=500, default="")
    asks_model = models.BooleanField(default=False)
    draft = models.JSONField(null=True)
    terms = models.PositiveIntegerField(default=0)
    contract_id = models.UUIDField(null=True)
    version = models.PositiveIntegerField(null=True)
    begun_by_id = models.UUIDField()
    begun_by_name = models.CharField(max_length=100)
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=ReviewState.SETTLED.value, contract_id__isnull=False, version__isnull=False)
                | (~Q(state=ReviewState.SETTLED.value) & Q(contract_id__isnull=True, version__isnull=True)),
                name="drafting_review_settled",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ReviewState]), name="drafting_review_state"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=READ_STATES) | Q(draft__isnull=False), name="drafting_review_open"
            ),
        ]
        indexes = [models.Index(F("begun_at").desc(), F("id").desc(), name="drafting_review_begun")]

    @property
    def stream(self) -> str:
        """The name of its stream in the ledger."""
        return f"drafting:{self.id}"


class Verdict(models.Model):
    """What one person said of one term; rows are only added, the last of a term counts."""

    id = models.BigAutoField(primary_key=True)
    review = models.ForeignKey("drafting.Review", on_delete=models.PROTECT, related_name="+", db_index=False)
    term = models.CharField(max_length=20)
    said = models.CharField(max_length=16)
    kind = models.CharField(max_length=32)
    value = models.JSONField(null=True)
    evidence = models.JSONField(default=list)
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=100)
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(said__in=[said.value for said in Said]), name="drafting_verdict_said")
        ]
        indexes = [models.Index(fields=["review", "id"], name="drafting_verdict_review")]


class ContractFile(models.Model):
    """A contract file as a person completed it after the verdict `after`; rows are only added, the last counts."""

    id = models.BigAutoField(primary_key=True)
    review = models.ForeignKey("drafting.Review", on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.TextField()
    after = models.BigIntegerField()
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=100)
    kept_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["review", "id"], name="drafting_file_review")]

    @property
    def sha256(self) -> str:
        """The digest by which the ledger names it."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class SignOff(models.Model):
    """One person's signature on a contract file; rows are only added."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey("drafting.ContractFile", on_delete=models.PROTECT, related_name="+", db_index=False)
    person_id = models.UUIDField()
    person_name = models.CharField(max_length=100)
    signed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "person_id"], name="drafting_sign_off_person_once")]
