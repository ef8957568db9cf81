"""The routes of notify."""

from ninja import Router

from mainstay.notify.rules.permissions import PERMISSIONS

from . import channels, messages, preferences, push, receipts, wordings

router = Router(tags=["notify"])
router.add_router("", messages.router)
router.add_router("", channels.router)
router.add_router("", receipts.router)
router.add_router("", wordings.router)
router.add_router("", preferences.router)
router.add_router("", push.router)

__all__ = ["PERMISSIONS", "router"]
