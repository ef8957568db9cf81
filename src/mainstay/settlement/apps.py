"""The Django application of settlement."""

from django.apps import AppConfig


class SettlementConfig(AppConfig):
    """Scores, payments, penalties and statements."""

    name = "mainstay.settlement"
    label = "settlement"
    default_auto_field = "django.db.models.BigAutoField"
