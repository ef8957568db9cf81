"""Routes of the desk."""

from ninja import Router

from .exports import router as exports
from .lists import router as lists
from .routes import router as cases
from .search import router as search
from .views import router as views

router = Router()
for part in (exports, lists, cases, search, views):
    router.add_router("", part)

__all__ = ["router"]
