"""The ways out: how many messages may leave now over all workers together, and what their gateways make of it."""

from django.db import connection, transaction
from django.db.models.functions import Now

from mainstay.notify.models import Lane
from mainstay.notify.rules.circuit import rest_after
from mainstay.notify.rules.words import Channel

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
MOST_LANES = 200
PROBE_SECONDS = 60


def due_lanes(channels: tuple[Channel, ...]) -> list[str]:
    """The lanes of these channels in which something is due."""
    with connection.cursor() as cursor:
        cursor.execute(DUE, [[channel.value for channel in channels], MOST_LANES])
        return [row[0] for row in cursor.fetchall()]


def allowance(lane: str, *, per_minute: int, most: int) -> int:
    """How many messages may leave a lane now; its row stays locked until the caller's transaction ends.

    None while the lane rests; one after that, to try the way, and meanwhile no other worker tries.
    """
    with connection.cursor() as cursor:
        cursor.execute(REFILL, {"name": lane, "minute": per_minute})
        tokens, resting, has_rested = cursor.fetchone()
        if resting or tokens < 1:
            return 0
        if has_rested:
            cursor.execute(
                "UPDATE notify_lane SET rests_until = clock_timestamp() + make_interval(secs => %s) WHERE name = %s",
                [PROBE_SECONDS, lane],
            )
            return 1
    return min(most, int(tokens))


def spend(lane: str, count: int) -> None:
    """Take what has been leased off the lane's allowance."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE notify_lane SET tokens = tokens - %s WHERE name = %s", [count, lane])


def note_success(lane: str, answer: str) -> None:
    """The gateway answers: whatever was wrong with it is over."""
    Lane.objects.filter(name=lane).update(
        failures=0,
        failing_since=None,
        rests_until=None,
        down_since=None,
        last_success_at=Now(),
        last_answer=answer[:500],
    )


@transaction.atomic
def note_failure(lane: str, answer: str) -> None:
    """The gateway itself failed; after some failures in a row its lane rests, and is down."""
    row = Lane.objects.select_for_update().get(name=lane)
    failures = row.failures + 1
    rest = rest_after(failures)
    Lane.objects.filter(name=lane).update(
        failures=failures,
        failing_since=row.failing_since or Now(),
        rests_until=Now() + rest if rest else None,
        down_since=row.down_since or (Now() if rest else None),
        last_failure_at=Now(),
        last_answer=answer[:500],
    )
