"""The counters that number problems and articles."""

from django.db import models
from django.db.models import Q


class KnowledgeNumber(models.Model):
    """The last number given out of a kind (P or K) under a contract in a year."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=1)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "contract", "year"], name="knowledge_number_once"),
            models.CheckConstraint(condition=Q(kind__in=["P", "K"]), name="knowledge_number_kind"),
        ]
