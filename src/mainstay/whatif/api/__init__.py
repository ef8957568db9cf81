"""Routes of what-if runs."""

from mainstay.whatif.rules.permissions import PERMISSIONS

from .routes import router

__all__ = ["PERMISSIONS", "router"]
