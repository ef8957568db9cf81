"""A ledger from before: its payloads are sealed in batches, interrupted or not, and every hash still holds."""

import json
from datetime import UTC, datetime
from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from mainstay.kernel.entries import Draft, Entry, Head, check_chain, seal
from mainstay.kernel.ledger import append, read_stream, write
from tests.plumbing.databases import FreshDatabase, default_connection

NOON = datetime(2026, 10, 1, 4, tzinfo=UTC)
WORDS = "三号机房门禁密码为八六七二"
TYPES = """
SELECT column_name, data_type, is_nullable FROM information_schema.columns
WHERE table_name = 'kernel_ledgerentry' AND column_name IN ('payload', 'sealed')
"""
sealing: Any = import_module("mainstay.kernel.migrations.0010_ledger_is_sealed")


def run(statement: str, values: Any = None) -> list[tuple[object, ...]]:
    """One statement as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def ledger_of_before(count: int) -> tuple[Entry, ...]:
    """Entries without salts, their payloads in clear beside them."""
    drafts = [
        Draft("commented", NOON, None, "陈立恒", "vendor_engineer", "vendor", {"note": f"{WORDS} {n}", "count": n})
        for n in range(count)
    ]
    entries = seal("case:1", Head(), drafts, recorded_at=NOON)
    write(entries)
    run(sealing.OPEN)
    run("ALTER TABLE kernel_ledgerentry DROP COLUMN payload, ADD COLUMN payload jsonb")
    for entry in entries:
        run("UPDATE kernel_ledgerentry SET payload = %s WHERE seq = %s", [json.dumps(dict(entry.payload)), entry.seq])
    run("ALTER TABLE kernel_ledgerentry ALTER COLUMN payload SET NOT NULL")
    run(sealing.CLOSE)
    return entries


@pytest.mark.req("A-24", "E-18")
@pytest.mark.parametrize("done", [0, 1, 3])
def test_a_ledger_of_before_is_sealed_where_it_was_left(
    fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    monkeypatch.setattr(sealing, "BATCH", 2)
    with default_connection(fresh_database.owner):
        entries, last = ledger_of_before(5), 0
        assert run("SELECT count(*) FROM kernel_ledgerentry WHERE payload::text LIKE %s", [f"%{WORDS}%"]) == [(5,)]
        run(sealing.ADD)
        for _ in range(done):
            last = sealing._seal_batch(last)
        for _ in range(2):  # a second run finds nothing to do
            sealing.seal(None, None)
        assert run(TYPES) == [("payload", "bytea", "NO")]
        assert read_stream("case:1") == entries
        newer = append("case:1", Head(5, entries[-1].hash), [Draft("a", NOON, None, "", "", "", {})], recorded_at=NOON)
        assert check_chain(read_stream("case:1"), Head(6, newer[-1].hash)) is None
        assert run("SELECT count(*) FROM kernel_ledgerentry e WHERE e::text LIKE %s", [f"%{WORDS}%"]) == [(0,)]
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            run("UPDATE kernel_ledgerentry SET payload = ''")
