"""Routes of the account: signing in step by step, and what keeps it safe."""

from ninja import Router

from .entering import router as entering
from .rules import router as rules
from .security import router as security

router = Router(tags=["account"])
router.add_router("", entering)
router.add_router("", security)
router.add_router("", rules)
