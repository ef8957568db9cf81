"""Two people at one case, and many at one counter: each in a session of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from mainstay.desk.models import Case
from mainstay.desk.public import Act, Order, check_cases
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import read_stream
from tests.plumbing.databases import FreshDatabase

from .make import Desk, make_desk


def _confirm(desk: Desk, case: Case, barrier: Barrier) -> str:
    barrier.wait()
    try:
        desk.order(case, Order(Act.RESPOND, expected_seq=1), role="vendor_engineer", at=5)
    except Refused as refused:
        return refused.code
    finally:
        connection.close()
    return "done"


def test_of_two_writers_one_is_told_to_look_again(fresh_database: FreshDatabase) -> None:
    desk = make_desk()
    case = desk.open()
    barrier = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        said = list(pool.map(lambda _: _confirm(desk, case, barrier), range(2)))
    assert sorted(said) == ["done", "stale"]
    assert [entry.kind for entry in read_stream(case.stream)] == ["reported", "responded"]
    assert [finding for batch in check_cases() for finding in batch.findings] == []


def _open(desk: Desk) -> str:
    try:
        return desk.open().number
    finally:
        connection.close()


@pytest.mark.usefixtures("fresh_database")
def test_numbers_stay_unique_and_without_gaps() -> None:
    desk = make_desk()
    with ThreadPoolExecutor(4) as pool:
        numbers = list(pool.map(lambda _: _open(desk), range(20)))
    assert sorted(numbers) == [f"T-2026-{number:05d}" for number in range(1, 21)]
