"""Digests: where one person would get a storm of messages, the first go alone and the others as one that lists them."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import datetime
from functools import cache
from typing import Any

from django.db import connection
from django.db.models import F, Q
from django.db.models.functions import Now

from mainstay.kernel.pages import address_of
from mainstay.kernel.waking import wake
from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.queries.wordings import wordings_of
from mainstay.notify.reading.templates import is_secret, kinds
from mainstay.notify.rules.naming import token_of
from mainstay.notify.rules.sending import Message, Recipient
from mainstay.notify.rules.storms import APART, DIGEST, MOST_ALONE, MOST_MERGED, WINDOW, Load, part
from mainstay.notify.rules.words import Channel, MessageState, TraceKind

from .queueing import TOPICS, key_of, row_of

LOADS = """
SELECT address_index,
    count(*) FILTER (WHERE kind <> %(digest)s AND (handed_over_at IS NOT NULL OR under_way)),
    count(*) FILTER (WHERE kind <> %(digest)s AND due AND NOT under_way),
    min(handed_over_at) FILTER (WHERE kind <> %(digest)s),
    max(COALESCE(handed_over_at, created_at)) FILTER (WHERE kind = %(digest)s)
FROM (
    SELECT address_index, kind, handed_over_at, created_at,
        handed_over_at IS NULL AND try_at <= clock_timestamp()
            AND (attempts = 0 OR id = ANY(%(ours)s::bigint[])) AS due,
        state = 'queued' AND leased_until > clock_timestamp() AND id <> ALL(%(ours)s::bigint[]) AS under_way
    FROM notify_outboxmessage
    WHERE lane = %(lane)s AND address_index = ANY(%(addresses)s)
      AND (handed_over_at > %(since)s OR (handed_over_at IS NULL AND state = 'queued'))
      AND NOT binding AND kind <> ALL(%(apart)s)
) AS found GROUP BY address_index
"""
MOST_NAMED = 5
LONGEST_LINE = 120
JOINED = {"zh": ("、", "等"), "en": (", ", " and others")}


def settle_storms(lane: str, leased: Sequence[OutboxMessage], *, now: datetime) -> tuple[list[OutboxMessage], int]:
    """Those of the leased messages that go now, and how many messages wait instead, or are in a digest.

    It happens in the transaction that leases, which the lane's lock keeps in turn: all of it stands or none.
    """
    channel = Channel(lane.partition(":")[0])
    mergeable = [one for one in leased if channel in MOST_ALONE and _may_wait(one)]
    staying: set[int] = set()
    settled = 0
    for address, load in _loads(lane, mergeable, now).items():
        parting = part(load, channel, now=now)
        if load.waiting <= parting.alone:
            continue
        ours = {one.id for one in mergeable if one.address_index == address}
        waiting = _waiting(lane, address, ours, most=parting.alone + MOST_MERGED)
        alone, rest = waiting[: parting.alone], waiting[parting.alone :]
        kept_back = ours - {one.id for one in alone}
        staying |= kept_back
        OutboxMessage.objects.filter(id__in=kept_back).update(attempts=F("attempts") - 1, leased_until=None)
        if parting.held_until is None:
            _merge(lane, rest, now)
        else:
            held = OutboxMessage.objects.filter(id__in=[one.id for one in rest])
            held.update(try_at=Now() + (parting.held_until - now))
        settled += len(rest)
    return [one for one in leased if one.id not in staying], settled


def _may_wait(message: OutboxMessage) -> bool:
    """Whether it may be held or merged: not what was chosen to go alone before, or is to go again."""
    fresh = message.attempts <= 1 and message.handed_over_at is None
    return fresh and not message.binding and message.kind not in _apart()


@cache
def _apart() -> frozenset[str]:
    """The kinds that are never held nor merged."""
    return APART | {kind for kind in kinds() if is_secret(kind)}


def _loads(lane: str, mergeable: Sequence[OutboxMessage], now: datetime) -> dict[str, Load]:
    """The load of each address to which one of these goes, by what it is looked up by; one query."""
    if not mergeable:
        return {}
    asked: dict[str, Any] = {
        "lane": lane,
        "addresses": sorted({one.address_index for one in mergeable}),
        "ours": [one.id for one in mergeable],
        "since": now - WINDOW,
        "apart": sorted(_apart() - {DIGEST}),
        "digest": DIGEST,
    }
    with connection.cursor() as cursor:
        cursor.execute(LOADS, asked)
        return {row[0]: Load(*row[1:]) for row in cursor.fetchall()}


def _waiting(lane: str, address: str, ours: AbstractSet[int], *, most: int) -> list[OutboxMessage]:
    """What is due for an address and in nobody else's hands, the earliest first."""
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=Now()) | Q(id__in=ours)
    rows = OutboxMessage.objects.select_for_update(skip_locked=True).filter(
        free, channel=lane.partition(":")[0], lane=lane, address_index=address, handed_over_at__isnull=True
    )
    fresh = rows.filter(Q(attempts=0) | Q(id__in=ours), state=MessageState.QUEUED, binding=False)
    due = fresh.filter(try_at__lte=Now()).exclude(kind__in=_apart())
    return list(due.order_by("id")[:most])


def _merge(lane: str, messages: Sequence[OutboxMessage], now: datetime) -> None:
    digest = _digest(lane, messages, now)
    digest.save(force_insert=True)
    ids = [one.id for one in messages]
    OutboxMessage.objects.filter(id__in=ids).update(state=MessageState.MERGED, digest=digest)
    Trace.objects.bulk_create(
        Trace(message_id=key, kind=TraceKind.DIGESTED, at=now, gateway="", succeeded=True, answer=digest.token, by="")
        for key in ids
    )
    wake(TOPICS[Channel(digest.channel)])


def _digest(lane: str, messages: Sequence[OutboxMessage], now: datetime) -> OutboxMessage:
    """The row that stands for many of one address. A side sees it only when it may see all of them."""
    first, channel = messages[0], Channel(lane.partition(":")[0])
    alike = len({(one.contract_id, one.side) for one in messages}) == 1
    person = first.person_id if len({one.person_id for one in messages}) == 1 else None
    contract = first.contract_id if alike else None
    mail, phone = (first.address, first.spare) if channel is Channel.MAIL else (first.spare, first.address)
    to = Recipient(first.name, mail, phone, first.language, person, first.side)
    key = f"{DIGEST}:{first.key}"[:200]
    message = Message(DIGEST, to, channel, key, values=_values(messages, token_of(key_of(key))), contract=contract)
    return row_of(message, wordings_of([DIGEST], [contract]), now, lane=lane, address=first.address)


def _values(messages: Sequence[OutboxMessage], token: str) -> dict[str, str]:
    comma, others = JOINED["en" if messages[0].language == "en" else "zh"]
    lines = [(one.subject or " ".join(one.text.split()))[:LONGEST_LINE] for one in messages]
    numbers = list(dict.fromkeys(one.about for one in messages if one.about))
    named = numbers or lines
    return {
        "count": str(len(messages)),
        "list": "\n".join(f"{place}. {line}" for place, line in enumerate(lines, start=1)),
        "items": comma.join(named[:MOST_NAMED]) + (others if len(named) > MOST_NAMED else ""),
        "link": address_of(f"/messages?digest={token}"),
    }
