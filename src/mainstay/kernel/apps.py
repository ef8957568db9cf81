"""The kernel's Django application."""

from pathlib import Path

from django.apps import AppConfig
from django.conf import settings

from .rehearsal import rehearse


class KernelConfig(AppConfig):
    """Holds the ledger."""

    name = "mainstay.kernel"
    label = "kernel"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the time by the rehearsal's clock where there is one."""
        if settings.CLOCK:
            rehearse(Path(settings.CLOCK))
