"""What could not be handed over for three days is given up, on record: word of that age would mislead."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Now

from mainstay.notify.models import OutboxMessage, Trace
from mainstay.notify.rules.words import MessageState, TraceKind

BATCH = 500


def expire_old(*, now: datetime) -> int:
    """Give up whatever is too old, batch by batch; how many."""
    done = 0
    while found := _expire_batch(now):
        done += found
    return done


@transaction.atomic
def _expire_batch(now: datetime) -> int:
    free = Q(leased_until__isnull=True) | Q(leased_until__lte=Now())
    rows = OutboxMessage.objects.select_for_update(skip_locked=True)
    old = list(rows.filter(free, state=MessageState.QUEUED, expires_at__lte=Now()).order_by("expires_at")[:BATCH])
    OutboxMessage.objects.filter(pk__in=[one.pk for one in old]).update(state=MessageState.EXPIRED)
    Trace.objects.bulk_create(
        Trace(message=one, kind=TraceKind.EXPIRED, at=now, gateway="", succeeded=False, answer=one.answer, by="")
        for one in old
    )
    return len(old)
