"""What is due, taken in hand by one worker for as long as its transaction lasts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

BATCH = 50
COLUMNS = "id, kind, subject, clock, rung, due_at, details, tries, contract_id"
DUE = "state = 'pending' AND COALESCE(retry_at, due_at) <= %s"
LEASE = f"""
SELECT {COLUMNS} FROM kernel_timer WHERE {DUE}
ORDER BY COALESCE(retry_at, due_at), id LIMIT %s FOR UPDATE SKIP LOCKED
"""  # noqa: S608  fixed words
CLAIM = """
SELECT key FROM unnest(%s::text[]) AS key WHERE pg_try_advisory_xact_lock(hashtextextended(key, 0))
"""
FIRST = f"""
SELECT DISTINCT ON (subject) id FROM kernel_timer WHERE subject = ANY(%s) AND {DUE}
ORDER BY subject, due_at, id
"""  # noqa: S608  fixed words


@dataclass(frozen=True, slots=True)
class Leased:
    """A due timer that nobody else has in hand."""

    id: int
    kind: str
    subject: str
    clock: str
    rung: str
    due_at: datetime
    details: dict[str, Any]
    tries: int
    contract: UUID | None


def lease(moment: datetime) -> list[Leased]:
    """Timers of one kind that are to fire now, one a subject, the longest overdue first.

    Rows that another worker has locked are passed over, and so are subjects that somebody else has in hand: a
    follower that derives them anew, or a worker that fires an earlier timer of theirs.
    """
    with connection.cursor() as cursor:
        cursor.execute(LEASE, [moment, BATCH])
        rows = [_leased(row) for row in cursor.fetchall()]
        if not rows:
            return []
        wanted = first_of_each([row for row in rows if row.kind == rows[0].kind])
        cursor.execute(CLAIM, [sorted(row.subject for row in wanted)])
        claimed = [row[0] for row in cursor.fetchall()]
        cursor.execute(FIRST, [claimed, moment])
        firsts = {row[0] for row in cursor.fetchall()}
    return [row for row in wanted if row.id in firsts]


def first_of_each(rows: Sequence[Leased]) -> list[Leased]:
    """The row of each subject that is due first."""
    found: dict[str, Leased] = {}
    for row in sorted(rows, key=lambda row: (row.due_at, row.id)):
        found.setdefault(row.subject, row)
    return list(found.values())


def _leased(row: Sequence[Any]) -> Leased:
    key, kind, subject, clock, rung, due_at, details, tries, contract = row
    return Leased(key, kind, subject, clock, rung, due_at, json.loads(details), tries, contract)
