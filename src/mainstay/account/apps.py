"""The account's Django application."""

from django.apps import AppConfig


class AccountConfig(AppConfig):
    """Signing in, second factors, sessions, registration."""

    name = "mainstay.account"
    label = "account"
    default_auto_field = "django.db.models.BigAutoField"
