"""Routes of duties."""

from mainstay.duties.rules.permissions import PERMISSIONS

from .duties import router
from .feeds import router as feeds

router.add_router("", feeds)

__all__ = ["PERMISSIONS", "router"]
