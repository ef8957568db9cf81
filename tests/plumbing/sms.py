"""An SMS gateway on a loopback port that can drop, refuse and hand over twice; it honours the idempotency key."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

DESCRIPTION = """
url: {url}
fields: {{mobile: "{{phone}}", content: "{{text}}", id: "{{key}}", at: "{{time}}"}}
signature: {{algorithm: hmac-sha256, over: "{{phone}}|{{key}}|{{time}}", field: sign}}
answer: {{field: code, accepted: ["0"], permanent: ["13"]}}
seconds: 5
"""
SECRET = "loopback-secret"


@dataclass
class SmsGateway:
    """What arrived; `plan` says how the next requests are dealt with: ok, drop, taken_and_dropped, busy, bad."""

    url: str = ""
    requests: list[dict[str, str]] = field(default_factory=list)
    handsets: dict[str, dict[str, str]] = field(default_factory=dict)
    plan: list[str] = field(default_factory=list)

    def describe(self, folder: Path) -> str:
        """The file that describes it; its path."""
        place = folder / "sms.yaml"
        place.write_text(DESCRIPTION.format(url=self.url), encoding="utf-8")
        return str(place)

    def received(self, phone: str) -> list[str]:
        """The texts on a handset, each key once, in order."""
        return [one["content"] for one in self.handsets.values() if one["mobile"] == phone]

    def take(self, fields: dict[str, str]) -> tuple[int, str] | None:
        """Deal with a request; None closes the connection without an answer."""
        self.requests.append(fields)
        step = self.plan.pop(0) if self.plan else "ok"
        if step in ("ok", "taken_and_dropped"):
            self.handsets.setdefault(fields["id"], fields)
        answers = {"ok": (200, "0"), "busy": (503, "9"), "bad": (200, "13")}
        if step not in answers:
            return None
        status, code = answers[step]
        return status, json.dumps({"code": code})


@contextmanager
def running_gateway() -> Iterator[SmsGateway]:
    """A gateway for as long as the block lasts."""
    gateway = SmsGateway()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            answer = gateway.take({name: values[0] for name, values in parse_qs(body).items()})
            if answer is None:
                self.close_connection = True
                return
            status, text = answer
            self.send_response(status)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the server's signature
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    gateway.url = f"http://127.0.0.1:{server.server_address[1]}/send"
    thread = threading.Thread(target=server.serve_forever, args=[0.05])
    thread.start()
    try:
        yield gateway
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
