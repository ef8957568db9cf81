"""What every channel offers: a session in which messages are handed over one by one."""

from typing import Protocol

from mainstay.notify.models import OutboxMessage
from mainstay.notify.rules import Outcome


class ChannelDown(Exception):
    """Nothing can be handed over now: no connection, or the settings are wrong. Messages wait."""


class Session(Protocol):
    """An open way out."""

    def deliver(self, message: OutboxMessage) -> Outcome:
        """Hand one message over; ChannelDown when the way itself is broken."""

    def close(self) -> None:
        """Let it go."""
