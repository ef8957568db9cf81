"""The counters that number cases."""

from django.db import models


class CaseNumber(models.Model):
    """The last number given out under a contract in a year."""

    id = models.BigAutoField(primary_key=True)
    contract = models.ForeignKey("contracts.Contract", on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["contract", "year"], name="desk_number_contract_year")]
