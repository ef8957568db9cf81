"""Out of the outbox: messages are leased in batches, handed over outside any transaction, and marked one by one."""

import logging
import time
from collections.abc import Sequence
from typing import Self

from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Now

from mainstay.kernel.sealing import sealed_as
from mainstay.kernel.time import now
from mainstay.kernel.waking import Round
from mainstay.notify.models import OutboxMessage
from mainstay.notify.rules.sending import INSTEAD_AFTER, Outcome, state_after, wait_after
from mainstay.notify.rules.words import Channel, MessageState, TraceKind

from .channels import way_out
from .instead import send_instead
from .lanes import allowance, due_lanes, note_failure, note_success, spend
from .merging import settle_storms
from .tracing import trace
from .way import ChannelDown, Session, Way

LOG = logging.getLogger(__name__)
BATCH = 10  # what comes eleventh in one connection, Exim unless told otherwise leaves to its next queue run
LEASE_SECONDS, WORKED_SECONDS = 60, 40.0
LEASE = """
UPDATE notify_outboxmessage SET attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => %s)
WHERE id IN (
    SELECT id FROM notify_outboxmessage
    WHERE channel = %s AND lane = %s AND state = 'queued' AND try_at <= clock_timestamp()
      AND (leased_until IS NULL OR leased_until <= clock_timestamp())
    ORDER BY try_at, id LIMIT %s FOR UPDATE SKIP LOCKED
) RETURNING id
"""
SAID: dict[str, str] = {}


def deliver_due(*channels: Channel) -> Round:
    """One batch of each lane of these channels in which something is due."""
    return Round(sum(work_lane(lane) for lane in due_lanes(channels)))


def work_lane(lane: str) -> int:
    """One batch of a lane; how many were dealt with. Without settings all stays queued, and the log says so once."""
    try:
        way = way_out(lane)
    except ChannelDown as error:
        say_once(lane, str(error))
        return 0
    if way is None:
        say_once(lane, "not configured: messages wait in the outbox")
        return 0
    leased, settled = lease(lane, way)
    return settled + (_hand_over(lane, way, leased) if leased else 0)


@transaction.atomic
def lease(lane: str, way: Way) -> tuple[list[OutboxMessage], int]:
    """Take messages for a minute, as many as may leave, and how many were held or merged instead.

    Those of a worker that dies are free again after the minute.
    """
    most = allowance(lane, per_minute=way.per_minute, most=BATCH)
    if most == 0:
        return [], 0
    with connection.cursor() as cursor:
        cursor.execute(LEASE, [LEASE_SECONDS, lane.partition(":")[0], lane, most])
        keys = [row[0] for row in cursor.fetchall()]
    if not keys:
        return [], 0
    leased = list(OutboxMessage.objects.filter(id__in=keys).order_by("id"))
    going, settled = settle_storms(lane, leased, now=now())
    spend(lane, len(going))
    return going, settled


def _hand_over(lane: str, way: Way, leased: Sequence[OutboxMessage]) -> int:
    """Each in turn, as long as the gateway answers and the lease is surely ours; how many were tried."""
    began, tried = time.monotonic(), 0
    with _Opened(way) as opened:
        for message in leased:
            if time.monotonic() - began > WORKED_SECONDS:
                break
            tried += 1
            if not _attempt(lane, way, opened, message):
                break
        else:
            SAID.pop(lane, None)
    give_back(leased[tried:])
    return tried


def _attempt(lane: str, way: Way, opened: "_Opened", message: OutboxMessage) -> bool:
    """Hand one message over; False when the gateway is at fault, so that there is no use in going on."""
    started = time.monotonic()
    outcome = opened.deliver(message)
    mark(message, outcome, gateway=way.gateway, milliseconds=round((time.monotonic() - started) * 1000))
    if outcome.down:
        say_once(lane, outcome.answer)
        note_failure(lane, outcome.answer, gateway=way.gateway, now=now())
    else:
        note_success(lane, outcome.answer, now=now())
    return not outcome.down


class _Opened:
    """A way that is opened for its first message, so that a gateway that cannot be reached fails that one alone."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.session: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.session is not None:
            self.session.close()

    def deliver(self, message: OutboxMessage) -> Outcome:
        """What became of one message; a way that is broken is the gateway's fault."""
        try:
            self.session = self.session or self.way.open()
            return self.session.deliver(message)
        except ChannelDown as error:
            return Outcome(False, str(error), down=True)


@transaction.atomic
def mark(message: OutboxMessage, outcome: Outcome, *, gateway: str, milliseconds: int) -> None:
    """Keep what became of an attempt, with its line of proof; a receipt that came first stands."""
    moment = now()
    state = state_after(outcome, attempts=message.attempts)
    if state in (MessageState.FAILED, MessageState.EXPIRED):
        LOG.warning("%s to %s about %s failed: %s", message.channel, message.name, message.about, outcome.answer)
    OutboxMessage.objects.filter(id=message.id, state=MessageState.QUEUED).update(
        state=state,
        answer=sealed_as(message, "answer", outcome.answer),
        reference=outcome.reference,
        handed_over_at=moment if outcome.delivered else None,
        leased_until=None,
        gateway_failed=outcome.down,
        try_at=message.try_at if outcome.delivered else Now() + wait_after(message.attempts),
    )
    trace(
        message.id,
        TraceKind.ATTEMPTED,
        at=moment,
        succeeded=outcome.delivered,
        answer=outcome.answer,
        gateway=gateway,
        milliseconds=milliseconds,
    )
    if state is MessageState.FAILED or (state is MessageState.QUEUED and message.attempts >= INSTEAD_AFTER):
        send_instead([message], now=moment)


def give_back(messages: Sequence[OutboxMessage]) -> None:
    """What was leased and not tried is free again, and that was no attempt; unless somebody else has it by now."""
    if messages:
        leases = [one.leased_until for one in messages]
        ours = OutboxMessage.objects.filter(id__in=[one.id for one in messages], leased_until__in=leases)
        ours.update(attempts=F("attempts") - 1, leased_until=None)


def say_once(lane: str, reason: str) -> None:
    """One line in the log for each new reason."""
    if SAID.get(lane) != reason:
        SAID[lane] = reason
        LOG.warning("%s: %s", lane, reason)
