"""The gate in front of the application: few quick requests at once in a process, many slow transfers beside them."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mainstay.config.threads import QUICK, TRANSFERS
from mainstay.kernel.transfers import KEY, Gate, Pass, Turnstile

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Gated:
    """Runs the application with a pass for each request; a transfer leaves the gate when it begins."""

    def __init__(self, application: Application, *, quick: int = QUICK, transfers: int = TRANSFERS) -> None:
        self.application = application
        self.gate = Gate(Turnstile(quick), Turnstile(transfers))

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        self.gate.quick.enter()
        held = environ[KEY] = Pass(self.gate)
        try:
            return Answer(self.application(environ, start), held)
        except BaseException:
            held.give_back()
            raise


class Answer:
    """The application's answer; the pass is given back when it has been sent or its reader is gone."""

    def __init__(self, body: Iterable[bytes], held: Pass) -> None:
        self.body, self.held = body, held

    def __iter__(self) -> Iterator[bytes]:
        return iter(self.body)

    def close(self) -> None:
        """Called by the server in any case, by WSGI."""
        try:
            if callable(close := getattr(self.body, "close", None)):
                close()
        finally:
            self.held.give_back()
