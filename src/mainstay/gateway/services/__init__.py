"""The gateway at work: pages on one side, the message server on the other."""

from .serving import Settings, serve

__all__ = ["Settings", "serve"]
