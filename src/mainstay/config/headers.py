"""Headers that tell the browser what a page may do: on every answer, pages and API alike."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from mainstay.gateway.public import page_address, source_of

LIVE = "{live}"
CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        f"connect-src 'self'{LIVE}",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
POLICY = "Content-Security-Policy"
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds the fixed headers and the policy; the API's answers are not kept by caches."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        for name, value in FIXED.items():
            response.headers.setdefault(name, value)
        if POLICY not in response.headers:
            response.headers[POLICY] = CONTENT_POLICY.replace(LIVE, live_source(request))
        if request.path.startswith("/api/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def live_source(request: HttpRequest) -> str:
    """The gateway's address as one more source to connect to; none for a host that is not answered, or without one."""
    if not settings.BUS_ADDRESS:
        return ""
    try:
        host = request.get_host()
    except DisallowedHost:
        return ""
    return f" {source_of(page_address(settings.GATEWAY_ADDRESS, host))}"


def refuse(status: int, text: str) -> HttpResponse:
    """A short answer in plain text, for places without a page."""
    return HttpResponse(text + "\n", status=status, content_type="text/plain; charset=utf-8")
