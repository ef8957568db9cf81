"""Routes of offers."""

from mainstay.offers.rules.permissions import PERMISSIONS

from .routes import router

__all__ = ["PERMISSIONS", "router"]
