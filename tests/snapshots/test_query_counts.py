"""How many queries each operation of the API makes: a number that grows is seen before it is felt.

`MAINSTAY_REWRITE=1 .venv/bin/pytest -n0 tests/snapshots/test_query_counts.py` writes the numbers anew.
"""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from tools.schema import SNAPSHOT

from .call import Call
from .calls import CALLS
from .world import World

pytestmark = pytest.mark.usefixtures("ways_out")
COUNTS = Path(__file__).parent / "query_counts.json"


@pytest.fixture
def ways_out(settings: Settings) -> None:
    """Codes can leave; nobody carries them. The provider of the world is on this machine."""
    settings.SMS_GATEWAY, settings.ADDRESS = "sms.yaml", "https://desk.example"
    settings.OUTGOING_ALLOW = ["127.0.0.1"]


@contextmanager
def alone() -> Iterator[None]:
    """The transaction around a test counts for none: rows are locked in one of the operation's own, as for people."""
    around = len(connection.savepoint_ids)
    is_outside = patch.object(connection, "get_autocommit", lambda: len(connection.savepoint_ids) == around)
    with is_outside, patch.object(connection, "_savepoint_allowed", lambda: True):
        yield


def count(world: World, call: Call) -> int:
    """The queries of one call; what it wrote is undone, also in the browser that has called."""
    client = world.clients[call.login]
    kept = deepcopy(client.cookies)
    with transaction.atomic(), CaptureQueriesContext(connection) as queries:
        order, body, headers = call.make(world)
        with alone():
            world.call(call.login, order, body, headers=headers)
        transaction.set_rollback(True)
    client.cookies = kept
    return len(queries)


def operations() -> set[str]:
    paths = json.loads(SNAPSHOT.read_text(encoding="utf-8"))["paths"]
    return {f"{verb.upper()} {path}" for path, verbs in paths.items() for verb in verbs}


def test_every_operation_is_counted() -> None:
    assert {call.operation for call in CALLS} == operations()


@pytest.mark.django_db
def test_query_counts_are_as_recorded() -> None:
    world = World()
    found = {call.operation: count(world, call) for call in sorted(CALLS, key=lambda call: call.operation)}
    if os.environ.get("MAINSTAY_REWRITE"):
        COUNTS.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    assert found == json.loads(COUNTS.read_text(encoding="utf-8"))


@pytest.mark.django_db
def test_lists_take_as_many_queries_for_more_rows() -> None:
    world = World()
    lists = [call for call in CALLS if call.is_list]
    before = {call.operation: count(world, call) for call in lists}
    world.grow()
    assert {call.operation: count(world, call) for call in lists} == before
