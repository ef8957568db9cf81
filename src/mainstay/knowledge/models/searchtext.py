"""The texts of problems and articles as they are searched: read-outs that are written anew at any time."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class KnowledgeText(models.Model):
    """The blind grams of one text of a problem or an article; `side` is empty where both sides may find it."""

    id = models.BigAutoField(primary_key=True)
    subject_id = models.UUIDField()
    kind = models.CharField(max_length=8)
    contract_id = models.UUIDField()
    side = models.CharField(max_length=20)
    moment = models.DateTimeField()
    grams = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject_id", "side"], name="knowledge_text_once")]
        indexes = [GinIndex(fields=["grams"], name="knowledge_text_grams")]
