"""Outages of gateways on the ledger: when each began, who was told and had the way tried, when it was over."""

import uuid
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from mainstay.directory.public import SYSTEM, Actor, RoleName
from mainstay.kernel.events import publish
from mainstay.kernel.ledger import Draft, Head, append
from mainstay.notify.events import GatewayAnswered, GatewayDied
from mainstay.notify.models import Outage
from mainstay.notify.rules.circuit import TOLD_AFTER
from mainstay.notify.rules.words import Channel, OutageKind

from .alarming import tell_administrators

# Ours to keep running. What endpoints lead to belongs to others; administrators are told, no case is opened.
GATEWAYS = frozenset({Channel.MAIL.value, Channel.SMS.value})


def begin_outage(lane: str, *, gateway: str, answer: str, now: datetime) -> None:
    """A gateway counts as dead from now on. A browser that takes no pushes is no outage: its person has other ways."""
    if lane.partition(":")[0] == Channel.PUSH:
        return
    outage = Outage(id=uuid.uuid4(), lane=lane, gateway=gateway, answer=answer[:500], began_at=now)
    _record(outage, OutageKind.BEGAN, {"lane": lane, "gateway": gateway, "answer": outage.answer}, SYSTEM, now)


@transaction.atomic
def tell_of_outages(*, now: datetime) -> int:
    """Tell administrators, and whoever listens, of outages that last; each once. How many."""
    lasting = Outage.objects.filter(ended_at__isnull=True, told_at__isnull=True, began_at__lte=now - TOLD_AFTER)
    found = list(lasting.select_for_update(skip_locked=True))
    for outage in found:
        outage.told_at = now
        told = tell_administrators("gateway_down", outage, now=now)
        _record(outage, OutageKind.TOLD, {"people": told}, SYSTEM, now)
        if outage.lane in GATEWAYS:
            publish(GatewayDied(str(outage.id)))
    return len(found)


def end_outage(lane: str, *, released: int, now: datetime) -> None:
    """The gateway has answered; `released` is how many messages were tried before and go out now."""
    outage = open_outage(lane)
    if outage is None:
        return
    outage.ended_at, outage.released = now, released
    _record(outage, OutageKind.ENDED, {"released": released}, SYSTEM, now)
    if outage.told_at is not None:
        tell_administrators("gateway_back", outage, now=now)
        if lane in GATEWAYS:
            publish(GatewayAnswered(str(outage.id)))


def note_tried(lane: str, *, actor: Actor, now: datetime) -> None:
    """Somebody has the way tried before its time."""
    outage = open_outage(lane)
    if outage is not None:
        _record(outage, OutageKind.TRIED, {}, actor, now)


def note_case(outage_id: UUID, number: str, *, now: datetime) -> None:
    """A case has been opened for an outage."""
    outage = Outage.objects.select_for_update().get(pk=outage_id)
    outage.case = number
    _record(outage, OutageKind.CASE, {"case": number}, SYSTEM, now)


def note_over_told(outage_id: UUID) -> None:
    """The case of an outage has heard of its end."""
    Outage.objects.filter(pk=outage_id).update(is_over_told=True)


def open_outage(lane: str) -> Outage | None:
    """The outage of a lane that is under way, locked; None while there is none."""
    return Outage.objects.select_for_update().filter(lane=lane, ended_at__isnull=True).first()


def _record(outage: Outage, kind: OutageKind, payload: dict[str, Any], actor: Actor, now: datetime) -> None:
    role = RoleName.SYSTEM if actor == SYSTEM else RoleName.ADMINISTRATOR
    draft = Draft(kind.value, now, actor.id, actor.name[:100], role.value, "neutral", payload)
    head = Head(outage.seq, bytes(outage.head_hash)) if outage.seq else Head()
    entry = append(outage.stream, head, [draft], recorded_at=now)[-1]
    outage.seq, outage.head_hash = entry.seq, entry.hash
    outage.save()
