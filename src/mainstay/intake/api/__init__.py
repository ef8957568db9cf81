"""The intake's routes."""

from ninja import Router

from mainstay.intake.rules.permissions import PERMISSIONS

from . import arrivals, calls, contacts, inlets

router = Router(tags=["intake"])
router.add_router("", arrivals.router)
router.add_router("", calls.router)
router.add_router("", contacts.router)
router.add_router("", inlets.router)

__all__ = ["PERMISSIONS", "router"]
