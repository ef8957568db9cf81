"""Secret addresses for calendar programs: made, and revoked."""

import secrets
from datetime import datetime
from uuid import UUID

from mainstay.directory.public import Actor
from mainstay.directory.public.accounts import ends_with_account
from mainstay.duties.models import Feed
from mainstay.duties.rules.secret import digest_of
from mainstay.kernel.errors import NotFound, Refused

MOST = 5


def make_feed(*, actor: Actor, now: datetime) -> tuple[Feed, str]:
    """A new address of a person and its secret, which is told this once."""
    if Feed.objects.filter(person_id=actor.id).count() >= MOST:
        raise Refused(
            f"每人最多 {MOST} 个订阅地址，请先停用旧的。", f"At most {MOST} addresses; revoke an old one first."
        )
    secret = secrets.token_urlsafe(32)
    return Feed.objects.create(person_id=actor.id, digest=digest_of(secret), made_at=now), secret


def revoke_feed(feed_id: UUID, *, actor: Actor) -> None:
    """Let an address answer no more; NotFound for somebody else's."""
    deleted, _ = Feed.objects.filter(person_id=actor.id, pk=feed_id).delete()
    if not deleted:
        raise NotFound("没有这个订阅地址。", "There is no such address.")


@ends_with_account
def end_feeds(person_id: UUID, _: datetime) -> None:
    """No address of an account that is closed answers."""
    Feed.objects.filter(person_id=person_id).delete()
