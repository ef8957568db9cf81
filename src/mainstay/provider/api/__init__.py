"""Routes of the provider: those of the protocol, the page of consent, clients and consents."""

from ninja import Router

from mainstay.provider.rules.permissions import PERMISSIONS

from .clients import router as clients
from .consenting import router as consenting
from .protocol import router as protocol

router = Router(tags=["provider"])
router.add_router("", protocol)
router.add_router("", consenting)
router.add_router("", clients)

__all__ = ["PERMISSIONS", "router"]
