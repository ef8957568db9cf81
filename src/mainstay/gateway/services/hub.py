"""Who listens to what in this process, and passing on what is announced."""

import asyncio
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar
from uuid import UUID
from weakref import WeakValueDictionary

from mainstay.gateway.rules.frames import Close, write_frame
from mainstay.gateway.rules.scopes import Scope, read_scope
from mainstay.gateway.rules.tickets import EARLY, LIFETIME, Ticket
from mainstay.gateway.rules.topics import ALL, Topic, contract_topic

CHUNK = 1_000  # frames written before others get a turn
GATHER = 1.0  # seconds in which changes under a contract are told as one
REMEMBERED = (LIFETIME + EARLY).total_seconds() * 1.5
Key = TypeVar("Key")


class Listener(Protocol):
    """A connection, as the hub sees it."""

    person: str
    signin: str
    turn: int

    def send(self, frame: bytes) -> None:
        """Pass a frame on."""

    def close(self, code: Close, reason: str = "") -> None:
        """End the connection."""

    def look_at(self) -> None:
        """See whether it is still alive."""


class SharedScope:
    """A scope that connections share: people of one contract have the same."""

    __slots__ = ("__weakref__", "scope")

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


class Hub:
    """The connections of this process by what they listen to; nothing here outlives the process."""

    def __init__(self) -> None:
        self.by_topic: dict[str, set[Listener]] = defaultdict(set)
        self.by_scope: dict[SharedScope, set[Listener]] = defaultdict(set)
        self.by_person: dict[str, set[Listener]] = defaultdict(set)
        self.scopes: WeakValueDictionary[str, SharedScope] = WeakValueDictionary()
        self.changed: set[UUID] = set()
        self.waking = asyncio.Event()
        self.ended: dict[str, float] = {}
        self.used: dict[str, float] = {}
        self.fed = False
        self.draining = False
        self.count = 0
        self.emptied = asyncio.Event()
        self.emptied.set()

    def shared_scope(self, digest: str, text: str) -> SharedScope:
        """The scope of this text; BadScope when it is none."""
        found = self.scopes.get(digest)
        if found is None:
            found = self.scopes[digest] = SharedScope(read_scope(text))
        return found

    def enter(self, listener: Listener) -> None:
        """Count a connection to its person."""
        self.count += 1
        self.emptied.clear()
        self.by_person[listener.person].add(listener)

    def leave(self, listener: Listener, topics: Iterable[str], scope: SharedScope | None) -> None:
        """Forget a connection and what it listened to."""
        self.count -= 1
        if self.count == 0:
            self.emptied.set()
        discard(self.by_person, listener.person, listener)
        for topic in topics:
            self.unsubscribe(listener, topic, scope)

    def subscribe(self, listener: Listener, topic: str, scope: SharedScope) -> None:
        """Listen to a topic that the scope allows."""
        if topic == ALL:
            self.by_scope[scope].add(listener)
        else:
            self.by_topic[topic].add(listener)

    def unsubscribe(self, listener: Listener, topic: str, scope: SharedScope | None) -> None:
        """Listen no more."""
        if topic != ALL:
            discard(self.by_topic, topic, listener)
        elif scope is not None:
            discard(self.by_scope, scope, listener)

    def is_spent(self, ticket: Ticket) -> bool:
        """Whether the ticket was used here before, or its sign-in has ended since it was issued."""
        spent = ticket.nonce in self.used
        self.used[ticket.nonce] = time.monotonic()
        return spent or any(ticket.issued <= self.ended.get(name, 0) for name in (ticket.person, ticket.signin))

    def forget_old(self) -> None:
        """Drop what no living ticket can meet any more; called now and then."""
        used, ended = time.monotonic() - REMEMBERED, (time.time() - REMEMBERED) * 1000
        self.used = {nonce: at for nonce, at in self.used.items() if at > used}
        self.ended = {name: at for name, at in self.ended.items() if at > ended}

    def tell(self, topic: Topic, facts: dict[str, object]) -> None:
        """Pass a change on at once to those who look at the thing itself; to lists within the second."""
        if topic.contract is None:
            return
        listeners = self.by_topic.get(topic.name)
        if listeners:
            frame = write_frame("event", topic=topic.name, **facts)
            for listener in list(listeners):
                listener.send(frame)
        self.changed.add(topic.contract)
        self.waking.set()

    async def tell_lists(self) -> None:
        """Tell those who look at lists that something changed under their contracts, at most once a second."""
        while True:
            await self.waking.wait()
            await asyncio.sleep(GATHER)
            self.waking.clear()
            changed, self.changed = frozenset(self.changed), set()
            for contract in changed:
                topic = contract_topic(contract)
                await self.send_all(list(self.by_topic.get(topic, ())), write_frame("event", topic=topic))
            wide = [one for shared, group in self.by_scope.items() if shared.scope.touches(changed) for one in group]
            await self.send_all(wide, write_frame("event", topic=ALL))

    async def send_all(self, listeners: Iterable[Listener], frame: bytes) -> None:
        """A frame to many, with turns for others in between."""
        for number, listener in enumerate(listeners, start=1):
            listener.send(frame)
            if number % CHUNK == 0:
                await asyncio.sleep(0)

    def everybody(self) -> Iterator[Listener]:
        """All connections of the process."""
        for group in list(self.by_person.values()):
            yield from list(group)

    async def set_fed(self, fed: bool) -> None:
        """Whether announcements come in; pages hear of it, because they may have missed some."""
        if fed != self.fed:
            self.fed = fed
            await self.send_all(self.everybody(), write_frame("state", live=fed))

    def end_signin(self, person: str, signin: str) -> None:
        """Close what rests on a sign-in, or without one on the person; tickets issued until now let nobody in."""
        self.ended[signin or person] = time.time() * 1000
        for listener in list(self.by_person.get(person, ())):
            if signin in ("", listener.signin):
                listener.close(Close.SIGN_IN_ENDED)


def discard(groups: dict[Key, set[Listener]], key: Key, listener: Listener) -> None:
    """Take a listener out of a group, and the group away when it is empty."""
    group = groups.get(key)
    if group is not None:
        group.discard(listener)
        if not group:
            del groups[key]
