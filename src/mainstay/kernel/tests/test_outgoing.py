"""Addresses that users type lead to the outside only, and to the address that was checked."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from typing import Any

import pytest

from mainstay.kernel.errors import Malformed
from mainstay.kernel.outgoing import NotOutside, NotReached, Order, addresses_outside, check_url, is_outside, send


class Echo(BaseHTTPRequestHandler):
    """Answers with what it was asked; /onwards sends on to the address in its query."""

    asked: list[str] = []

    def do_GET(self) -> None:
        self.asked.append(f"{self.headers['Host']}{self.path}")
        onwards = self.path.startswith("/onwards?")
        self.send_response(302 if onwards else 200)
        if onwards:
            self.send_header("Location", self.path.partition("?")[2])
        self.end_headers()
        self.wfile.write(b"x" * 100)

    def do_POST(self) -> None:
        self.do_GET()

    def log_message(self, *told: Any) -> None: ...


@pytest.fixture
def server() -> Iterator[HTTPServer]:
    served = HTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=served.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    Echo.asked.clear()
    yield served
    served.shutdown()
    served.server_close()


def names(monkeypatch: pytest.MonkeyPatch, *answers: str) -> list[str]:
    """Each resolving of a name takes the next of the answers; returns what was resolved."""
    left, asked = list(answers), []

    def resolve(host: str, port: int, **kind: Any) -> list[Any]:
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (left.pop(0) if len(left) > 1 else left[0], port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    return asked


INSIDE = [
    "127.0.0.1", "10.0.0.5", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
    "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1", "192.0.2.1", "198.18.0.1",
]  # fmt: skip


@pytest.mark.parametrize("address", INSIDE)
def test_what_is_not_public_is_inside(address: str) -> None:
    assert not is_outside(ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "223.5.5.5", "2400:3200::1", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses_are_outside(address: str) -> None:
    assert is_outside(ip_address(address))


@pytest.mark.parametrize(
    "url",
    ["ftp://a.example/", "file:///etc/passwd", "//a.example/", "http:///x", "http://u:p@a.example/", "http://a:0/",
     "http://a.example:99999/", "http://a.example/\nHost: b", "http://a b/", "http://a.example\\@b.example/", "", "gopher://a/"],
)  # fmt: skip
def test_what_is_no_address_of_a_host_is_malformed(url: str) -> None:
    with pytest.raises(Malformed):
        check_url(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "0177.0.0.1", "[::1]"])
def test_inside_is_refused_however_it_is_written(host: str, server: HTTPServer) -> None:
    with pytest.raises((NotOutside, NotReached)):
        send(Order("GET", f"http://{host}:{server.server_port}/"))
    assert Echo.asked == []


def test_one_address_inside_among_several_refuses_them_all(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(2, 1, 6, "", (address, 80)) for address in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *given, **kind: rows)
    with pytest.raises(NotOutside):
        addresses_outside("two.example", 80)


def test_the_operator_lets_networks_and_hosts_through(
    server: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(monkeypatch, "127.0.0.1")
    for allowed in ("127.0.0.0/8", "hooks.inside"):
        settings.OUTGOING_ALLOW = [allowed]
        answer = send(Order("POST", f"http://hooks.inside:{server.server_port}/a?b=c", b"{}"), limit=10)
        assert (answer.status, answer.body) == (200, b"x" * 10)
    assert Echo.asked == [f"hooks.inside:{server.server_port}/a?b=c"] * 2


def test_a_name_is_resolved_once_and_the_connection_goes_there(
    server: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OUTGOING_ALLOW = ["127.0.0.1/32"]
    asked = names(monkeypatch, "127.0.0.1", "10.0.0.9")
    assert send(Order("GET", f"http://rebinding.example:{server.server_port}/")).status == 200
    assert asked == ["rebinding.example"]


def test_a_redirection_goes_through_the_same_check(
    server: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.OUTGOING_ALLOW = ["127.0.0.1/32"]
    names(monkeypatch, "127.0.0.1", "169.254.169.254")
    with pytest.raises(NotOutside):
        send(Order("GET", f"http://first.example:{server.server_port}/onwards?http://second.example/latest/meta-data"))
    assert len(Echo.asked) == 1


def test_a_body_is_not_sent_on(server: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.OUTGOING_ALLOW = ["127.0.0.1/32"]
    names(monkeypatch, "127.0.0.1")
    assert send(Order("POST", f"http://a.example:{server.server_port}/onwards?/b", b"secret")).status == 302
    assert len(Echo.asked) == 1


def test_endless_redirections_end(server: HTTPServer, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.OUTGOING_ALLOW = ["127.0.0.1/32"]
    names(monkeypatch, "127.0.0.1")
    again = f"http://a.example:{server.server_port}/onwards?"
    with pytest.raises(NotReached):
        send(Order("GET", again + again + again + again + again))
    assert len(Echo.asked) == 4
