"""Where a request comes from and which site it was sent to."""

from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The caller's address; behind our own proxy the one that the proxy has added last."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def site_of(request: HttpRequest) -> str:
    """The name of the site without its port: what passkeys belong to."""
    return request.get_host().rpartition(":")[0] or request.get_host()


def origin_of(request: HttpRequest) -> str:
    """The site as browsers name it in what they sign."""
    return f"{request.scheme}://{request.get_host()}"


def takes_passkeys(request: HttpRequest) -> bool:
    """Passkeys belong to names: a site that is reached by a bare address has none."""
    try:
        ip_address(site_of(request).strip("[]"))
    except ValueError:
        return True
    return False
