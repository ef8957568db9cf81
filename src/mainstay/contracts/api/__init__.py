"""Routes of contracts."""

from mainstay.contracts.rules.permissions import PERMISSIONS

from .routes import router

__all__ = ["PERMISSIONS", "router"]
