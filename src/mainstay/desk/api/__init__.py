"""Routes of the desk."""

from .lists import router as lists
from .routes import router

router.add_router("", lists)

__all__ = ["router"]
