"""The provider's Django application."""

from django.apps import AppConfig


class ProviderConfig(AppConfig):
    """Signing in to other systems with an account of this one: OpenID Connect."""

    name = "mainstay.provider"
    label = "provider"
    default_auto_field = "django.db.models.BigAutoField"
