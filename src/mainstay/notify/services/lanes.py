"""The ways out: how many messages may leave now over all workers together, and what their gateways make of it."""

from datetime import datetime

from django.db import connection, transaction
from django.db.models.functions import Now

from mainstay.kernel.sealing import sealed_as
from mainstay.notify.models import Lane
from mainstay.notify.rules.circuit import is_down, rest_after
from mainstay.notify.rules.words import Channel

from .outages import begin_outage, end_outage

# Full at the start, at most what a minute allows; the row is locked until the lease is committed.
REFILL = """
INSERT INTO notify_lane AS lane (name, tokens, failures, last_answer) VALUES (%(name)s, %(minute)s, 0, '')
ON CONFLICT (name) DO UPDATE SET
    tokens = LEAST(%(minute)s, lane.tokens
        + EXTRACT(EPOCH FROM clock_timestamp() - lane.refilled_at) * %(minute)s / 60.0),
    refilled_at = clock_timestamp()
RETURNING tokens, rests_until > clock_timestamp(), rests_until IS NOT NULL
"""
DUE = """
SELECT DISTINCT lane FROM notify_outboxmessage
WHERE channel = ANY(%s) AND state = 'queued' AND try_at <= clock_timestamp()
  AND (leased_until IS NULL OR leased_until <= clock_timestamp())
LIMIT %s
"""
SPEND = """
UPDATE notify_lane SET tokens = tokens - %s,
    rests_until = CASE WHEN rests_until IS NOT NULL THEN clock_timestamp() + make_interval(secs => %s) END
WHERE name = %s
"""
# The lane as it is after a success, and whether it was down before.
ANSWERED = """
WITH was AS (SELECT down_since FROM notify_lane WHERE name = %(lane)s FOR UPDATE)
UPDATE notify_lane SET failures = 0, failing_since = NULL, rests_until = NULL, down_since = NULL,
    last_success_at = clock_timestamp(), last_answer = %(answer)s
FROM was WHERE name = %(lane)s RETURNING was.down_since IS NOT NULL
"""
# What waits after an attempt: that failed by the gateway's fault, or by any. Quiet hours are no attempt.
RELEASE = """
UPDATE notify_outboxmessage SET try_at = clock_timestamp()
WHERE channel = %(channel)s AND lane = %(lane)s AND state = 'queued' AND try_at > clock_timestamp()
  AND attempts > 0 AND (gateway_failed OR %(whatever)s)
"""
MOST_LANES = 200
PROBE_SECONDS = 60


def due_lanes(channels: tuple[Channel, ...]) -> list[str]:
    """The lanes of these channels in which something is due."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [[channel.value for channel in channels], MOST_LANES])
        return [row[0] for row in cursor.fetchall()]


def allowance(lane: str, *, per_minute: int, most: int) -> int:
    """How many messages may leave a lane now; its row stays locked until the caller's transaction ends.

    None while the lane rests; one after that, to try the way.
    """
    with connection.cursor() as cursor:
        cursor.execute(REFILL, {"name": lane, "minute": per_minute})
        tokens, resting, has_rested = cursor.fetchone()
        if resting or tokens < 1:
            return 0
    return 1 if has_rested else min(most, int(tokens))


def spend(lane: str, count: int) -> None:
    """Take what is about to leave off the lane's allowance; while it tries the way, no other worker tries."""
    if count:
        with connection.cursor() as cursor:
            cursor.execute(SPEND, [count, PROBE_SECONDS, lane])


@transaction.atomic
def note_success(lane: str, answer: str, *, now: datetime) -> None:
    """The gateway answers: whatever was wrong with it is over, and what waited for it alone waits no longer."""
    with connection.cursor() as cursor:
        cursor.execute(ANSWERED, {"lane": lane, "answer": sealed_as(Lane(name=lane), "last_answer", answer[:500])})
        (was_down,) = cursor.fetchone()
    if was_down:
        end_outage(lane, released=release(lane), now=now)


@transaction.atomic
def note_failure(lane: str, answer: str, *, gateway: str, now: datetime) -> None:
    """The gateway itself failed, and its lane rests; after some failures in a row it is down."""
    row = Lane.objects.select_for_update().get(name=lane)
    failures = row.failures + 1
    down = is_down(failures)
    Lane.objects.filter(name=lane).update(
        failures=failures,
        failing_since=row.failing_since or Now(),
        rests_until=Now() + rest_after(failures),
        down_since=row.down_since or (Now() if down else None),
        last_failure_at=Now(),
        last_answer=sealed_as(row, "last_answer", answer[:500]),
    )
    if down and row.down_since is None:
        begin_outage(lane, gateway=gateway, answer=answer, now=now)


def release(lane: str, *, whatever: bool = False) -> int:
    """Make due what waits in a lane because its gateway failed, or for whatever reason; how many."""
    with connection.cursor() as cursor:
        cursor.execute(RELEASE, {"channel": lane.partition(":")[0], "lane": lane, "whatever": whatever})
        return int(cursor.rowcount)


def end_rest(lane: str) -> None:
    """Let a single message try the way now, if the lane rests."""
    Lane.objects.filter(name=lane, rests_until__gt=Now()).update(rests_until=Now())
