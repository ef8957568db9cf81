"""Where a channel fails, another carries the word: once, and only to who has not been told by it anyway."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from mainstay.kernel.sealing import indexed_as
from mainstay.kernel.waking import wake
from mainstay.notify.models import Lane, OutboxMessage, Trace
from mainstay.notify.reading.templates import is_secret, name_of
from mainstay.notify.rules.circuit import AROUND_AFTER
from mainstay.notify.rules.naming import token_of, with_number
from mainstay.notify.rules.sending import INSTEAD, MOST_AGE, MOST_SMS_SIGNS
from mainstay.notify.rules.words import Channel, MessageState, TraceKind

from .queueing import TOPICS, key_of

BATCH = 500


def go_around(*, now: datetime) -> int:
    """Let other channels carry what has waited too long in lanes whose gateway is dead; how many were looked at."""
    down = Lane.objects.filter(name__in=[one.value for one in INSTEAD], down_since__lte=Now() - AROUND_AFTER)
    done = 0
    for lane in down:
        while found := _go_around(lane.name, now=now):
            done += found
    return done


@transaction.atomic
def _go_around(lane: str, *, now: datetime) -> int:
    """One batch: what was due and has waited; what waits for the end of quiet hours is in no hurry."""
    due = Q(try_at__lte=Now()) | Q(gateway_failed=True)
    rows = OutboxMessage.objects.select_for_update(skip_locked=True).filter(due, lane=lane, state=MessageState.QUEUED)
    old = rows.filter(gone_around=False, expires_at__lte=Now() + (MOST_AGE - AROUND_AFTER)).exclude(spare="")
    waiting = list(old.order_by("expires_at")[:BATCH])
    send_instead(waiting, now=now)
    return len(waiting)


@transaction.atomic
def send_instead(messages: Sequence[OutboxMessage], *, now: datetime) -> None:
    """Queue the words of messages for their recipients' other addresses; both proofs tell of it. Each goes once.

    Nothing happens where there is no other address, with what is secret, or where the same news goes there by itself.
    """
    open_ones = [one for one in messages if one.spare and not one.gone_around and Channel(one.channel) in INSTEAD]
    OutboxMessage.objects.filter(pk__in=[one.pk for one in open_ones]).update(gone_around=True)
    told = _told(open_ones)
    going = [one for one in open_ones if not is_secret(one.kind) and _place(one) not in told]
    if not going:
        return
    OutboxMessage.objects.bulk_create([_copy(one, now) for one in going], ignore_conflicts=True)
    Trace.objects.bulk_create(_line(one, now) for one in going)
    for channel in {INSTEAD[Channel(one.channel)] for one in going}:
        wake(TOPICS[channel])


def _place(message: OutboxMessage) -> tuple[str, str, str, str]:
    address = indexed_as(OutboxMessage, "address_index", message.spare)
    return message.about, message.news, INSTEAD[Channel(message.channel)].value, address


def _told(messages: Sequence[OutboxMessage]) -> set[tuple[str, str, str, str]]:
    """Which of these pieces of news go to which address by the other channel anyway."""
    news = {one.news for one in messages if one.news}
    if not news:
        return set()
    rows = OutboxMessage.objects.filter(about__in={one.about for one in messages}, news__in=news)
    return set(rows.values_list("about", "news", "channel", "address_index"))


def _copy(message: OutboxMessage, now: datetime) -> OutboxMessage:
    channel, key = INSTEAD[Channel(message.channel)], key_of(f"{message.key}:instead")
    name = name_of(message.kind)
    subject = message.subject or with_number(name.en if message.language == "en" else name.zh, message.about)
    by_sms = channel is Channel.SMS
    return OutboxMessage(
        key=key,
        token=token_of(key),
        channel=channel,
        lane=channel,
        person_id=message.person_id,
        contract_id=message.contract_id,
        side=message.side,
        name=message.name,
        address=message.spare,
        language=message.language,
        kind=message.kind,
        binding=message.binding,
        about=message.about,
        news=message.news,
        subject="" if by_sms else subject[:300],
        text=subject[:MOST_SMS_SIGNS] if by_sms else message.text,
        in_reply_to="",
        references=[],
        created_at=now,
    )


def _line(message: OutboxMessage, now: datetime) -> Trace:
    kind = TraceKind.INSTEAD
    return Trace(message=message, kind=kind, at=now, gateway="", succeeded=True, answer=message.spare, by="")
