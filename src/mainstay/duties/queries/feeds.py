"""Calendar addresses, and the duties that one of them shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from mainstay.directory.public import Actor, actor_of, list_people
from mainstay.directory.public.principals import principal_of
from mainstay.duties.models import Duty, Feed
from mainstay.duties.rules.secret import digest_of
from mainstay.kernel.errors import NotFound
from mainstay.kernel.fence import become

from .lists import Filters, narrowed

BACK, AHEAD, MOST = timedelta(days=31), timedelta(days=366), 5_000


@dataclass(frozen=True, slots=True)
class Shown:
    """The duties of an address and the language of its owner."""

    duties: tuple[Duty, ...]
    language: str


def list_feeds(*, actor: Actor) -> tuple[Feed, ...]:
    """A person's addresses, the oldest first."""
    return tuple(Feed.objects.filter(person_id=actor.id).order_by("made_at", "id"))


def access_feed(secret: str, *, now: datetime) -> Shown:
    """What the owner of an address may see now, for whom is read from here on.

    NotFound for a secret that is unknown, revoked, or of somebody gone.
    """
    feed = Feed.objects.filter(digest=digest_of(secret)).first()
    actor = actor_of(feed.person_id, now=now) if feed else None
    if feed is None or actor is None:
        raise NotFound("没有这个订阅地址，或已停用。", "There is no such address, or it was revoked.")
    become(principal_of(actor))
    rows = narrowed(Filters(since=now - BACK, until=now + AHEAD), actor=actor).exclude(due_at=None)
    (person,) = list_people([feed.person_id], now=now)
    return Shown(tuple(rows.order_by("falls_at", "id")[:MOST]), person.language)
