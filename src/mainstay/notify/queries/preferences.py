"""Reads of what people have set for themselves."""

from collections.abc import Collection, Mapping
from uuid import UUID

from mainstay.notify.models import Preference
from mainstay.notify.rules.preferring import Wish


def wishes_of(person_ids: Collection[UUID]) -> Mapping[UUID, Wish]:
    """What some people have set; who has set nothing is not among them. One query."""
    if not person_ids:
        return {}
    return {row.person_id: wish_of(row) for row in Preference.objects.filter(pk__in=person_ids)}


def wish_of(row: Preference) -> Wish:
    """A row as the rules know it."""
    off = frozenset((kind, channel) for kind, _, channel in (one.partition(":") for one in row.off))
    return Wish(off, row.quiet_from, row.quiet_until, row.timezone)
