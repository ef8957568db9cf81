"""Writes that a browser sends carry the token of this site: the check, and the door for routes open to strangers."""

from typing import Literal

from django.http import HttpRequest
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from .errors import Forbidden

SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


class OpenToAll(AuthBase):
    """Lets anybody through; writes still need the CSRF token, so that nobody is signed in by another site."""

    openapi_type = "apiKey"
    openapi_in = "cookie"
    openapi_name = "csrftoken"

    def __call__(self, request: HttpRequest) -> Literal[True]:
        """True, or Forbidden for a write without the token of this site."""
        refuse_forged(request)
        return True


def refuse_forged(request: HttpRequest) -> None:
    """Forbidden when a write does not carry the CSRF token that this site gave out."""
    if request.method not in SAFE and check_csrf(request) is not None:
        raise Forbidden("安全校验未通过，请刷新页面后重试。", "The security token is missing or old; reload the page.")
