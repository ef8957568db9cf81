"""Routes of the desk."""

from .routes import router

__all__ = ["router"]
