"""The kernel's Django application."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    """Holds the ledger."""

    name = "mainstay.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"
