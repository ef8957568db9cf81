"""The Django application of notify."""

from django.apps import AppConfig


class NotifyConfig(AppConfig):
    """Messages on their way out."""

    name = "mainstay.notify"
    label = "notify"
    default_auto_field = "django.db.models.BigAutoField"
