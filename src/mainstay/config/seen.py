"""When a page asks who is signed in, the session has been used: at loading, and whenever somebody comes back to it."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from mainstay.account.public import note_seen
from mainstay.kernel.time import now

ASKED = "/api/directory/session"


class SessionsSeen:
    """Notes it, before the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path == ASKED and request.method == "GET" and request.session.session_key:
            note_seen(request.session.session_key, now=now())
        return self.get_response(request)
