"""The audit of the locks, asked of a service on this machine that answers as the public one does."""

import json
from collections.abc import Iterator
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from tools import audit, check

TODAY = date(2026, 11, 29)
LOCK = """Jinja2==3.1.0 ; python_version < "4" \\
    --hash=sha256:00
    # via x==1
typst==0.15.2 \\
    --hash=sha256:01
"""
WEB = {
    "": {"name": "mainstay-web", "version": "0.1.0"},
    "node_modules/@rc-component/util": {"version": "1.2.3"},
    "node_modules/react": {"version": "19.3.1"},
    "node_modules/x/node_modules/react": {"version": "19.3.1"},
}


class Service(BaseHTTPRequestHandler):
    """Knows one weakness of each of two packages; of the second only on the next page."""

    asked: list[dict[str, Any]] = []

    def do_POST(self) -> None:
        """Answer a batch in its order."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked.extend(body["queries"])
        results = [self.answer(query) for query in body["queries"]]
        content = json.dumps({"results": results}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def answer(self, query: dict[str, Any]) -> dict[str, Any]:
        """What is known of one package."""
        if query["package"] == {"ecosystem": "PyPI", "name": "jinja2"} and query["version"] == "3.1.0":
            return {"vulns": [{"id": "GHSA-1"}]}
        if query["package"]["name"] == "react":
            return {"vulns": [{"id": "GHSA-2"}]} if query.get("page_token") == "next" else {"next_page_token": "next"}
        return {}

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """The service, and what it is asked."""
    Service.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Service)
    Thread(target=server.serve_forever, args=[0.05], daemon=True).start()
    monkeypatch.setenv("MAINSTAY_ADVISORIES", f"http://127.0.0.1:{server.server_port}/")
    yield Service.asked
    server.shutdown()
    server.server_close()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with two locks."""
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "runtime.lock").write_text(LOCK)
    (tmp_path / "web").mkdir()
    (tmp_path / "web" / "package-lock.json").write_text(json.dumps({"packages": WEB}))
    return tmp_path


def test_what_is_known_is_named_and_fails(
    root: Path, service: list[dict[str, Any]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert audit.main(root, TODAY) == 1

    said = capsys.readouterr().out
    assert "PyPI jinja2 3.1.0: GHSA-1: KNOWN TO BE WEAK" in said
    assert "npm react 19.3.1: GHSA-2: KNOWN TO BE WEAK" in said
    first = {(one["package"]["ecosystem"], one["package"]["name"], one["version"]) for one in service}
    assert first == {
        ("PyPI", "jinja2", "3.1.0"),
        ("PyPI", "typst", "0.15.2"),
        ("npm", "@rc-component/util", "1.2.3"),
        ("npm", "react", "19.3.1"),
    }


@pytest.mark.parametrize(("until", "ended"), [("2026-11-29", 0), ("2026-11-28", 1)])
def test_what_is_accepted_passes_until_its_day(
    root: Path, service: list[dict[str, Any]], until: str, ended: int, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = [f'[[accepted]]\nid = "GHSA-{number}"\nreason = "never reached"\nuntil = {until}\n' for number in (1, 2)]
    (root / "requirements" / "accepted.toml").write_text("".join(entries))

    assert audit.main(root, TODAY) == ended

    assert len(service) == 5
    assert ("accepted: never reached" in capsys.readouterr().out) is (ended == 0)


def test_nobody_to_ask_is_neither_passed_nor_failed(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MAINSTAY_ADVISORIES", "http://127.0.0.1:1")

    assert audit.main(root, TODAY) == check.NOT_MADE

    assert capsys.readouterr().out.startswith("NOT ASKED about 4 packages: http://127.0.0.1:1: ")


def test_the_locks_of_this_project_are_read() -> None:
    found = audit.packages(audit.ROOT)

    names = {(one.ecosystem, one.name) for one in found}
    assert {("PyPI", "django"), ("PyPI", "pytest"), ("npm", "react"), ("npm", "vite")} <= names
    assert all(one.version for one in found)
