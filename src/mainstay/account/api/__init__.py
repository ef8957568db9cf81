"""Routes of the account: signing in step by step, and what keeps it safe."""

from ninja import Router

from mainstay.account.rules.permissions import PERMISSIONS

from . import registrations  # noqa: F401  its routes stand on the router of registering
from .codes import router as codes
from .entering import router as entering
from .profile import router as profile
from .registering import router as registering
from .rules import router as rules
from .security import router as security
from .sources import router as sources
from .tokens import bearer
from .tokens import router as tokens

router = Router(tags=["account"])
router.add_router("", entering)
router.add_router("", codes)
router.add_router("", registering)
router.add_router("", profile)
router.add_router("", security)
router.add_router("", rules)
router.add_router("", tokens)
router.add_router("", sources)

__all__ = ["PERMISSIONS", "bearer", "router"]
