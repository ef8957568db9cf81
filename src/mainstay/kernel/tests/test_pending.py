"""What is still to happen, page by page: in order, by kind and contract, and as cheap among many as among few."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch
from uuid import UUID

import psycopg
import pytest
from django.db import connection

from mainstay.kernel.paging import Place
from mainstay.kernel.timers import Pending, Wanted, derive, pending, pending_timers
from tests.plumbing.databases import FreshDatabase

NINE = datetime(2026, 10, 12, 1, 0, tzinfo=UTC)
OURS, THEIRS = UUID(int=1), UUID(int=2)
MANY, CONTRACTS = 60_000, 30
FILL = f"""
INSERT INTO kernel_timer
(kind, subject, clock, rung, due_at, details, contract_id, state, void_reason, tries, problem, fired_at, late_ms)
SELECT 'kind' || n %% 7, 'case:' || n, 'c', 'r', %(nine)s + n * interval '1 minute', '{{}}',
('00000000-0000-0000-0000-' || lpad((n %% {CONTRACTS})::text, 12, '0'))::uuid,
CASE WHEN n < {MANY // 2} THEN 'fired' ELSE 'pending' END, '', 0, '', %(nine)s, 0
FROM generate_series(1, {MANY}) AS n
"""


def want(kind: str, minute: int, contract: UUID | None = OURS) -> Wanted:
    return Wanted(kind, "clock", f"{kind}{minute}", NINE + timedelta(minutes=minute), contract=contract)


def rungs(found: Sequence[Pending]) -> list[str]:
    return [one.rung for one in found]


@pytest.mark.django_db
def test_they_come_in_order_of_the_kinds_and_contracts_that_are_asked_for() -> None:
    derive({"case:a": [want("b", 3), want("a", 1)], "case:b": [want("a", 2, THEIRS), want("c", 0, None)]}, reasons={})
    kinds = ("a", "b", "c")
    assert rungs(pending_timers(kinds, limit=9)) == ["c0", "a1", "a2", "b3"]
    assert rungs(pending_timers(kinds, contracts=[OURS], limit=9)) == ["a1", "b3"]
    assert rungs(pending_timers(["a"], contracts=[THEIRS, OURS], limit=9)) == ["a1", "a2"]
    assert rungs(pending_timers(kinds, subject="case:a", limit=9)) == ["a1", "b3"]
    assert rungs(pending_timers(kinds, subject="case:a", contracts=[THEIRS], limit=9)) == []
    assert pending_timers(kinds, contracts=[], limit=9) == pending_timers([], limit=9) == ()


@pytest.mark.django_db
def test_a_page_begins_after_a_place_and_ends_at_a_moment() -> None:
    derive({"case:a": [want("a", 1), want("b", 1), want("a", 2)]}, reasons={})
    first, second, third = pending_timers(["a", "b"], limit=9)
    assert pending_timers(["a", "b"], after=first.place, limit=1) == (second,)
    assert pending_timers(["a", "b"], after=second.place, limit=9) == (third,)
    assert pending_timers(["a", "b"], after=Place(first.due, UUID(int=2**127)), limit=9) == (third,)
    assert pending_timers(["a", "b"], until=second.due, limit=9) == (first, second)


@pytest.mark.django_db
def test_what_has_fired_or_is_void_is_not_still_to_happen() -> None:
    derive({"case:a": [want("a", 1)]}, reasons={})
    derive({"case:a": [want("a", 2)]}, reasons={"case:a": "resolved"})
    assert rungs(pending_timers(["a"], limit=9)) == ["a2"]


def pages_read(**asked: Any) -> int:
    """The pages of the database that one page of the list takes."""
    found: list[int] = []

    def explain(statement: str, values: dict[str, Any]) -> tuple[Pending, ...]:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", values)
            answer = cursor.fetchone()[0]
        plan = (json.loads(answer) if isinstance(answer, str) else answer)[0]["Plan"]
        found.append(plan["Shared Hit Blocks"] + plan["Shared Read Blocks"])
        return ()

    with patch.object(pending, "_read", explain):
        pending_timers(**asked)
    return found[0]


def test_a_page_reads_few_pages_of_the_database_among_many(fresh_database: FreshDatabase) -> None:
    with psycopg.connect(fresh_database.owner, autocommit=True) as session:
        session.execute(FILL.encode(), {"nine": NINE})
        session.execute("VACUUM (ANALYZE) kernel_timer")
    kinds = [f"kind{number}" for number in range(7)]
    deep = Place(NINE + timedelta(minutes=MANY - 100), UUID(int=0))
    five = [UUID(int=number) for number in range(5)]
    for after in (None, deep):
        assert pages_read(kinds=kinds, after=after, limit=10) < 7 * 20
        assert pages_read(kinds=kinds[:1], after=after, limit=10) < 20
        assert pages_read(kinds=kinds, contracts=five, after=after, limit=10) < 5 * 7 * 20
    assert pages_read(kinds=kinds, subject=f"case:{MANY - 1}", limit=10) < 10
    assert len(pending_timers(kinds, contracts=five, limit=10)) == 10
