"""What the outbox holds."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from mainstay.notify.models import OutboxMessage
from mainstay.notify.rules.words import Channel, MessageState


@dataclass(frozen=True, slots=True)
class Sending:
    """A message and its proof."""

    id: int
    channel: Channel
    name: str
    address: str
    kind: str
    about: str
    subject: str
    text: str
    created_at: datetime
    state: MessageState
    attempts: int
    handed_over_at: datetime | None
    answer: str


def list_sendings(about: Sequence[str]) -> dict[str, tuple[Sending, ...]]:
    """The messages about many cases by number, in the order in which they were queued; one query."""
    found: dict[str, list[Sending]] = {number: [] for number in about}
    for row in OutboxMessage.objects.filter(about__in=list(about)).order_by("id"):
        found[row.about].append(
            Sending(
                row.id,
                Channel(row.channel),
                row.name,
                row.address,
                row.kind,
                row.about,
                row.subject,
                row.text,
                row.created_at,
                MessageState(row.state),
                row.attempts,
                row.handed_over_at,
                row.answer,
            )
        )
    return {number: tuple(rows) for number, rows in found.items()}


def count_states() -> dict[tuple[Channel, MessageState], int]:
    """How many messages there are by channel and state."""
    rows = OutboxMessage.objects.values("channel", "state").annotate(count=Count("id"))
    return {(Channel(row["channel"]), MessageState(row["state"])): row["count"] for row in rows}
