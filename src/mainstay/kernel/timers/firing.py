"""Due timers act and are marked in one transaction, in batches; a subject's in order, whoever fires them."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import connection, transaction

from mainstay.kernel.fence import Principal, reading_for
from mainstay.kernel.time import now
from mainstay.kernel.waking import Round

from .leasing import Leased, lease

LOG = logging.getLogger(__name__)
FIRST_WAIT, LONGEST_WAIT = 2, 600
HELD_ELSEWHERE = timedelta(milliseconds=50)
NEXT = """
SELECT COALESCE(retry_at, due_at) FROM kernel_timer WHERE state = 'pending'
ORDER BY COALESCE(retry_at, due_at), id LIMIT 1
"""
MARK = """
UPDATE kernel_timer AS timer SET
    state = CASE outcome.reason WHEN '' THEN 'fired' ELSE 'void' END,
    void_reason = outcome.reason,
    fired_at = %(moment)s,
    late_ms = GREATEST(round(extract(epoch FROM %(moment)s - timer.due_at) * 1000), 0)
FROM unnest(%(ids)s::bigint[], %(reasons)s::text[]) AS outcome (id, reason) WHERE timer.id = outcome.id
"""
PUT_BACK = """
UPDATE kernel_timer SET tries = tries + 1, problem = %s, retry_at = %s WHERE id = %s
"""


@dataclass(frozen=True, slots=True)
class Due:
    """A timer whose moment has come. `now` is when it acts: later than `due` by what it was held up."""

    subject: str
    clock: str
    rung: str
    due: datetime
    now: datetime
    details: dict[str, Any]


Act = Callable[[Sequence[Due]], Sequence[str | None]]
KINDS: dict[str, Act] = {}


def fires(kind: str) -> Callable[[Act], Act]:
    """Declare what a kind of timer does, to several at once and to no subject twice in one call.

    It writes in the transaction that marks the timers. For each it answers None when it has acted, else the reason
    why there was nothing to do: that timer is then void. When it raises, nothing of the call stays, and each is
    tried by itself.
    """

    def declare(act: Act) -> Act:
        KINDS[kind] = act
        return act

    return declare


def fire_due() -> Round:
    """Fire one batch of what is due, the longest overdue first."""
    moment = now()
    with transaction.atomic():
        leased = lease(moment)
        _mark(_act(leased, moment), moment)
    return Round(len(leased), None if leased else _next(moment))


def _act(leased: Sequence[Leased], moment: datetime) -> dict[int, str]:
    """What each timer that was dealt with came to, by id: the reason of a void one, empty for one that acted."""
    if not leased:
        return {}
    try:
        with reading_for(_principal(leased)), transaction.atomic():
            answers = KINDS[leased[0].kind]([_due(row, moment) for row in leased])
    except Exception as error:  # noqa: BLE001  whatever goes wrong is kept with the timer
        if len(leased) == 1:
            _put_back(leased[0], error, moment)
            return {}
        LOG.warning("timers of the kind %s: %r; each by itself now", leased[0].kind, error)
        return {key: reason for row in leased for key, reason in _act([row], moment).items()}
    return {row.id: reason or "" for row, reason in zip(leased, answers, strict=True)}


def _principal(leased: Sequence[Leased]) -> Principal:
    """Timers act on the contracts that they happen under; one that names none acts everywhere."""
    contracts = {row.contract for row in leased}
    part = Principal.part(f"timers {leased[0].kind}")
    return part if None in contracts else Principal.on(part.name, filter(None, contracts))


def _due(row: Leased, moment: datetime) -> Due:
    return Due(row.subject, row.clock, row.rung, row.due_at, moment, row.details)


def _mark(outcomes: dict[int, str], moment: datetime) -> None:
    if outcomes:
        values: dict[str, Any] = {"ids": list(outcomes), "reasons": list(outcomes.values()), "moment": moment}
        with connection.cursor() as cursor:
            cursor.execute(MARK, values)


def _put_back(row: Leased, error: Exception, moment: datetime) -> None:
    """What fails is left as it was, says why, and is tried again after a pause that grows."""
    LOG.error("timer %s %s of %s failed", row.clock, row.rung, row.subject, exc_info=error)
    wait = timedelta(seconds=min(FIRST_WAIT * 2 ** min(row.tries, 16), LONGEST_WAIT))
    with connection.cursor() as cursor:
        cursor.execute(PUT_BACK, [repr(error)[:1000], moment + wait, row.id])


def _next(moment: datetime) -> datetime | None:
    """When to look again: at the next timer; soon where one is due already and somebody else has it in hand."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT)
        row = cursor.fetchone()
    return max(row[0], moment + HELD_ELSEWHERE) if row else None
