"""Reads of the channels: what waits in each lane, and how its gateway has answered lately."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection

from mainstay.directory.public import Actor, require
from mainstay.notify.models import Endpoint, Lane, Outage
from mainstay.notify.rules.permissions import SEE_CHANNELS

SPAN = timedelta(hours=24)
WAITING = """
SELECT lane, count(*), min(created_at) FROM notify_outboxmessage WHERE state = 'queued' GROUP BY lane
"""
TRIED = """
SELECT message.lane, count(*), count(*) FILTER (WHERE NOT trace.succeeded)
FROM notify_trace trace JOIN notify_outboxmessage message ON message.id = trace.message_id
WHERE trace.kind = 'attempted' AND trace.at > %s GROUP BY message.lane
"""


@dataclass(frozen=True, slots=True)
class LaneHealth:
    """A lane: what waits in it since when, how many attempts of a day failed, and what its gateway said last.

    `case` is the number of the case that its present outage has opened.
    """

    name: str
    endpoint: Endpoint | None
    waiting: int
    oldest: datetime | None
    tried: int
    failed: int
    row: Lane | None
    case: str


def access_health(*, actor: Actor, now: datetime) -> tuple[LaneHealth, ...]:
    """Mail, SMS and every endpoint, in this order; five queries. Forbidden for who does not oversee everything."""
    require(actor, SEE_CHANNELS)
    endpoints = {endpoint.lane: endpoint for endpoint in Endpoint.objects.order_by("created_at")}
    rows = {lane.name: lane for lane in Lane.objects.all()}
    cases = dict(Outage.objects.filter(ended_at__isnull=True).values_list("lane", "case"))
    with connection.cursor() as cursor:
        cursor.execute(WAITING)
        waiting = {name: (count, oldest) for name, count, oldest in cursor.fetchall()}
        cursor.execute(TRIED, [now - SPAN])
        tried = {name: (count, failed) for name, count, failed in cursor.fetchall()}
    return tuple(
        LaneHealth(
            name,
            endpoints.get(name),
            *waiting.get(name, (0, None)),
            *tried.get(name, (0, 0)),
            rows.get(name),
            cases.get(name, ""),
        )
        for name in ("mail", "sms", *endpoints)
    )
