"""The Django application of offers."""

from django.apps import AppConfig


class OffersConfig(AppConfig):
    """What services after the term may cost, and what was offered; its entries lie in the ledger."""

    name = "mainstay.offers"
    label = "offers"
    default_auto_field = "django.db.models.BigAutoField"
