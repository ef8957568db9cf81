"""Routes of the directory, and the checks that routes choose from: signed in, or open to strangers."""

from ninja import Router

from mainstay.directory.rules.permissions import PERMISSIONS

from .access import router as access
from .changes import router as changes
from .permissions import router as permissions
from .session import SignedIn
from .session import router as session
from .staff import router as staff
from .units import router as units

router = Router()
for part in (session, permissions, access, units, staff, changes):
    router.add_router("", part)

__all__ = ["PERMISSIONS", "SignedIn", "router"]
