"""Outages of gateways on the ledger: when each began, who had the way tried, when it was over."""

import uuid
from datetime import datetime
from typing import Any

from mainstay.directory.public import SYSTEM, Actor, RoleName
from mainstay.kernel.ledger import Draft, Head, append
from mainstay.notify.models import Outage
from mainstay.notify.rules.words import Channel, OutageKind


def begin_outage(lane: str, *, gateway: str, answer: str, now: datetime) -> None:
    """A gateway counts as dead from now on. A browser that takes no pushes is no outage: its person has other ways."""
    if lane.partition(":")[0] == Channel.PUSH:
        return
    outage = Outage(id=uuid.uuid4(), lane=lane, gateway=gateway, answer=answer[:500], began_at=now)
    _record(outage, OutageKind.BEGAN, {"lane": lane, "gateway": gateway, "answer": outage.answer}, SYSTEM, now)


def end_outage(lane: str, *, released: int, now: datetime) -> None:
    """The gateway has answered; `released` is how many messages were tried before and go out now."""
    outage = open_outage(lane)
    if outage is not None:
        outage.ended_at = now
        _record(outage, OutageKind.ENDED, {"released": released}, SYSTEM, now)


def note_tried(lane: str, *, actor: Actor, now: datetime) -> None:
    """Somebody has the way tried before its time."""
    outage = open_outage(lane)
    if outage is not None:
        _record(outage, OutageKind.TRIED, {}, actor, now)


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
