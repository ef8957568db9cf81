"""Routes of knowledge."""

from ninja import Router

from mainstay.knowledge.rules.permissions import PERMISSIONS

from .articles import router as articles
from .hints import router as hints
from .problems import router as problems

router = Router(tags=["knowledge"])
router.add_router("/problems", problems)
router.add_router("/articles", articles)
router.add_router("", hints)

__all__ = ["PERMISSIONS", "router"]
