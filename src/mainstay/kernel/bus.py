"""Word to open pages of what has changed: said after the commit, never waited for, and nothing hangs on its arrival."""

import asyncio
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
RETRY_SECONDS = 1.0
CONNECT_SECONDS = 3


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
        self.awake = asyncio.Event()
        self.thread = threading.Thread(target=self._run, name="bus", daemon=True)
        self.thread.start()

    def say(self, subject: str, facts: dict[str, str | int]) -> None:
        """Leave it to the thread."""
        self.waiting.append((subject, json.dumps(facts, separators=(",", ":")).encode()))
        self.loop.call_soon_threadsafe(self.awake.set)

    def _run(self) -> None:
        asyncio.set_event_loop(self.loop)
        self.loop.run_until_complete(self._keep_saying())

    async def _keep_saying(self) -> None:
        client = Client()
        while True:
            await self.awake.wait()
            self.awake.clear()
            if client.is_closed or not client.is_connected:
                client = await self._connected(client)
            await self._say_all(client)

    async def _connected(self, client: Client) -> Client:
        """The old client while it reconnects by itself, else a new one; either may be without a server now."""
        if client.is_reconnecting:
            return client
        try:
            return await nats.connect(
                self.address,
                connect_timeout=CONNECT_SECONDS,
                max_reconnect_attempts=-1,
                reconnect_time_wait=RETRY_SECONDS,
                allow_reconnect=True,
                error_cb=_note,
            )
        except (OSError, nats.errors.Error) as error:
            await _note(error)
            return client

    async def _say_all(self, client: Client) -> None:
        while self.waiting:
            subject, content = self.waiting.popleft()
            if client.is_connected:
                try:
                    await client.publish(subject, content)
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
