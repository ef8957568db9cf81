"""One connection of a page: its greeting, its topics, its lease."""

import asyncio
import random
import time
from collections.abc import Callable

from picows import WSFrame, WSListener, WSMsgType, WSTransport

from mainstay.gateway.rules.frames import (
    LONGEST_FRAME,
    LONGEST_HELLO,
    MOST_FRAMES_A_PING,
    MOST_TOPICS,
    VERSION,
    BadFrame,
    Close,
    Hello,
    Pong,
    Renew,
    Said,
    Subscribe,
    Unsubscribe,
    read_frame,
    write_frame,
)
from mainstay.gateway.rules.scopes import BadScope, digest_of
from mainstay.gateway.rules.tickets import Ticket, Unfit
from mainstay.gateway.rules.topics import BadTopic, may_hear, read_topic

from .hub import Hub, SharedScope

PING = write_frame("ping")
PING_SECONDS = 45
LEASE_SECONDS = 600.0
GREETING_SECONDS = 10.0
WRITE_BUFFER = 32_768  # a page that lets so much wait reads too slowly
LAST_SECONDS = 5.0
ReadTicket = Callable[[str, str], Ticket]


class Connection(WSListener):
    """A page's end; `read_ticket` gives the fit ticket of a text for a site, or raises Unfit."""

    __slots__ = (
        "_hub",
        "_read_ticket",
        "_ticket",
        "_transport",
        "_until",
        "frames",
        "heard",
        "person",
        "scope",
        "signin",
        "topics",
        "turn",
    )

    def __init__(self, hub: Hub, ticket: Ticket, read_ticket: ReadTicket) -> None:
        super().__init__()
        self._hub, self._read_ticket, self._ticket = hub, read_ticket, ticket
        self.person, self.signin = ticket.person, ticket.signin
        self._transport: WSTransport | None = None
        self._until = time.monotonic() + LEASE_SECONDS
        self.scope: SharedScope | None = None
        self.topics: frozenset[str] = frozenset()
        self.heard, self.frames = True, 0
        self.turn = random.randrange(PING_SECONDS)  # noqa: S311  spreading, no secret

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Count it, and wait for its greeting."""
        self._transport = transport
        transport.underlying_transport.set_write_buffer_limits(high=WRITE_BUFFER)
        self._hub.enter(self)
        asyncio.get_running_loop().call_later(GREETING_SECONDS, self._expect_greeting)

    def on_ws_disconnected(self, transport: WSTransport) -> None:  # noqa: ARG002  picows' signature
        """Forget it."""
        self._transport = None
        self._hub.leave(self, self.topics, self.scope)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame) -> None:
        """One whole text frame at a time; anything else ends the connection."""
        self.heard = True
        self.frames += 1
        if frame.msg_type is WSMsgType.CLOSE:
            transport.send_close(frame.get_close_code())
            transport.disconnect()
        elif frame.msg_type is WSMsgType.PONG:
            return
        elif self.frames > MOST_FRAMES_A_PING:
            self.close(Close.TOO_MANY)
        elif frame.msg_type is not WSMsgType.TEXT or not frame.fin:
            self.close(Close.MALFORMED, "one text frame at a time")
        else:
            self._take(frame)

    def pause_writing(self) -> None:
        """The page does not read what it is sent."""
        self.close(Close.TOO_SLOW)

    def resume_writing(self) -> None:
        """Too late: it is being closed."""

    def send(self, frame: bytes) -> None:
        """Pass a frame on, unless the connection is ending."""
        transport = self._transport
        if transport is not None and not transport.is_close_frame_sent:
            transport.send(WSMsgType.TEXT, frame)

    def close(self, code: Close, reason: str = "") -> None:
        """Say why, and let go soon after, whatever the other end does."""
        transport = self._transport
        if transport is not None and not transport.is_close_frame_sent:
            transport.send_close(int(code), reason)  # type: ignore[arg-type]  # codes from 4000 on are ours
            asyncio.get_running_loop().call_later(LAST_SECONDS, transport.disconnect, False)

    def look_at(self) -> None:
        """Once in PING_SECONDS: end what is silent or has outlived its lease, ask the rest for a sign of life."""
        if time.monotonic() > self._until:
            self.close(Close.SIGN_IN_ENDED, "lease ended")
        elif not self.heard:
            self.close(Close.SILENT)
        else:
            self.heard, self.frames = False, 0
            self.send(PING)

    def _expect_greeting(self) -> None:
        if self.scope is None:
            self.close(Close.SILENT, "no hello")

    def _take(self, frame: WSFrame) -> None:
        longest = LONGEST_FRAME if self.scope else LONGEST_HELLO
        try:
            self._answer(read_frame(frame.get_payload_as_utf8_text()), frame.payload_size <= longest)
        except (BadFrame, BadTopic, BadScope, UnicodeDecodeError) as error:
            self.close(Close.MALFORMED, str(error)[:100] if not isinstance(error, UnicodeDecodeError) else "not UTF-8")
        except Unfit:
            self.close(Close.SIGN_IN_ENDED, "ticket refused")

    def _answer(self, said: Said, is_short: bool) -> None:
        if isinstance(said, Renew):
            self._renew(said)
        elif not is_short:
            raise BadFrame("too long")
        elif isinstance(said, Hello):
            self._greet(said)
        elif self.scope is None:
            raise BadFrame("hello comes first")
        elif isinstance(said, Subscribe):
            self._subscribe(said.topics, self.scope)
        elif isinstance(said, Unsubscribe):
            self._unsubscribe(said.topics)
        elif not isinstance(said, Pong):
            raise BadFrame("unknown t")

    def _greet(self, said: Hello) -> None:
        if said.version != VERSION or self.scope is not None:
            raise BadFrame(f"this is version {VERSION}, once")
        self.scope = self._vouched(said.scope, self._ticket)
        self.send(write_frame("hello", v=VERSION, ping=PING_SECONDS, lease=int(LEASE_SECONDS), live=self._hub.fed))

    def _vouched(self, scope: str, ticket: Ticket) -> SharedScope:
        if digest_of(scope) != ticket.scope:
            raise BadScope("not the scope of the ticket")
        return self._hub.shared_scope(ticket.scope, scope)

    def _subscribe(self, names: tuple[str, ...], scope: SharedScope) -> None:
        wanted = [read_topic(name) for name in names]
        allowed = {topic.name for topic in wanted if may_hear(scope.scope, topic)}
        if len(self.topics | allowed) > MOST_TOPICS:
            raise BadFrame(f"more than {MOST_TOPICS} topics")
        for name in allowed:
            self._hub.subscribe(self, name, scope)
        self.topics |= allowed
        refused = [name for name in names if name not in allowed]
        self.send(write_frame("subscribed", topics=sorted(allowed), refused=refused))

    def _unsubscribe(self, names: tuple[str, ...]) -> None:
        for name in names:
            self._hub.unsubscribe(self, name, self.scope)
        self.topics -= frozenset(names)

    def _renew(self, said: Renew) -> None:
        """A new ticket of the same person: a new lease, and topics that are no longer allowed fall away."""
        ticket = self._read_ticket(said.ticket, self._ticket.origin)
        if ticket.person != self.person:
            raise Unfit("of somebody else")
        scope, topics = self._vouched(said.scope, ticket), self.topics
        for name in topics:
            self._hub.unsubscribe(self, name, self.scope)
        kept = {name for name in topics if may_hear(scope.scope, read_topic(name))}
        for name in kept:
            self._hub.subscribe(self, name, scope)
        self.scope, self.topics, self.signin, self._ticket = scope, frozenset(kept), ticket.signin, ticket
        self._until = time.monotonic() + LEASE_SECONDS
        self.send(write_frame("renewed", lease=int(LEASE_SECONDS), dropped=sorted(topics - kept)))
