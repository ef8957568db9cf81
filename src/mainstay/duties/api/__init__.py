"""Routes of duties."""

from .duties import router
from .feeds import router as feeds

router.add_router("", feeds)

__all__ = ["router"]
