"""Routes of acceptance."""

from mainstay.acceptance.rules.permissions import PERMISSIONS

from .routes import router

__all__ = ["PERMISSIONS", "router"]
