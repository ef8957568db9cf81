"""A program on a loopback port that takes what is posted to it, and can drop, delay, refuse or take and not answer."""

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

Answer = tuple[int, Mapping[str, Any]]


@dataclass(frozen=True)
class Posted:
    """A request as it came; header names in lower case."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body read as JSON."""
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        """The body read as a form."""
        return {name: values[0] for name, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}


@dataclass
class Receiver:
    """What arrived; `plan` says how the next requests are dealt with.

    `ok`; `drop` closes the line unread; `taken_and_dropped` takes it and closes the line; `late` takes it and answers
    when `released`, and says so by `held`; any other word is looked up in `answers`.
    """

    url: str = ""
    requests: list[Posted] = field(default_factory=list)
    taken: list[Posted] = field(default_factory=list)
    plan: list[str] = field(default_factory=list)
    ok: Answer = (200, {})
    answers: dict[str, Answer] = field(default_factory=dict)
    held: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)
    answer: Callable[[Posted], Answer] | None = None

    def deal(self, posted: Posted) -> Answer | None:
        """Deal with a request; None closes the line without an answer."""
        self.requests.append(posted)
        step = self.plan.pop(0) if self.plan else "ok"
        if step in ("ok", "taken_and_dropped", "late"):
            self.taken.append(posted)
        if step == "late":
            self.held.set()
            self.released.wait(30)
        if step in ("ok", "late"):
            return self.answer(posted) if self.answer else self.ok
        return self.answers.get(step)


@contextmanager
def running_receiver(receiver: Receiver) -> Iterator[Receiver]:
    """The program for as long as the block lasts; its address is `receiver.url`."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            answer = receiver.deal(Posted(parts.path, query, headers, body))
            if answer is None:
                self.close_connection = True
                return
            text = json.dumps(answer[1]).encode()
            self.send_response(answer[0])
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the server's signature
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    receiver.url = f"http://127.0.0.1:{server.server_address[1]}/send"
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield receiver
    finally:
        receiver.released.set()
        server.shutdown()
        thread.join()
        server.server_close()
