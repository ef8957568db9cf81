"""The gateway with many open pages on this machine: memory for each, and how fast one change reaches all."""

import json
import os
import resource
import selectors
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import urlsplit
from uuid import UUID, uuid4

from bench.registry import Figure, row
from mainstay.config import bus_server
from mainstay.config.env import Environment
from mainstay.config.live import gateway_key
from mainstay.config.ports import is_free, next_free
from mainstay.config.state import State
from mainstay.gateway.public import PROTOCOL, case_subject, issue_pass

PAGES, ROUNDS, SECONDS = 5_000, 20, 60.0
ORIGIN, WORD, NUMBER = "http://bench.example.org", "measured", "A-2026-00001"
FIRST_PORT, FIRST_BUS_PORT = 18_800, 18_900
SPARE_FILES = 200


class NotHeard(Exception):
    """A page that was not let in, or did not hear of a change in time."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Kilobytes a connection, frames a second, and microseconds of the gateway's processor a frame."""

    kilobytes: float
    rate: float
    microseconds: float
    pages: int


@row("gateway memory", unit="kilobytes of the process a connection", budget=16, ceiling=True)
def memory() -> Figure:
    """Open pages that have greeted and listen to a case; what the kernel holds is not counted."""
    return Figure(_measured().kilobytes, {"connections": _measured().pages})


@row("gateway fan-out", unit="frames a second of wall time", budget=15_000)
def fan_out() -> Figure:
    """One change of a case that all of them look at, until the last has heard; pages and gateway share the machine."""
    found = _measured()
    return Figure(found.rate, {"connections": found.pages, "processor_microseconds_a_frame": round(found.microseconds)})


@cache
def _measured() -> Measured:
    with _running() as (port, pid, bus), ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(measure, port, pid, bus).result()


@contextmanager
def _running() -> Iterator[tuple[int, int, str]]:
    """A message server and a gateway of their own: the gateway's port and process, and the server's address."""
    with tempfile.TemporaryDirectory(prefix="mainstay-bench-") as name, ExitStack() as stack:
        state, port = State(Path(name)), next_free(FIRST_PORT)
        bus = bus_server.embedded(state, next_free(FIRST_BUS_PORT))
        stack.callback(_end, bus_server.start(state))
        environment = {**os.environ, "MAINSTAY_STATE": name, "MAINSTAY_GATEWAY_KEY": WORD, "MAINSTAY_NATS_URL": ""}
        command = [sys.executable, "-m", "mainstay", "gateway", "--host", "127.0.0.1", "--port", str(port)]
        gateway = subprocess.Popen(command, env=environment)
        stack.callback(_end, gateway)
        deadline = time.monotonic() + SECONDS
        while is_free(port) or not bus_server.answers(bus.announce):
            if time.monotonic() > deadline:
                raise NotHeard("the gateway did not come up")
            time.sleep(0.05)
        yield port, gateway.pid, bus.announce


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    process.wait(SECONDS)


def measure(port: int, pid: int, bus: str) -> Measured:
    """All of it from the pages' side, in a process of its own."""
    pages, contract = min(PAGES, _file_limit() - SPARE_FILES), uuid4()
    before = _resident(pid)
    lines = [_open(port, contract) for _ in range(pages)]
    try:
        grown = _resident(pid) - before
        with _speaker(bus) as voice, selectors.DefaultSelector() as ready:
            for line in lines:
                ready.register(line, selectors.EVENT_READ)
            _tell_all(ready, voice, contract)
            begun, processor = time.perf_counter(), _processor(pid)
            for _ in range(ROUNDS):
                _tell_all(ready, voice, contract)
            elapsed, spent = time.perf_counter() - begun, _processor(pid) - processor
    finally:
        for line in lines:
            line.close()
    frames = pages * ROUNDS
    return Measured(grown / pages, frames / elapsed, spent / frames * 1e6, pages)


def _file_limit() -> int:
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard


def _open(port: int, contract: UUID) -> socket.socket:
    """A page that has greeted and listens to the case; each is a person of its own."""
    key = gateway_key(Environment({"MAINSTAY_GATEWAY_KEY": WORD}), State(Path("/nowhere")))
    given = issue_pass(uuid4(), [contract], signin="s", origin=ORIGIN, key=key, now=datetime.now(UTC))
    line = socket.create_connection(("127.0.0.1", port), timeout=30)
    head = (
        f"GET /live HTTP/1.1\r\nHost: bench\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nOrigin: {ORIGIN}\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
        f"Sec-WebSocket-Protocol: {PROTOCOL}, ticket.{given.ticket}\r\n\r\n"
    )
    line.sendall(head.encode())
    _read_until(line, b"\r\n\r\n")
    line.sendall(_frame({"t": "hello", "v": 1, "scope": given.scope}))
    _read_until(line, b"}")
    line.sendall(_frame({"t": "sub", "topics": [f"contract.{contract}.case.{NUMBER}"]}))
    _read_until(line, b"}")
    line.setblocking(False)
    return line


def _frame(content: object) -> bytes:
    """A text frame of a client, with a mask that changes nothing."""
    body = json.dumps(content).encode()
    size = bytes([0x80 | len(body)]) if len(body) < 126 else bytes([0x80 | 126]) + len(body).to_bytes(2, "big")
    return b"\x81" + size + b"\0\0\0\0" + body


def _read_until(line: socket.socket, end: bytes) -> None:
    came = b""
    while end not in came:
        more = line.recv(4_096)
        if not more or came.startswith(b"HTTP/1.1 4"):
            raise NotHeard(came.decode(errors="replace"))
        came += more


@contextmanager
def _speaker(bus: str) -> Iterator[socket.socket]:
    parts = urlsplit(bus)
    with socket.create_connection((parts.hostname or "", parts.port or 0)) as voice:
        voice.recv(4_096)
        words = json.dumps({"verbose": False, "user": parts.username, "pass": parts.password})
        voice.sendall(f"CONNECT {words}\r\n".encode())
        yield voice


def _tell_all(ready: selectors.BaseSelector, voice: socket.socket, contract: UUID) -> None:
    """Announce one change and wait until every page has heard of it."""
    content = b'{"seq":1}'
    voice.sendall(b"PUB %b %d\r\n%b\r\n" % (case_subject(contract, NUMBER).encode(), len(content), content))
    waiting, deadline = len(ready.get_map()), time.monotonic() + SECONDS
    while waiting:
        events = ready.select(max(deadline - time.monotonic(), 0))
        if not events:
            raise NotHeard(f"{waiting} pages did not hear")
        for key, _ in events:
            waiting -= key.fileobj.recv(4_096).count(b"event")  # type: ignore[union-attr]  # sockets were registered


def _resident(pid: int) -> float:
    """Kilobytes of memory that a process holds."""
    status = (Path("/proc") / str(pid) / "status").read_text()
    return float(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS")))


def _processor(pid: int) -> float:
    """Seconds of processor time of a process so far."""
    fields = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
