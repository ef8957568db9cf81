"""Out of the outbox: messages are leased in batches, handed over outside any transaction, and marked one by one."""

import logging
import time
from collections.abc import Callable, Sequence

from django.db import connection
from django.db.models.functions import Now

from mainstay.kernel.time import now
from mainstay.kernel.waking import Round
from mainstay.notify.models import OutboxMessage
from mainstay.notify.rules import Channel, MessageState, Outcome, state_after, wait_after

from .channel import ChannelDown, Session
from .mail import MailSession, mail_route
from .sms import SmsSession, sms_gateway

LOG = logging.getLogger(__name__)
BATCH = 20
LEASE_SECONDS, WORKED_SECONDS = 60, 40.0
LEASE = """
UPDATE notify_outboxmessage SET attempts = attempts + 1, leased_until = clock_timestamp() + make_interval(secs => %s)
WHERE id IN (
    SELECT id FROM notify_outboxmessage
    WHERE channel = %s AND state = 'queued' AND try_at <= clock_timestamp()
      AND (leased_until IS NULL OR leased_until <= clock_timestamp())
    ORDER BY try_at, id LIMIT %s FOR UPDATE SKIP LOCKED
) RETURNING id
"""
SAID: dict[Channel, str] = {}


def deliver_due(channel: Channel) -> Round:
    """One batch of a channel. Without settings for it everything stays queued, and the log says so once."""
    try:
        opening = way_out(channel)
    except ChannelDown as error:
        say_once(channel, str(error))
        return Round(0)
    if opening is None:
        say_once(channel, "not configured: messages wait in the outbox")
        return Round(0)
    leased = lease(channel)
    if not leased:
        return Round(0)
    try:
        session = opening()
    except ChannelDown as error:
        put_back(channel, leased, str(error))
        return Round(0)
    try:
        return Round(_hand_over(channel, session, leased))
    finally:
        session.close()


def way_out(channel: Channel) -> Callable[[], Session] | None:
    """How to open the channel; None where it is not configured, ChannelDown where its settings are wrong."""
    if channel is Channel.MAIL:
        route = mail_route()
        return (lambda: MailSession(route)) if route else None
    gateway = sms_gateway()
    return (lambda: SmsSession(gateway)) if gateway else None


def lease(channel: Channel) -> list[OutboxMessage]:
    """Take messages for a minute; those of a worker that dies are free again after it."""
    with connection.cursor() as cursor:
        cursor.execute(LEASE, [LEASE_SECONDS, channel.value, BATCH])
        keys = [row[0] for row in cursor.fetchall()]
    return list(OutboxMessage.objects.filter(id__in=keys).order_by("id")) if keys else []


def _hand_over(channel: Channel, session: Session, leased: Sequence[OutboxMessage]) -> int:
    """Each in turn, as long as the lease is surely ours; how many were tried."""
    began = time.monotonic()
    for place, message in enumerate(leased):
        if time.monotonic() - began > WORKED_SECONDS:
            OutboxMessage.objects.filter(id__in=[one.id for one in leased[place:]]).update(leased_until=None)
            return place
        try:
            outcome = session.deliver(message)
        except ChannelDown as error:
            put_back(channel, leased[place:], str(error))
            return place
        mark(message, outcome)
    SAID.pop(channel, None)
    return len(leased)


def mark(message: OutboxMessage, outcome: Outcome) -> None:
    """Keep what became of an attempt."""
    moment = now()
    state = state_after(outcome, attempts=message.attempts)
    if state is MessageState.FAILED:
        LOG.warning("%s to %s about %s failed: %s", message.channel, message.name, message.about, outcome.answer)
    OutboxMessage.objects.filter(id=message.id).update(
        state=state,
        answer=outcome.answer,
        handed_over_at=moment if outcome.delivered else None,
        leased_until=None,
        try_at=message.try_at if outcome.delivered else Now() + wait_after(message.attempts),
    )


def put_back(channel: Channel, messages: Sequence[OutboxMessage], reason: str) -> None:
    """The channel is down: they wait, a little longer each time."""
    say_once(channel, reason)
    for message in messages:
        OutboxMessage.objects.filter(id=message.id).update(
            answer=reason[:500], leased_until=None, try_at=Now() + wait_after(message.attempts)
        )


def say_once(channel: Channel, reason: str) -> None:
    """One line in the log for each new reason."""
    if SAID.get(channel) != reason:
        SAID[channel] = reason
        LOG.warning("%s: %s", channel.value, reason)
