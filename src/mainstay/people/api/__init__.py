"""The routes of people."""

from .routes import router

__all__ = ["router"]
