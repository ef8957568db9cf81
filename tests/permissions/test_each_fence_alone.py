"""Either fence holds by itself: the walk with row level security alone, and with the queries' conditions alone."""

from collections.abc import Iterator

import pytest
from django.db import ProgrammingError, transaction
from pytest_django import Settings

from mainstay.config.databases import url_parts, with_parts
from mainstay.config.permissions import TABLE
from mainstay.config.roles import connect
from mainstay.directory.public import Actor, actors
from mainstay.directory.rules import Grant
from mainstay.kernel.permissions import Reach
from tests.plumbing.databases import FreshDatabase, run_databases
from tests.snapshots.call import Call
from tests.snapshots.calls import CALLS
from tests.snapshots.unit_calls import NAME
from tests.snapshots.world import World

from .fenced import TOLD_BY_OPEN_TABLES
from .people import Somebody, answer_to, everybody, peopled_world
from .test_walk import judge, proved_apart

UNFENCE = """
DO $$ DECLARE one record; BEGIN
    FOR one IN SELECT relname FROM pg_class WHERE relrowsecurity LOOP
        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', one.relname);
    END LOOP;
    FOR one IN SELECT viewname, left(viewname, -5) AS seen FROM pg_views WHERE viewname LIKE '%\\_seen' LOOP
        EXECUTE format('CREATE OR REPLACE VIEW %I AS SELECT * FROM %I', one.viewname, one.seen);
    END LOOP;
END $$
"""
FENCED = "SELECT count(*) FROM pg_class WHERE relrowsecurity"


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


@pytest.fixture
def queries_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first fence lies down: every query takes everybody for one who sees all, every role counts everywhere."""
    monkeypatch.setattr(actors, "sees_everything", sees_everything)
    monkeypatch.setattr(actors, "roles_on", all_roles)


def sees_everything(grants: tuple[Grant, ...]) -> bool:
    return True


def all_roles(actor: Actor, contract_id: object) -> tuple[Grant, ...]:
    return actor.grants


def leak(world: World, call: Call, who: Somebody) -> str:
    """What is told of the contract that the call is about to who holds his role on another one only."""
    try:
        status, content = answer_to(world, call, who)
    except ProgrammingError as error:  # what would be written into the other contract
        return "" if "row-level security" in str(error) else str(error)
    given = str(call.body(world))
    told = [name for name in ("T-20", world.contract, NAME) if name.encode() in content and name not in given]
    return f"{status} names {told}" if told else ""


def walked() -> Iterator[tuple[Call, Somebody]]:
    for call in CALLS:
        if call.operation in TOLD_BY_OPEN_TABLES or TABLE.of(call.operation).reach is Reach.ANYBODY:
            continue
        yield from ((call, who) for who in everybody() if who.place == "other" and not proved_apart(call, who))


@pytest.mark.django_db
def test_row_level_security_alone_tells_nothing_of_another_contract(queries_open: None) -> None:
    world = peopled_world()
    leaks = [f"{call.operation} by {who.login}: {told}" for call, who in walked() if (told := leak(world, call, who))]
    assert not leaks, "\n".join(leaks)


def test_the_queries_alone_answer_as_the_table_says(fresh_database: FreshDatabase) -> None:
    name = str(url_parts(fresh_database.owner)["dbname"])
    with connect(with_parts(run_databases()["admin"], dbname=name)) as session:
        session.execute(UNFENCE.encode())
        assert session.execute(FENCED).fetchone() == (0,)
    with transaction.atomic():
        world = peopled_world()
        wrong = [
            f"{call.operation} by {who.login}: {told}"
            for call in CALLS
            for who in everybody()
            if who.place == "other" and (told := judge(world, call, who))
        ]
        transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
