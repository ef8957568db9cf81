"""The built front end: files with long caching, and index.html for every address that is a page."""

import mimetypes
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from mainstay.config.headers import refuse

FONTS = "/fonts/"  # papers are set with them here; browsers have their own
NOT_PAGES = ("/api/", "/assets/", FONTS)
ANSWERED = ("/api/", "/.well-known/openid-configuration")
NOT_BUILT = "前端尚未构建，请运行 make up。 The front end has not been built: run make up."
mimetypes.add_type("text/javascript", ".js")


class FrontEnd:
    """Answers everything outside the API from web/dist; unknown addresses get the application's page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.files: dict[str, StaticFile] = {}
        dist = Path(settings.WEB_DIST)
        if (dist / "index.html").is_file():
            noise = WhiteNoise(application=None, max_age=0, immutable_file_test=is_immutable)
            noise.add_files(str(dist), prefix="/")
            self.files = {path: file for path, file in noise.files.items() if not path.startswith(FONTS)}

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith(ANSWERED) or request.path == "/api":
            return self.get_response(request)
        found = self.files.get(request.path)
        if found is None:
            if request.path.startswith(NOT_PAGES) or request.method not in ("GET", "HEAD"):
                return refuse(404, "Not found")
            found = self.files.get("/index.html")
        return self.send(found, request) if found else refuse(503, NOT_BUILT)

    def send(self, file: StaticFile, request: HttpRequest) -> HttpResponseBase:
        """One file, compressed when a compressed copy lies beside it and the browser takes it."""
        answer = file.get_response(request.method, request.META)
        body = answer.file.read() if answer.file else b""
        response = HttpResponse(body, status=int(answer.status))
        for name, value in answer.headers:
            response.headers[name] = value
        if answer.file:
            answer.file.close()
        return response


def is_immutable(_path: str, url: str) -> bool:
    """Files in assets/ carry a hash of their content in the name."""
    return url.startswith("/assets/")
