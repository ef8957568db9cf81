"""Writes down each request whose permission is recorded, before its answer leaves: without the line, no answer."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from mainstay.directory.public import record_request
from mainstay.kernel.time import now


class Accesses:
    """The last thing around the views: it sees how each was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        record_request(request, response, now=now())
        return response
