"""Cases and their index from before: sealed and made blind in batches, and found as they were."""

from importlib import import_module
from typing import Any

import pytest
from django.db import connection, transaction
from pytest_django import Settings

from mainstay.desk.public import refresh_texts
from mainstay.kernel.sealing import moving
from mainstay.kernel.text import grams_of, initial_grams, reading_grams, spell
from tests.plumbing.databases import FreshDatabase, default_connection
from tests.snapshots.world import World

BEFORE = """
DROP VIEW desk_searchtext_seen; DROP INDEX desk_searchtext_grams;
ALTER TABLE desk_searchtext RENAME COLUMN grams TO numbers;
ALTER TABLE desk_searchtext ADD COLUMN text text NOT NULL DEFAULT '', ADD COLUMN grams text[] NOT NULL DEFAULT '{}';
DELETE FROM desk_searchtext WHERE kind NOT IN ('case', 'people');
UPDATE desk_searchtext SET numbers = '{}', text_index = ''
"""
FILL = """
UPDATE desk_searchtext t SET text = %s, grams = %s FROM desk_case c
WHERE c.id = t.case_id AND c.number = %s AND t.kind = %s
"""
INDEX = """
SELECT c.number, t.kind, t.text_index, t.{grams} FROM desk_searchtext t JOIN desk_case c ON c.id = t.case_id
WHERE c.number = ANY(%s) AND t.kind IN ('case', 'people') ORDER BY 1, 2
"""
SHOWN = "SELECT string_agg(c::text, '') FROM desk_case c"
CLEAR = """
UPDATE desk_case SET title = %s, description = '无', reporter = '{"name": "王芳"}' WHERE number = %s
"""


def run(statement: str, values: Any = None) -> list[tuple[Any, ...]]:
    """One statement as the owner."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


@pytest.fixture
def world(fresh_database: FreshDatabase, settings: Settings) -> World:
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"
    with transaction.atomic():
        return World()


@pytest.mark.req("A-24")
def test_grams_of_before_become_those_of_today(
    world: World, fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    blinding = import_module("mainstay.desk.migrations.0019_grams_are_blind")
    monkeypatch.setattr(blinding, "BATCH", 2)
    list(refresh_texts())
    with default_connection(fresh_database.owner):
        today = run(INDEX.format(grams="grams"), [world.cases])
        run(BEFORE)
        for number, case in enumerate(world.cases, start=1):
            title, people = f"第 {number} 次报修", "contact"
            text = spell(f"{case}\n{title}")
            run(FILL, [text, sorted(grams_of(text) | initial_grams(title)), case, "case"])
            run(FILL, [people, sorted(grams_of(people) | reading_grams(people)), case, "people"])
        blinding.blind_batch(0)  # broken off after the first batch
        for _ in range(2):
            blinding.blind_all(None, None)
        assert (run(INDEX.format(grams="numbers"), [world.cases]), len(today)) == (today, 6)


@pytest.mark.req("A-24")
def test_cases_of_before_are_sealed_once_and_read_as_they_did(
    world: World, fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moving, "BATCH", 2)
    sealing = import_module("mainstay.desk.migrations.0017_cases_are_sealed")
    with default_connection(fresh_database.owner):
        for number, case in enumerate(world.cases):
            run(CLEAR, [f"网络中断{number}", case])
        assert "网络中断" in run(SHOWN)[0][0]
        sealing.seal(None, None)
        before = run(SHOWN)
        sealing.seal(None, None)
        assert (run(SHOWN), "网络中断" in before[0][0]) == (before, False)
    rows = world.call("engineer", "GET /api/desk/cases?order=newest")["items"]
    titles = {row["number"]: row["title"] for row in rows}
    assert [titles[case] for case in world.cases] == [f"网络中断{number}" for number in range(3)]
