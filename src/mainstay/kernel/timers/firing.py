"""Due timers act and are marked in one transaction, a subject's in order; several workers may fire at once."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Min
from django.db.models.functions import Now

from mainstay.kernel.models import Timer
from mainstay.kernel.time import now
from mainstay.kernel.waking import Round

LOG = logging.getLogger(__name__)
BATCH = 200
FIRST_WAIT, LONGEST_WAIT = 2, 600
SUBJECTS = """
SELECT subject FROM (
    SELECT subject, due_at FROM kernel_timer
    WHERE state = 'pending' AND due_at <= %s AND (retry_at IS NULL OR retry_at <= clock_timestamp())
    ORDER BY due_at, id LIMIT %s
) AS due GROUP BY subject ORDER BY min(due_at)
"""
DUE = """
SELECT id FROM kernel_timer
WHERE subject = %s AND state = 'pending' AND due_at <= %s AND (retry_at IS NULL OR retry_at <= clock_timestamp())
ORDER BY due_at, id FOR UPDATE SKIP LOCKED
"""
CLAIM = "SELECT pg_try_advisory_xact_lock(hashtextextended(%s, 0))"


@dataclass(frozen=True, slots=True)
class Due:
    """A timer whose moment has come. `now` is when it acts: later than `due` by what it was held up."""

    subject: str
    clock: str
    rung: str
    due: datetime
    now: datetime
    details: dict[str, Any]


Act = Callable[[Due], str | None]
KINDS: dict[str, Act] = {}


def fires(kind: str) -> Callable[[Act], Act]:
    """Declare what a kind of timer does. It writes in the transaction that marks the timer.

    It answers None when it has acted, else the reason why there was nothing to do: the timer is then void.
    """

    def declare(act: Act) -> Act:
        KINDS[kind] = act
        return act

    return declare


def fire_due() -> Round:
    """Fire what is due now, subject by subject, the longest overdue first."""
    moment = now()
    with connection.cursor() as cursor:
        cursor.execute(SUBJECTS, [moment, BATCH])
        subjects = [row[0] for row in cursor.fetchall()]
    done = sum(fire_subject(subject, moment) for subject in subjects)
    upcoming = Timer.objects.filter(state="pending", due_at__gt=moment)
    return Round(done, None if done else upcoming.aggregate(next=Min("due_at"))["next"])


def fire_subject(subject: str, moment: datetime) -> int:
    """Fire the due timers of one subject in order, unless another worker has it in hand; how many were dealt with."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, [subject])
            if not cursor.fetchone()[0]:
                return 0
            cursor.execute(DUE, [subject, moment])
            keys = [row[0] for row in cursor.fetchall()]
        rows = Timer.objects.in_bulk(keys)
        for key in keys:
            _fire(rows[key], moment)
        return len(keys)


def _fire(row: Timer, moment: datetime) -> None:
    """Act behind a savepoint: what fails is left as it was, says why, and is tried again."""
    due = Due(row.subject, row.clock, row.rung, row.due_at, moment, row.details)
    try:
        with transaction.atomic():
            reason = KINDS[row.kind](due)
    except Exception as error:
        LOG.exception("timer %s %s of %s failed", row.clock, row.rung, row.subject)
        wait = timedelta(seconds=min(FIRST_WAIT * 2 ** min(row.tries, 16), LONGEST_WAIT))
        row.tries += 1
        row.problem = repr(error)[:1000]
        Timer.objects.filter(pk=row.pk).update(tries=row.tries, problem=row.problem, retry_at=Now() + wait)
        return
    late = round((moment - row.due_at) / timedelta(milliseconds=1))
    outcome = {"state": "void", "void_reason": reason} if reason else {"state": "fired"}
    Timer.objects.filter(pk=row.pk).update(**outcome, fired_at=moment, late_ms=max(late, 0))
