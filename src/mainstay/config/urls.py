"""Addresses: the API; everything else is the front end's."""

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path

from mainstay.config.api import api
from mainstay.config.problems import render
from mainstay.kernel.errors import NotFound
from mainstay.provider.api.protocol import discovery


def unknown_address(request: HttpRequest) -> HttpResponse:
    """404 as a problem, like every error of the API."""
    return render(NotFound(f"没有这个接口：{request.path}", f"No such address: {request.path}"))


urlpatterns = [
    path("api/", api.urls),
    path(".well-known/openid-configuration", discovery),
    re_path(r"^api(?:/.*)?$", unknown_address),
]
