"""Reads of the delivery log: which messages there are, and the proof of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from mainstay.directory.public import Actor, is_administrator, roles_on, sees_all_contracts
from mainstay.kernel.errors import NotFound
from mainstay.kernel.paging import Page, Place, place_after, read_place
from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.rules.permissions import SEND_AGAIN
from mainstay.notify.rules.storms import DIGEST
from mainstay.notify.rules.words import Channel, MessageState

MOST = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; empty is everything. `digest` is the token of the digest that carries them."""

    states: Sequence[MessageState] = ()
    channel: Channel | None = None
    kind: str = ""
    about: str = ""
    contract_id: UUID | None = None
    since: datetime | None = None
    until: datetime | None = None
    digest: str = ""


def list_messages(*, actor: Actor, filters: Filters, cursor: str | None, limit: int) -> Page[OutboxMessage]:
    """Messages that the actor may see, the latest first; one query."""
    limit = max(1, min(limit, MOST))
    rows = _narrowed(OutboxMessage.objects.filter(seen_by(actor)), filters)
    if cursor:
        place = read_place(cursor)
        earlier = Q(created_at__lt=place.moment) | Q(id__lt=place.key.int)
        rows = rows.filter(Q(created_at__lte=place.moment) & earlier)
    found = list(rows.order_by("-created_at", "-id")[: limit + 1])
    following = None
    if len(found) > limit:
        last = found[limit - 1]
        following = place_after(Place(last.created_at, UUID(int=last.id)))
    return Page(tuple(found[:limit]), following)


def access_message(message_id: int, *, actor: Actor, lock: bool = False) -> OutboxMessage:
    """A message that the actor may see; NotFound for others."""
    rows = OutboxMessage.objects.select_for_update() if lock else OutboxMessage.objects.all()
    found = rows.filter(seen_by(actor), pk=message_id).first()
    if found is None:
        raise NotFound("没有这条消息，或您无权查看。", "There is no such message, or none that you may see.")
    return found


def list_traces(message_id: int) -> tuple[Trace, ...]:
    """The proof of a message, in the order in which it was written."""
    return tuple(Trace.objects.filter(message_id=message_id).order_by("id"))


def count_merged(digest: OutboxMessage) -> int:
    """How many messages a digest carries; none for others."""
    return OutboxMessage.objects.filter(digest=digest).count() if digest.kind == DIGEST else 0


def may_keep(actor: Actor, message: OutboxMessage) -> bool:
    """Whether the actor may have a message sent again: administrators, and who leads the vendor's desk."""
    if message.contract_id is None:
        return is_administrator(actor)
    return any(SEND_AGAIN.allows(grant.role) for grant in roles_on(actor, message.contract_id))


def seen_by(actor: Actor) -> Q:
    """Everything for who oversees all contracts. Others see of their contracts what the contract demands, and what went
    to their own side; and whatever went to themselves.
    """
    if sees_all_contracts(actor):
        return Q()
    seen = Q(person_id=actor.id)
    for grant in actor.grants:
        if grant.contract_id is not None:
            seen |= Q(contract_id=grant.contract_id) & (Q(binding=True) | Q(side=grant.side.value))
    return seen


def _narrowed(rows: "QuerySet[OutboxMessage]", filters: Filters) -> "QuerySet[OutboxMessage]":
    wanted = {
        "state__in": list(filters.states),
        "channel": filters.channel,
        "kind": filters.kind,
        "about": filters.about.upper(),
        "contract_id": filters.contract_id,
        "created_at__gte": filters.since,
        "created_at__lt": filters.until,
        "digest__token": filters.digest,
    }
    return rows.filter(**{name: value for name, value in wanted.items() if value})
