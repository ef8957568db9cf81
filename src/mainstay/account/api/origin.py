"""Which site a request was sent to."""

from ipaddress import ip_address

from django.http import HttpRequest


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
