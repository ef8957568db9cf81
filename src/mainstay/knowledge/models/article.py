"""Articles as read-outs of the ledger, and what readers think of them."""

import uuid

from django.db import models
from django.db.models import F, Q

from mainstay.kernel.sealing import SealedText
from mainstay.knowledge.rules.words import ArticleState, Audience


class Article(models.Model):
    """An article: its newest version, and the one that is published. Every version stands in its entries."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=40)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    state = models.CharField(max_length=16)
    title = SealedText()
    body = SealedText()
    audience = models.CharField(max_length=8)
    version = models.PositiveIntegerField()
    author_id = models.UUIDField()
    author_name = models.CharField(max_length=100)
    published_version = models.PositiveIntegerField(null=True)
    published_title = SealedText()
    published_body = SealedText()
    published_audience = models.CharField(max_length=8)
    published_at = models.DateTimeField(null=True)
    case = models.CharField(max_length=40)
    problem = models.CharField(max_length=40)
    seq = models.PositiveIntegerField()
    head_hash = models.BinaryField(max_length=32)
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["number"], name="knowledge_article_number"),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in ArticleState]), name="knowledge_article_state"
            ),
            models.CheckConstraint(
                condition=Q(audience__in=[one.value for one in Audience]), name="knowledge_article_audience"
            ),
        ]
        indexes = [
            models.Index(F("contract"), F("updated_at").desc(), F("id").desc(), name="knowledge_article_contract"),
            models.Index(F("updated_at").desc(), F("id").desc(), name="knowledge_article_updated"),
            models.Index(fields=["case"], condition=~Q(case=""), name="knowledge_article_case"),
            models.Index(fields=["problem"], condition=~Q(problem=""), name="knowledge_article_problem"),
        ]


class Feedback(models.Model):
    """Whether a published version helped a reader; the last word of each counts."""

    id = models.BigAutoField(primary_key=True)
    article = models.ForeignKey("knowledge.Article", on_delete=models.CASCADE, related_name="+", db_index=False)
    person_id = models.UUIDField()
    version = models.PositiveIntegerField()
    helpful = models.BooleanField()
    note = SealedText(row="whose")
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "person_id"], name="knowledge_feedback_once")]

    @property
    def whose(self) -> str:
        """Of what and by whom it is, which it is sealed for."""
        return f"{self.article_id}/{self.person_id}"
