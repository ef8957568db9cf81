"""The Django application of duties."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """What a contract asks to be done by a day, beside its cases."""

    name = "mainstay.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"
