"""The texts of cases as they are searched: read-outs that are written anew at any time."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F


class SearchText(models.Model):
    """The blind grams of one text of a case, which itself lies in the ledger. `side` is empty where both may find it.

    `text_index` tells whether the text has changed.

    `contract_id` and `moment` (when the case was reported) are the case's own, so that a search reads one table.
    """

    id = models.BigAutoField(primary_key=True)
    case = models.ForeignKey("desk.Case", on_delete=models.CASCADE, related_name="+", db_index=False)
    contract_id = models.UUIDField()
    kind = models.CharField(max_length=8)
    seq = models.PositiveIntegerField()
    side = models.CharField(max_length=20)
    moment = models.DateTimeField()
    text_index = models.CharField(max_length=32)
    grams = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "kind", "seq"], name="desk_searchtext_place")]
        indexes = [
            GinIndex(fields=["grams"], name="desk_searchtext_grams"),
            models.Index(F("moment").desc(), F("case").desc(), name="desk_searchtext_recent"),
            models.Index(F("contract_id"), F("moment").desc(), F("case").desc(), name="desk_searchtext_contract"),
        ]
