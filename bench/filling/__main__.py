"""`python -m bench.filling CASES`: fill the installation of MAINSTAY_STATE, as owner, and tell what there is."""

import json
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime
from itertools import islice
from multiprocessing import get_context
from typing import Any
from uuid import UUID

import django

from mainstay.kernel.fence import serve

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mainstay.config.settings")
os.environ["MAINSTAY_DATABASE_ROLE"] = "owner"
django.setup()
serve("filling")

from django.conf import settings  # noqa: E402  models can only be imported after setup
from django.db import connection  # noqa: E402  after setup, as above

from bench.filling.contract import CODES, TEXT  # noqa: E402  after setup, as above
from bench.filling.copying import Share, Work, write_cases  # noqa: E402  after setup, as above
from bench.filling.patterns import write_patterns  # noqa: E402  after setup, as above
from mainstay.contracts.public import load_contract  # noqa: E402  after setup, as above
from mainstay.desk.public import check_cases  # noqa: E402  after setup, as above
from mainstay.directory.public import RoleName, find_person, grant_role  # noqa: E402  after setup, as above

ROLES = {"contact": RoleName.CUSTOMER_CONTACT, "engineer": RoleName.VENDOR_ENGINEER, "expert": RoleName.VENDOR_EXPERT}
BEGIN = datetime(2024, 1, 2, tzinfo=UTC)
OPEN_SHARE, OWN_CONTRACTS, SAMPLE = 0.025, 12, 10
TABLES = ("kernel_ledgerentry", "desk_case")
INDEXES = """
SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index i
LEFT JOIN pg_constraint c ON c.conindid = i.indexrelid
WHERE indrelid = ANY(%s::regclass[]) AND c.oid IS NULL
"""


def main() -> None:
    """Load the contracts, write the patterns and their copies, and check some of them by replaying."""
    wanted, began, now = int(sys.argv[1]), time.monotonic(), datetime.now(UTC).replace(microsecond=0)
    contracts = {code: load_contract(TEXT.format(code=code), actor=None, now=BEGIN).contract_id for code in CODES}
    people = {login: _person(login) for login in ROLES}
    for login, role in ROLES.items():
        for code in CODES[:OWN_CONTRACTS]:
            grant_role(people[login], role=role, contract_id=contracts[code], since=BEGIN)
    patterns = write_patterns(contracts["M01"], people, now=now)
    shares = _shares(contracts, wanted, len(patterns))
    works = [Work(connection_address(), patterns, shares[part::2], BEGIN, now) for part in (0, 1)]
    indexes = _drop_indexes()
    try:
        with ProcessPoolExecutor(len(works), mp_context=get_context("spawn"), initializer=django.setup) as pool:
            for last in pool.map(write_cases, works):
                _note_numbers(last, contracts)
    finally:
        _make_indexes(indexes)
    print(json.dumps(_told(began)))


def connection_address() -> str:
    """The owner's address of the database."""
    return str(settings.FOUND.owner)


def _person(login: str) -> UUID:
    found = find_person(login)
    if found is None:
        raise LookupError(f"the demonstration has no {login}")
    return found


def _shares(contracts: dict[str, UUID], wanted: int, patterns: int) -> list[Share]:
    """A few contracts have many cases and many have few, as it is."""
    weights = [place**-0.7 for place in range(1, len(CODES) + 1)]
    counts = [round(wanted * weight / sum(weights)) for weight in weights]
    return [
        Share(contracts[code], code, round(count * (1 - OPEN_SHARE)), round(count * OPEN_SHARE), _taken(code, patterns))
        for code, count in zip(CODES, counts, strict=True)
    ]


def _taken(code: str, patterns: int) -> dict[int, int]:
    return {2024: patterns} if code == "M01" else {}


def _drop_indexes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(INDEXES, [list(TABLES)])
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f"DROP INDEX {name}")
    return [definition for _, definition in found]


def _make_indexes(definitions: list[str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for definition in definitions:
            cursor.execute(definition)
        for table in TABLES:
            cursor.execute(f"VACUUM (ANALYZE) {table}")


def _note_numbers(last: dict[tuple[str, int], int], contracts: dict[str, UUID]) -> None:
    statement = """
    INSERT INTO desk_casenumber (contract_id, year, last) VALUES (%s, %s, %s)
    ON CONFLICT (contract_id, year) DO UPDATE SET last = excluded.last
    """
    with connection.cursor() as cursor:
        cursor.executemany(statement, [(contracts[code], year, number) for (code, year), number in last.items()])


def _told(began: float) -> dict[str, Any]:
    """What there is, and what replaying a sample by the product's own check says of it."""
    seconds = time.monotonic() - began
    checked = list(islice(check_cases(), SAMPLE))
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), sum(seq), count(*) FILTER (WHERE closed_at IS NULL) FROM desk_case")
        cases, entries, still = cursor.fetchone()
        cursor.execute("SELECT pg_database_size(current_database())")
        size = cursor.fetchone()[0]
    return {
        "cases": cases,
        "open": still,
        "entries": int(entries),
        "seconds": round(seconds),
        "megabytes": size // 2**20,
        "replayed": sum(batch.cases for batch in checked),
        "findings": sum(len(batch.findings) for batch in checked),
    }


if __name__ == "__main__":
    main()
