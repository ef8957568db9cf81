"""The Django application of notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Formal notices between the sides of a contract, when each counts as delivered, and the addresses they go to."""

    name = "mainstay.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
