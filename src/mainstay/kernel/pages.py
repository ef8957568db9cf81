"""Where people open the pages of this installation."""

from django.conf import settings


def address_of(path: str) -> str:
    """The whole address of a page: MAINSTAY_ADDRESS, else what `mainstay up` announced, and the path."""
    found: str = settings.ADDRESS or settings.STATE.read("address")
    return found.strip().rstrip("/") + path
