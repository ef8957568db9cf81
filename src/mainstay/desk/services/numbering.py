"""Numbers of cases: contract code, year of the report in the contract's zone, running number without gaps."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from mainstay.desk.queries.terms import Pinned

NEXT = """
INSERT INTO desk_casenumber (contract_id, year, last) VALUES (%s, %s, %s)
ON CONFLICT (contract_id, year) DO UPDATE SET last = desk_casenumber.last + excluded.last RETURNING last
"""


def next_number(pinned: Pinned, reported_at: datetime) -> str:
    """The next number, such as A-2026-00001; its counter stays locked until the transaction ends."""
    year = year_of(pinned, reported_at)
    return written_number(pinned.code, year, draw(pinned.contract_id, year, 1))


def draw(contract_id: UUID, year: int, count: int) -> int:
    """Draw `count` numbers at once; the last of them is returned."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [contract_id, year, count])
        return int(cursor.fetchone()[0])


def year_of(pinned: Pinned, reported_at: datetime) -> int:
    """The year that a report counts in."""
    return reported_at.astimezone(ZoneInfo(pinned.timezone)).year


def written_number(code: str, year: int, running: int) -> str:
    """The written form of a number."""
    return f"{code}-{year}-{running:05d}"
