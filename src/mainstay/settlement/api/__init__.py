"""Routes of settlement."""

from mainstay.settlement.rules.permissions import PERMISSIONS

from .routes import router

__all__ = ["PERMISSIONS", "router"]
