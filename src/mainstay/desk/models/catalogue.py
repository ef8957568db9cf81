"""Catalogue files loaded for a contract. Rows are only ever added: triggers refuse the rest."""

import uuid

from django.db import models
from django.db.models import Q


class CatalogueLoad(models.Model):
    """One file as it was loaded, the `number`th of its contract; later items take the place of earlier ones."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    number = models.PositiveIntegerField()
    file = models.TextField()
    sha256 = models.CharField(max_length=64)
    items = models.JSONField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey("directory.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["contract", "number"], name="desk_catalogue_number"),
            models.UniqueConstraint(fields=["contract", "sha256"], name="desk_catalogue_file"),
            models.CheckConstraint(condition=Q(number__gte=1), name="desk_catalogue_from_1"),
        ]
