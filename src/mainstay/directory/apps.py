"""The directory's Django application."""

from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    """Organisations, people, roles and signing in."""

    name = "mainstay.directory"
    label = "directory"
    default_auto_field = "django.db.models.BigAutoField"
