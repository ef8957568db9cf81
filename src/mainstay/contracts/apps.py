"""The contracts' Django application."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Contracts, their versions and signatures."""

    name = "mainstay.contracts"
    label = "contracts"
    default_auto_field = "django.db.models.BigAutoField"
