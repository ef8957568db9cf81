"""A load generator in a process of its own: each line sends its next request when the last is answered."""

import selectors
import socket
import time
from collections import deque
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context

CREATED, OK = 201, 200


@dataclass(frozen=True, slots=True)
class Load:
    """Whole requests, sent over some kept-alive connections to this machine within `seconds`."""

    port: int
    requests: Sequence[bytes]
    lines: int
    seconds: float
    answer: int = CREATED


@dataclass(frozen=True, slots=True)
class Outcome:
    """How long all of it took, each answer in order, and the generator's own processor time; seconds."""

    elapsed: float
    latencies: tuple[float, ...]
    processor: float

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.latencies) / self.elapsed

    def quantile(self, share: float) -> float:
        """The latency that this share of the answers does not exceed, in milliseconds."""
        ordered = sorted(self.latencies)
        return 1000 * ordered[min(int(share * len(ordered)), len(ordered) - 1)]


class Unanswered(Exception):
    """A request that was not answered in time, or not as it should be."""


@dataclass(slots=True)
class Line:
    """One connection, with what has come of the present answer."""

    connection: socket.socket
    sent: float = 0.0
    received: bytearray = field(default_factory=bytearray)

    def send(self, request: bytes) -> None:
        """Begin a request."""
        self.received.clear()
        self.sent = time.perf_counter()
        self.connection.sendall(request)

    def answered(self) -> bool:
        """Take what has come; whether the answer is whole."""
        came = self.connection.recv(65536)
        if not came:
            raise Unanswered("the server closed a connection")
        self.received += came
        head, end, body = self.received.partition(b"\r\n\r\n")
        return bool(end) and len(body) >= _content_length(head)

    def require(self, answer: int) -> None:
        """Unanswered with the answer's own words unless its status is the one that was expected."""
        if int(self.received.split(b" ", 2)[1]) != answer:
            raise Unanswered(self.received.decode(errors="replace"))


def drive_apart(load: Load) -> Outcome:
    """The load from a process of its own, so that its work is not taken for the server's."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(drive, load).result()


def drive(load: Load) -> Outcome:
    """Send everything, a request at a time on each line."""
    lines = [Line(_connect(load.port)) for _ in range(load.lines)]
    try:
        return _drive(load, lines)
    finally:
        for line in lines:
            line.connection.close()


def _drive(load: Load, lines: Sequence[Line]) -> Outcome:
    waiting, latencies = deque(load.requests), list[float]()
    begun, processor = time.perf_counter(), time.process_time()
    with selectors.DefaultSelector() as ready:
        for line in lines[: len(waiting)]:
            ready.register(line.connection, selectors.EVENT_READ, line)
            line.send(waiting.popleft())
        while len(latencies) < len(load.requests):
            left = begun + load.seconds - time.perf_counter()
            events = ready.select(max(left, 0.0))
            if not events or left < 0:
                raise Unanswered(f"{len(latencies)} of {len(load.requests)} answered in {load.seconds:.0f} s")
            for key, _ in events:
                if key.data.answered():
                    latencies.append(time.perf_counter() - key.data.sent)
                    key.data.require(load.answer)
                    if waiting:
                        key.data.send(waiting.popleft())
    return Outcome(time.perf_counter() - begun, tuple(latencies), time.process_time() - processor)


def _connect(port: int) -> socket.socket:
    connection = socket.create_connection(("127.0.0.1", port), timeout=30)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def _content_length(head: bytes | bytearray) -> int:
    for line in bytes(head).lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return int(line.split(b":")[1])
    raise Unanswered("an answer without its length")
