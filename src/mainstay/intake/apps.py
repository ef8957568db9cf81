"""The Django application of intake."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Reports on their way to the desk."""

    name = "mainstay.intake"
    label = "intake"
    default_auto_field = "django.db.models.BigAutoField"
