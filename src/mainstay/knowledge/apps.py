"""The Django application of knowledge."""

from django.apps import AppConfig


class KnowledgeConfig(AppConfig):
    """Problems and what is known of them."""

    name = "mainstay.knowledge"
    label = "knowledge"
    default_auto_field = "django.db.models.BigAutoField"
