"""A request reads for a stranger until the sign-in check says for whom, and leaves nothing behind."""

from collections.abc import Callable, Iterable, Iterator

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from mainstay.kernel.fence import STRANGER, Principal, principal, reading_for

END = object()


class Fences:
    """The outermost: also what fails inside reads for nobody afterwards."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with reading_for(STRANGER):
            response = self.get_response(request)
            if isinstance(response, StreamingHttpResponse) and not response.is_async:
                response.streaming_content = read_on(principal(), response.streaming_content)  # type: ignore[arg-type]  # not async
            return response


def read_on(somebody: Principal, pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces that leave after the view has returned are read for the one who asked for them."""
    remaining = iter(pieces)
    while True:
        with reading_for(somebody):
            piece = next(remaining, END)
        if piece is END:
            return
        yield piece  # type: ignore[misc]  # END is no piece
