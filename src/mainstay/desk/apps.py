"""The desk's Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """Cases and the acts on them."""

    name = "mainstay.desk"
    label = "desk"
    default_auto_field = "django.db.models.BigAutoField"
