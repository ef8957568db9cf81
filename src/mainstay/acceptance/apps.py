"""The Django application of acceptance."""

from django.apps import AppConfig


class AcceptanceConfig(AppConfig):
    """What a contract asks to be handed over, and the steps in which the work is accepted."""

    name = "mainstay.acceptance"
    label = "acceptance"
    default_auto_field = "django.db.models.BigAutoField"
