"""What of a running installation is reached from elsewhere: a scan of all ports, and all sockets of its processes.

127.0.0.2 is this machine too, but another address than 127.0.0.1: who listens on that one alone does not answer there.
"""

import ipaddress
import selectors
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running.conftest import MakeUp
from tests.running.up import Up

ELSEWHERE = "127.0.0.2"
AT_ONCE = 500
LISTENS = "0A"
# Of these tables a line is a socket; UDP sockets are bound when they are there, those of TCP are asked for their state.
TABLES = {"tcp": LISTENS, "tcp6": LISTENS, "udp": "", "udp6": ""}

pytestmark = [pytest.mark.running, pytest.mark.allow_hosts(["127.0.0.1", ELSEWHERE])]


@pytest.mark.req("A-23")
def test_only_the_web_port_and_that_of_long_connections_are_exposed(make_up: MakeUp) -> None:
    before = open_ports()

    up = make_up(extra={"MAINSTAY_HOST": "0.0.0.0"}).wait_ready()

    exposed = {up.port, up.port + 1}
    assert open_ports() - before == exposed
    assert {port for address, port in sockets_of(up) if not address.is_loopback} == exposed
    inside = {port for address, port in sockets_of(up) if address.is_loopback}
    assert {21500, 21700} <= inside, "the database and the message server are seen, on the loopback address"


def test_without_a_word_nothing_is_exposed(make_up: MakeUp) -> None:
    before = open_ports()

    up = make_up().wait_ready()

    assert open_ports() - before == set()
    assert {address for address, _ in sockets_of(up)} == {ipaddress.ip_address("127.0.0.1")}


def open_ports() -> set[int]:
    """Every TCP port that takes a connection from elsewhere."""
    found: set[int] = set()
    ports = iter(range(1, 65536))
    with selectors.DefaultSelector() as waiting:
        while True:
            for port in ports:
                knock(port, waiting, found)
                if len(waiting.get_map()) == AT_ONCE:
                    break
            if not waiting.get_map():
                return found
            for key, _ in waiting.select():
                waiting.unregister(key.fileobj)
                with socket.socket(fileno=key.fd) as tried:
                    if tried.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR) == 0:
                        found.add(key.data)


def knock(port: int, waiting: selectors.BaseSelector, found: set[int]) -> None:
    """Begin to connect; who is there at once is found at once, who is refused at once is not there."""
    tried = socket.socket()
    tried.setblocking(False)
    try:
        tried.connect((ELSEWHERE, port))
    except BlockingIOError:
        waiting.register(tried.detach(), selectors.EVENT_WRITE, port)
        return
    except OSError:
        tried.close()
        return
    tried.close()
    found.add(port)


def sockets_of(up: Up) -> set[tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]]:
    """Where its processes listen, as the system lists it: over TCP, and over UDP."""
    held = {link for pid in up.descendants() for link in links_of(pid)}
    return {place for table, state in TABLES.items() for inode, place in lines_of(table, state) if inode in held}


def links_of(pid: int) -> Iterator[str]:
    try:
        for descriptor in Path(f"/proc/{pid}/fd").iterdir():
            target = str(descriptor.readlink())
            if target.startswith("socket:["):
                yield target.removeprefix("socket:[").removesuffix("]")
    except OSError:
        return  # it ended meanwhile


def lines_of(table: str, state: str) -> Iterator[tuple[str, tuple[ipaddress.IPv4Address | ipaddress.IPv6Address, int]]]:
    """The sockets of a table by their inodes; its addresses are written in words of four bytes, the lowest first."""
    for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]:
        fields = line.split()
        if fields[3].startswith(state):
            address, port = fields[1].split(":")
            words = [bytes.fromhex(address[start : start + 8])[::-1] for start in range(0, len(address), 8)]
            yield fields[9], (ipaddress.ip_address(b"".join(words)), int(port, 16))
