"""The Django application of drafting."""

from django.apps import AppConfig


class DraftingConfig(AppConfig):
    """Reviews of drafts, and what people said of their terms."""

    name = "mainstay.drafting"
    label = "drafting"
    default_auto_field = "django.db.models.BigAutoField"
