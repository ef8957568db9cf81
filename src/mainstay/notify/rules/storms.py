"""Storms: how many messages go to one person by one channel by themselves, and when the others go as one digest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from .words import Channel

# So many messages of one channel go to one person in the window by themselves; what goes to groups and programs is
# theirs to sort.
MOST_ALONE: Mapping[Channel, int] = {Channel.MAIL: 12, Channel.SMS: 5, Channel.PUSH: 5}
WINDOW = timedelta(minutes=10)
FEWEST_MERGED = 2
MOST_MERGED = 1000
DIGEST = "digest"
# Kinds that are never held nor merged, besides what a contract demands and what is secret.
APART = frozenset({DIGEST, "letter", "channel_test", "gateway_down", "gateway_back"})


@dataclass(frozen=True, slots=True)
class Load:
    """What one address has by one channel: messages that went alone in the window and are under way, the first of
    them and the last digest in it, and how many wait.
    """

    alone: int
    waiting: int
    first_at: datetime | None = None
    digest_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Parting:
    """What becomes of those that wait: so many go alone, the others are merged now or held until a moment."""

    alone: int
    held_until: datetime | None = None


def part(load: Load, channel: Channel, *, now: datetime) -> Parting:
    """At most one digest in a window, and nothing goes alone after it; a single message is no digest and waits."""
    room = 0 if load.digest_at else max(MOST_ALONE[channel] - load.alone, 0)
    rest = load.waiting - room
    if rest <= 0 or (rest >= FEWEST_MERGED and load.digest_at is None):
        return Parting(room)
    return Parting(room, (load.digest_at or load.first_at or now) + WINDOW)
