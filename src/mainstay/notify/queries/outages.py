"""Reads of outages for the modules above."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from mainstay.notify.models import Outage
from mainstay.notify.rules.words import Channel


@dataclass(frozen=True, slots=True)
class OutageFacts:
    """An outage of a gateway; `case` is the number of the case that it has opened, empty for none.

    `is_over_told` says that the case has heard of the end.
    """

    id: UUID
    channel: Channel
    gateway: str
    answer: str
    began_at: datetime
    ended_at: datetime | None
    case: str
    is_over_told: bool


def lock_outage(outage_id: UUID) -> OutageFacts:
    """An outage, locked until the caller's transaction ends."""
    row = Outage.objects.select_for_update().get(pk=outage_id)
    channel = Channel(row.lane.partition(":")[0])
    return OutageFacts(row.id, channel, row.gateway, row.answer, row.began_at, row.ended_at, row.case, row.is_over_told)
