"""Routes of the desk."""

from ninja import Router

from mainstay.desk.rules.permissions import PERMISSIONS

from .afterwards import router as after_work
from .allowances import router as allowances
from .bulk import router as bulk
from .calendars import router as calendars
from .catalogue import router as items
from .evidence import router as evidence
from .exports import router as exports
from .files import router as files
from .ladder import router as ladders
from .lists import router as lists
from .live import router as live
from .open_work import router as open_work
from .routes import router as cases
from .search import router as search
from .views import router as views

# An address of several cases stands before that of one: the first pattern that fits is taken.
router = Router()
for part in (
    bulk,
    calendars,
    evidence,
    exports,
    files,
    ladders,
    lists,
    live,
    open_work,
    cases,
    search,
    views,
    after_work,
    items,
    allowances,
):
    router.add_router("", part)

__all__ = ["PERMISSIONS", "router"]
