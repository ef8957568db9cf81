"""The front door of the provider: its keys."""

from .services.keys import rotate

__all__ = ["rotate"]
