"""The gateway's process: it listens, looks after its connections, and lets them go in order."""

import asyncio
import contextlib
import itertools
import logging
import random
import resource
import signal
import socket
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import uvloop
from picows.picows import WSProtocol  # type: ignore[attr-defined]  # not in the typed part; see BoundedUpgrade

from mainstay.gateway.rules.frames import LONGEST_HELLO, Close, write_frame

from .admission import Admission
from .connection import PING_SECONDS
from .feeding import Feed
from .hub import Hub

LOG = logging.getLogger(__name__)
READ_BUFFER = 1_024
SEND_BUFFER = 65_536
LONGEST_UPGRADE = 16_384
UPGRADE_SECONDS = 5
BACKLOG = 4_096
SPARE_FILES = 256
DRAIN_SECONDS = 4.0
HANG_UP_SECONDS = 2.0
COME_BACK_WITHIN = 8_000  # milliseconds over which pages spread when they come back


@dataclass(frozen=True, slots=True)
class Settings:
    """Where to listen, the key of the tickets, the message server, and the limits."""

    host: str
    port: int
    key: bytes
    bus: str
    most: int = 18_750
    most_of_one: int = 32


class BoundedUpgrade(WSProtocol):  # type: ignore[misc]  # a Cython class without types
    """picows' protocol with an end to how long a request for the upgrade may be."""

    __slots__ = ("_pipe", "_read")

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Begin to count."""
        self._pipe, self._read = transport, 0
        super().connection_made(transport)

    def buffer_updated(self, nbytes: int) -> None:
        """Count until the upgrade is done; a request without end is cut off."""
        if self.listener is None:
            self._read += nbytes
            if self._read > LONGEST_UPGRADE:
                self._pipe.abort()
                return
        super().buffer_updated(nbytes)


def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT."""
    uvloop.run(Gateway(settings).run())


class Gateway:
    """One process: its hub, its feed and its listening socket."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.hub = Hub()
        self.feed = Feed(self.hub, settings.bus)
        most = min(settings.most, raised_file_limit() - SPARE_FILES)
        self.admission = Admission(
            self.hub, settings.key, lambda: datetime.now(UTC), most=most, most_of_one=settings.most_of_one
        )

    async def run(self) -> None:
        """Listen, work, drain."""
        loop, stop = asyncio.get_running_loop(), asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, stop.set)
        server = await loop.create_server(
            self.make_protocol, self.settings.host, self.settings.port, backlog=BACKLOG, reuse_address=True
        )
        for listening in server.sockets:  # connections inherit it: a page that does not read is noticed soon
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        tasks = [asyncio.create_task(work) for work in (self.feed.run(), self.hub.tell_lists(), self.look_after())]
        for task in tasks:
            task.add_done_callback(lambda ended: stop.set() if has_failed(ended) else None)
        await stop.wait()
        await self.drain(server)
        for task in tasks:
            task.cancel()
        outcomes: list[BaseException | None] = []
        with contextlib.suppress(TimeoutError):  # the client of a message server that is away may not let go
            async with asyncio.timeout(HANG_UP_SECONDS):
                outcomes = await asyncio.gather(*tasks, return_exceptions=True)
                await self.feed.close()
        if any(isinstance(outcome, Exception) for outcome in outcomes):
            raise SystemExit(1)

    def make_protocol(self) -> Any:
        """The protocol of picows, with a small read buffer and no frame longer than a greeting.

        Its arguments are the address and path (of clients only), client or not, who answers a request, the log,
        whether an error of ours disconnects, the time for the upgrade, its own pings (ours are said as text, so that
        pages see them), answering pings, the longest frame, headers (of clients only) and the read buffer.
        """
        pings: tuple[Any, ...] = (False, 10, 10, 1, True)
        return BoundedUpgrade(
            None,
            None,
            False,
            self.admission.answer,
            LOG,
            True,
            UPGRADE_SECONDS,
            *pings,
            LONGEST_HELLO,
            None,
            READ_BUFFER,
        )

    async def look_after(self) -> None:
        """Look at each connection once in PING_SECONDS, a part of them every second."""
        for turn in itertools.cycle(range(PING_SECONDS)):
            for listener in [one for one in self.hub.everybody() if one.turn == turn]:
                listener.look_at()
            self.hub.forget_old()
            await asyncio.sleep(1.0)

    async def drain(self, server: asyncio.Server) -> None:
        """Let nobody in, tell each page when to come back, and wait a little for them to go."""
        self.hub.draining = True
        server.close()
        for number, listener in enumerate(self.hub.everybody()):
            after = random.randrange(500, COME_BACK_WITHIN)  # noqa: S311  spreading, no secret
            listener.send(write_frame("drain", after=after))
            listener.close(Close.RESTARTING)
            if number % 500 == 0:
                await asyncio.sleep(0)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(DRAIN_SECONDS):
                await self.hub.emptied.wait()


def has_failed(task: "asyncio.Task[None]") -> bool:
    """Whether a part of the process has come to an end of its own; the process then ends, and is started again."""
    error = None if task.cancelled() else task.exception()
    if error is not None:
        LOG.error("a part of the gateway failed", exc_info=error)
    return error is not None


def raised_file_limit() -> int:
    """As many files as this process may have open; each connection is one."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    return hard
