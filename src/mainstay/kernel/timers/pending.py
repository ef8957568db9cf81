"""What is still to happen, page by page in the order in which it is due."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from mainstay.kernel.paging import Place

LAST_ID = 2**63 - 1
COLUMNS = "id, kind, subject, clock, rung, due_at, contract_id, problem"
BEYOND = """
state = 'pending' AND (due_at, id) > (COALESCE(%(moment)s::timestamptz, '-infinity'), %(id)s)
AND due_at <= COALESCE(%(until)s::timestamptz, 'infinity')
"""
IN_ORDER = "ORDER BY due_at, id LIMIT %(most)s"
# Each contract and kind is read from its own place in an index: a page costs the same among a million as among ten.
OF_KINDS = f"""
SELECT timer.* FROM unnest(%(kinds)s::text[]) AS wanted (kind)
CROSS JOIN LATERAL (
    SELECT {COLUMNS} FROM kernel_timer WHERE kind = wanted.kind AND {BEYOND} {IN_ORDER}
) AS timer {IN_ORDER}
"""  # noqa: S608  fixed words
OF_CONTRACTS = f"""
SELECT timer.* FROM unnest(%(contracts)s::uuid[]) AS seen (contract_id)
CROSS JOIN unnest(%(kinds)s::text[]) AS wanted (kind)
CROSS JOIN LATERAL (
    SELECT {COLUMNS} FROM kernel_timer
    WHERE contract_id = seen.contract_id AND kind = wanted.kind AND {BEYOND} {IN_ORDER}
) AS timer {IN_ORDER}
"""  # noqa: S608  fixed words
OF_SUBJECT = f"""
SELECT {COLUMNS} FROM kernel_timer
WHERE subject = %(subject)s AND kind = ANY(%(kinds)s)
AND (%(contracts)s::uuid[] IS NULL OR contract_id = ANY(%(contracts)s::uuid[])) AND {BEYOND} {IN_ORDER}
"""  # noqa: S608  fixed words


@dataclass(frozen=True, slots=True)
class Pending:
    """A timer that has not acted yet; `problem` says why it failed when it was tried."""

    id: int
    kind: str
    subject: str
    clock: str
    rung: str
    due: datetime
    contract_id: UUID | None
    problem: str

    @property
    def place(self) -> Place:
        """Where it stands among everything that is due."""
        return Place(self.due, UUID(int=self.id))


def pending_timers(
    kinds: Collection[str],
    *,
    contracts: Collection[UUID] | None = None,
    subject: str = "",
    after: Place | None = None,
    until: datetime | None = None,
    limit: int,
) -> tuple[Pending, ...]:
    """Those of some kinds after a place and due until a moment; of these contracts, or of all for None; one query."""
    if not kinds or (contracts is not None and not contracts):
        return ()
    statement = OF_SUBJECT if subject else OF_KINDS if contracts is None else OF_CONTRACTS
    values = {
        "kinds": sorted(kinds),
        "contracts": None if contracts is None else sorted(contracts),
        "subject": subject,
        "moment": after.moment if after else None,
        "id": min(after.key.int, LAST_ID) if after else 0,
        "until": until,
        "most": limit,
    }
    return _read(statement, values)


def _read(statement: str, values: dict[str, Any]) -> tuple[Pending, ...]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: Sequence[Sequence[Any]] = cursor.fetchall()
    return tuple(Pending(*row) for row in rows)
