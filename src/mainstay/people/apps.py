"""The Django application of people."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Rosters."""

    name = "mainstay.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
