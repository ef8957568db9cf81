"""What the message server announces, passed to the hub."""

import asyncio
import json
import logging
from typing import Any

import nats
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import SlowConsumerError

from mainstay.gateway.rules.topics import BadTopic, read_topic
from mainstay.kernel.subjects import LIVE, SIGN_IN_ENDED

from .hub import Hub

LOG = logging.getLogger(__name__)
RETRY_SECONDS = 1.0
FACTS = ("seq",)


class Feed:
    """A connection to the message server that comes back by itself."""

    def __init__(self, hub: Hub, address: str) -> None:
        self.hub, self.address = hub, address
        self.client = Client()

    async def run(self) -> None:
        """Connect, whenever the server comes, and stay."""
        while True:
            try:
                await self.connect()
                return
            except (OSError, nats.errors.Error) as error:
                LOG.warning("the message server does not answer: %s", error)
                await asyncio.sleep(RETRY_SECONDS)

    async def connect(self) -> None:
        """One attempt; from then on the client reconnects by itself."""
        self.client = await nats.connect(
            self.address,
            max_reconnect_attempts=-1,
            reconnect_time_wait=RETRY_SECONDS,
            connect_timeout=3,
            ping_interval=20,
            allow_reconnect=True,
            error_cb=self.note,
            disconnected_cb=self.lose,
            reconnected_cb=self.regain,
        )
        await self.client.subscribe(f"{LIVE}>", cb=self.pass_on)
        await self.client.subscribe(SIGN_IN_ENDED, cb=self.end_signin)
        await self.client.flush()
        await self.regain()

    async def lose(self) -> None:
        """Announcements may be missed from here on."""
        if not self.hub.draining:
            LOG.warning("the message server is away")
        await self.hub.set_fed(False)

    async def regain(self) -> None:
        """Announcements come in again."""
        LOG.info("the message server is there")
        await self.hub.set_fed(True)

    async def note(self, error: Exception) -> None:
        """What went wrong; pages read anew what was dropped here."""
        LOG.info("message server: %s", error)
        if isinstance(error, SlowConsumerError):
            await self.lose()
            await self.regain()

    async def pass_on(self, message: Msg) -> None:
        """A change; what is not understood is left out."""
        facts = read_facts(message.data)
        try:
            topic = read_topic(message.subject.removeprefix(LIVE))
        except BadTopic:
            return
        self.hub.tell(topic, {name: facts[name] for name in FACTS if name in facts})

    async def end_signin(self, message: Msg) -> None:
        """Somebody has signed out, or must sign in anew."""
        facts = read_facts(message.data)
        person, signin = facts.get("person"), facts.get("signin", "")
        if isinstance(person, str) and isinstance(signin, str):
            self.hub.end_signin(person, signin)

    async def close(self) -> None:
        """Hang up."""
        if self.client.is_connected:
            await self.client.close()


def read_facts(data: bytes) -> dict[str, Any]:
    """The facts of an announcement; none when it cannot be read."""
    try:
        facts = json.loads(data)
    except ValueError:
        return {}
    return facts if isinstance(facts, dict) else {}
