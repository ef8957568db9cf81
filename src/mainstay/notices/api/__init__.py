"""Routes of notices."""

from mainstay.notices.rules.permissions import PERMISSIONS

from .routes import router

__all__ = ["PERMISSIONS", "router"]
