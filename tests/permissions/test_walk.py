"""Every operation of the API, called by every role on its own and another's contract, answers as the table says."""

import json
from uuid import UUID

import pytest
from pytest_django import Settings

from mainstay.config.permissions import TABLE
from mainstay.directory.public import RoleName, find_person, grant_role
from mainstay.kernel.permissions import Reach
from mainstay.kernel.time import now
from tests.snapshots.call import Call
from tests.snapshots.calls import CALLS
from tests.snapshots.test_query_counts import operations
from tests.snapshots.unit_calls import NAME
from tests.snapshots.world import World
from tools.schema import SNAPSHOT

from .people import OTHER, REFUSED, Somebody, answer_to, everybody, expected, peopled_world


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


def test_every_operation_stands_in_the_table() -> None:
    assert operations() - TABLE.operations == set(), "list them in rules/permissions.py of their module"
    assert TABLE.operations - operations() == set(), "the table lists operations that the API does not have"


def test_operations_are_open_to_strangers_where_the_table_says_so_only() -> None:
    paths = json.loads(SNAPSHOT.read_text(encoding="utf-8"))["paths"]
    asking = {
        f"{verb.upper()} {path}"
        for path, verbs in paths.items()
        for verb, operation in verbs.items()
        if {"SignedIn": []} in operation.get("security", [])
    }
    assert operations() - asking == {one for row in TABLE if row.reach is Reach.ANYBODY for one in row.operations}


@pytest.mark.req("A-47")
@pytest.mark.django_db
def test_every_role_is_answered_as_the_table_says_and_sees_nothing_of_another_contract() -> None:
    world = peopled_world()
    wrong = [
        f"{call.operation} by {who.login}: {told}"
        for call in CALLS
        for who in everybody()
        if (told := judge(world, call, who))
    ]
    assert not wrong, "\n".join(wrong)


def proved_apart(call: Call, who: Somebody) -> bool:
    """One's own account asks for passwords and keys of one's own: its tests prove that, here only that it asks who."""
    return call.operation.split(" ")[1].startswith("/api/account/") and (
        TABLE.of(call.operation).reach is Reach.ANYBODY
        or (TABLE.of(call.operation).reach is Reach.PERSON and who.place != "stranger")
    )


def judge(world: World, call: Call, who: Somebody) -> str:
    """What is wrong with the answer to one call; empty when it is as the table says."""
    if proved_apart(call, who):
        return ""
    foretold = expected(call, world, TABLE.of(call.operation), who)
    status, content = answer_to(world, call, who)
    refused = {status} & REFUSED or None
    if refused != foretold or status >= 500:
        return f"{status} instead of {foretold or 'being let through'}"
    named = [name for name in ("T-20", world.contract, NAME) if name.encode() in content]
    if not named or who.place in {"own", "all"} or TABLE.of(call.operation).reach is Reach.ANYBODY:
        return ""
    given = str(call.body(world))  # what the caller has named himself may be named to him
    leaked = [name for name in named if name not in given]
    return f"names {leaked}" if leaked else ""


@pytest.mark.django_db
def test_a_role_counts_where_it_is_held_and_nowhere_else() -> None:
    world = World()
    other = str(world.call("admin", "POST /api/contracts", OTHER)["id"])
    world.add_person("both", RoleName.CUSTOMER_CONTACT, world.contract)
    grant_role(find_person("both") or UUID(int=0), role=RoleName.VENDOR_SEAT, contract_id=UUID(other), since=now())
    address = "/api/intake/contracts/{}/contacts"
    statuses = [world.clients["both"].get(address.format(one)).status_code for one in (world.contract, other)]
    assert statuses == [404, 200]
