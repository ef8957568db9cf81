"""What every channel offers: a way out, and a session on it in which messages are handed over one by one."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from mainstay.notify.models import OutboxMessage
from mainstay.notify.rules.sending import Outcome


class ChannelDown(Exception):
    """Nothing can be handed over now: no connection, or the settings are wrong. Messages wait."""


class Session(Protocol):
    """An open way out."""

    def deliver(self, message: OutboxMessage) -> Outcome:
        """Hand one message over; ChannelDown when the way itself is broken."""

    def close(self) -> None:
        """Let it go."""


@dataclass(frozen=True, slots=True)
class Way:
    """A gateway by its name, how to open it, and how much it takes a minute."""

    gateway: str
    per_minute: int
    open: Callable[[], Session]
