"""Word to open pages of what has changed: said after the commit, never waited for, and nothing hangs on its arrival."""

import asyncio
import atexit
import contextlib
import json
import logging
import threading
from collections import deque

import nats
from django.conf import settings
from django.db import transaction
from nats.aio.client import Client

LOG = logging.getLogger(__name__)
MOST_WAITING = 5_000
RETRY_SECONDS = 1
CONNECT_SECONDS = 3
LAST_SECONDS = 1.0


def announce(subject: str, **facts: str | int) -> None:
    """Say something once the caller's transaction is committed: ids and numbers only, under `mainstay.<...>`."""
    if settings.BUS_ADDRESS:
        transaction.on_commit(lambda: speaker().say(subject, facts), robust=True)


class Speaker:
    """A connection that a thread of its own keeps; what is said while the server is away is lost."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.waiting: deque[tuple[str, bytes]] = deque(maxlen=MOST_WAITING)
        self.loop = asyncio.new_event_loop()
        self.awake, self.idle = asyncio.Event(), asyncio.Event()
        self.client = Client()
        self.task = self.loop.create_task(self._keep_saying())
        self.thread = threading.Thread(target=self._run, name="bus", daemon=True)
        self.thread.start()
        atexit.register(self.finish)

    def say(self, subject: str, facts: dict[str, str | int]) -> None:
        """Leave it to the thread."""
        self.waiting.append((subject, json.dumps(facts, separators=(",", ":")).encode()))
        self.loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        self.idle.clear()
        self.awake.set()

    def finish(self) -> None:
        """Before the process ends: what was said last is on its way, if the server is there; then hang up."""
        atexit.unregister(self.finish)
        with contextlib.suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._flush(), self.loop).result(LAST_SECONDS)
        with contextlib.suppress(RuntimeError):
            self.loop.call_soon_threadsafe(self.task.cancel)
        self.thread.join(LAST_SECONDS)

    async def _flush(self) -> None:
        await self.idle.wait()
        if self.client.is_connected:
            await self.client.flush()

    def _run(self) -> None:
        with contextlib.suppress(asyncio.CancelledError):
            self.loop.run_until_complete(self.task)
        self.loop.run_until_complete(self.client.close())
        self.loop.close()

    async def _keep_saying(self) -> None:
        while True:
            await self.awake.wait()
            self.awake.clear()
            if not self.client.is_connected and not self.client.is_reconnecting:
                await self._connect()
            await self._say_all()
            self.idle.set()

    async def _connect(self) -> None:
        """A connection that from then on comes back by itself; without a server now, the next word tries again."""
        try:
            self.client = Client()
            await self.client.connect(
                self.address,
                connect_timeout=CONNECT_SECONDS,
                max_reconnect_attempts=-1,
                reconnect_time_wait=RETRY_SECONDS,
                allow_reconnect=True,
                error_cb=_note,
            )
        except (OSError, nats.errors.Error) as error:
            await _note(error)

    async def _say_all(self) -> None:
        while self.waiting:
            subject, content = self.waiting.popleft()
            if self.client.is_connected:
                try:
                    await self.client.publish(subject, content)
                except nats.errors.Error as error:
                    await _note(error)


async def _note(error: Exception) -> None:
    LOG.info("message server: %s", error)


_LOCK = threading.Lock()
_SPEAKERS: dict[str, Speaker] = {}


def speaker() -> Speaker:
    """The speaker of this process."""
    with _LOCK:
        found = _SPEAKERS.get(settings.BUS_ADDRESS)
        if found is None:
            found = _SPEAKERS[settings.BUS_ADDRESS] = Speaker(settings.BUS_ADDRESS)
        return found
