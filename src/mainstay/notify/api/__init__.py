"""The routes of notify."""

from ninja import Router

from . import channels, messages, receipts

router = Router(tags=["notify"])
router.add_router("", messages.router)
router.add_router("", channels.router)
router.add_router("", receipts.router)

__all__ = ["router"]
