"""A gateway with its message server, really started, and pages that connect to it."""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast
from uuid import UUID, uuid4

import nats
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_connect

from mainstay.config import bus_server
from mainstay.config.bus_server import Bus
from mainstay.config.env import Environment
from mainstay.config.live import gateway_key
from mainstay.config.ports import is_free
from mainstay.config.state import State
from mainstay.gateway.public import PROTOCOL, Pass, issue_pass
from tests.running.up import free_port, wait_for

KEY_WORD = "a word that only these tests know"
KEY = gateway_key(Environment({"MAINSTAY_GATEWAY_KEY": KEY_WORD}), State(Path("/nowhere")))
ORIGIN = "http://desk.example.org"
SECONDS = 20.0


def make_pass(contracts: list[UUID] | None, *, age: float = 0, key: bytes = KEY, **changes: Any) -> Pass:
    """A pass, fit unless told otherwise."""
    given: dict[str, Any] = {"signin": "s1", "origin": ORIGIN} | changes
    person = given.pop("person", None) or uuid4()
    return issue_pass(person, contracts, key=key, now=datetime.now(UTC) - timedelta(seconds=age), **given)


class Page(WSListener):
    """The browser's end: frames come out of `next`, the end's code and reason out of `ended`."""

    def __init__(self) -> None:
        super().__init__()
        self.frames: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self.ended: asyncio.Future[tuple[int, str]] = asyncio.get_running_loop().create_future()
        self.reads = True

    def on_ws_connected(self, transport: WSTransport) -> None:
        self.transport = transport

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        if frame.msg_type is WSMsgType.CLOSE:
            self.ended.set_result((int(cast("int", frame.get_close_code())), frame.get_close_reason() or ""))
            transport.disconnect()
        else:
            self.frames.put_nowait(json.loads(frame.get_payload_as_utf8_text()))

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        if not self.ended.done():
            self.ended.set_result((1006, ""))

    def say(self, **frame: Any) -> None:
        self.transport.send(WSMsgType.TEXT, json.dumps(frame))

    async def next(self, kind: str) -> dict[str, Any]:
        """The next frame but pings and news of the server's state, which must be of this kind."""
        async with asyncio.timeout(SECONDS):
            frame = await self.frames.get()
            while frame["t"] in ("ping", "state") and frame["t"] != kind:
                frame = await self.frames.get()
        assert frame["t"] == kind, frame
        return frame

    async def end(self) -> tuple[int, str]:
        return await asyncio.wait_for(self.ended, SECONDS)


@dataclass
class Site:
    """A running gateway and its message server."""

    port: int
    bus: Bus
    environment: Mapping[str, str] = field(repr=False)
    running: dict[str, "subprocess.Popen[bytes]"] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)

    def start_bus(self, state: State) -> None:
        """The message server, until it answers."""
        self.running["bus"] = bus_server.start(state)
        wait_for(lambda: bus_server.answers(self.bus.listen), "the message server")

    def start_gateway(self) -> None:
        """The gateway, until it takes connections and hears what is announced."""
        command = [sys.executable, "-m", "mainstay", "gateway", "--host", "127.0.0.1", "--port", str(self.port)]
        self.running["gateway"] = subprocess.Popen(command, env=self.environment)
        wait_for(lambda: not is_free(self.port), "the gateway")

    def stop(self) -> None:
        """End both."""
        for process in reversed(self.running.values()):
            process.terminate()
            process.wait(SECONDS)

    def drive(self, steps: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Run the steps of a test, then close what pages they have opened."""

        async def all_steps() -> None:
            try:
                await steps()
            finally:
                for page in self.pages:
                    page.transport.disconnect(False)
                await asyncio.gather(*(page.transport.wait_disconnected() for page in self.pages))
                self.pages.clear()

        asyncio.run(all_steps())

    async def open(self, given: Pass, *, origin: str = ORIGIN, protocol: str = PROTOCOL) -> Page:
        """A page whose upgrade has succeeded."""
        headers = {"Origin": origin, "Sec-WebSocket-Protocol": f"{protocol}, ticket.{given.ticket}"}
        _, page = await ws_connect(
            Page, f"ws://127.0.0.1:{self.port}/live", extra_headers=headers, use_aiofastnet=False
        )
        assert isinstance(page, Page)
        self.pages.append(page)
        return page

    async def greet(self, given: Pass, *topics: str) -> Page:
        """A page that has said hello and listens to topics."""
        page = await self.open(given)
        page.say(t="hello", v=1, scope=given.scope)
        hello = await page.next("hello")
        if not hello["live"]:
            assert (await page.next("state"))["live"]
        if topics:
            page.say(t="sub", topics=list(topics))
            await page.next("subscribed")
        return page

    async def announce(self, subject: str, **facts: Any) -> None:
        """As the web and the worker do."""
        client = await nats.connect(self.bus.announce)
        await client.publish(subject, json.dumps(facts).encode())
        await client.flush()
        await client.close()


@contextmanager
def running_site(**extra: str) -> Iterator[Site]:
    """A gateway over a message server, both as `mainstay up` starts them; ended at the end."""
    with tempfile.TemporaryDirectory(prefix="mainstay-gateway-") as name, ExitStack() as stack:
        state = State(Path(name))
        bus = bus_server.embedded(state, free_port(23_000))
        environment = os.environ | {"MAINSTAY_STATE": name, "MAINSTAY_GATEWAY_KEY": KEY_WORD, **extra}
        site = Site(free_port(27_000), bus, environment)
        stack.callback(site.stop)
        site.start_bus(state)
        site.start_gateway()
        yield site
