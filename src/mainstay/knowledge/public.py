"""The front door of knowledge: its texts written anew."""

from . import services

__all__ = ["index_knowledge"]


def index_knowledge() -> int:
    """Write the texts that problems and articles are searched by anew; how many of both there are."""
    return services.index_knowledge()
