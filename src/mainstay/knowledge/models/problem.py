"""Problems as read-outs of the ledger, the cases linked to them, and what came of telling each case."""

import uuid

from django.db import models
from django.db.models import F, Q

from mainstay.kernel.sealing import SealedText
from mainstay.knowledge.rules.words import Outcome, ProblemState


class Problem(models.Model):
    """A problem. Every column but the keys follows from its entries; see `rules.problems`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=40)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    title = SealedText()
    description = SealedText()
    cause = SealedText()
    workaround = SealedText()
    solution = SealedText()
    state = models.CharField(max_length=16)
    owner_id = models.UUIDField()
    owner_name = models.CharField(max_length=100)
    seq = models.PositiveIntegerField()
    head_hash = models.BinaryField(max_length=32)
    opened_at = models.DateTimeField()
    solved_at = models.DateTimeField(null=True)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="knowledge_problem_number"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ProblemState]), name="knowledge_problem_state"
            ),
        ]
        indexes = [
            models.Index(F("contract"), F("updated_at").desc(), F("id").desc(), name="knowledge_problem_contract"),
            models.Index(F("updated_at").desc(), F("id").desc(), name="knowledge_problem_updated"),
        ]


class Linked(models.Model):
    """A case that a problem explains, by its number; a read-out of the problem's entries."""

    id = models.BigAutoField(primary_key=True)
    problem = models.ForeignKey("knowledge.Problem", on_delete=models.CASCADE, related_name="+", db_index=False)
    case = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["problem", "case"], name="knowledge_linked_once")]
        indexes = [models.Index(fields=["case"], name="knowledge_linked_case")]


class Telling(models.Model):
    """What came of telling one linked case that the problem is solved; `seq` is the entry that solved it."""

    id = models.BigAutoField(primary_key=True)
    problem = models.ForeignKey("knowledge.Problem", on_delete=models.CASCADE, related_name="+", db_index=False)
    seq = models.PositiveIntegerField()
    case = models.CharField(max_length=40)
    resolves = models.BooleanField()
    outcome = models.CharField(max_length=16)
    reason_zh = models.TextField()
    reason_en = models.TextField()
    told_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["problem", "seq", "case"], name="knowledge_telling_once"),
            models.CheckConstraint(
                condition=Q(outcome__in=[one.value for one in Outcome]), name="knowledge_telling_outcome"
            ),
        ]
