"""Every table is fenced by a policy or named as open with its reason; nobody's session finds a row in a fenced one."""

import re
from pathlib import Path

import psycopg
import pytest
from django.apps import apps
from django.db import connection, transaction
from pytest_django import Settings

from mainstay.config.roles import connect
from tests.plumbing.databases import FreshDatabase
from tests.snapshots.world import World

from .fenced import CLOSED_STREAMS, OPEN

FENCED = "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY relname"
POLICIES = "SELECT DISTINCT tablename FROM pg_policies WHERE cmd IN ('ALL', 'SELECT') ORDER BY tablename"
WINDOWS = "SELECT viewname FROM pg_views WHERE schemaname = 'public' ORDER BY viewname"
STREAMS = "SELECT proname FROM pg_proc WHERE starts_with(proname, 'kernel_sees_stream_')"
SOURCE = Path(__file__).parents[2] / "src" / "mainstay"
NAMING = re.compile(r'def \w*stream\w*\([^\n]*\n(?: +"""[^"]*"""\n)?\s+return f"(\w+):')
COLUMNS = """
SELECT column_name::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = %s ORDER BY 1
"""
WRITABLE = (
    "SELECT has_table_privilege(%s, 'INSERT') OR has_table_privilege(%s, 'UPDATE') OR has_table_privilege(%s, 'DELETE')"
)


def asked(question: str, values: list[str] | None = None) -> list[object]:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return [row[0] for row in cursor.fetchall()]


@pytest.mark.django_db
def test_every_table_is_fenced_or_named_as_open_with_its_reason() -> None:
    ours = {model._meta.db_table for model in apps.get_models() if model.__module__.startswith("mainstay.")}
    fenced = asked(FENCED)
    assert fenced == asked(POLICIES)
    assert ours - set(fenced) - set(OPEN) == set(), "fence them in a migration (kernel.fencing), or say why not"
    assert set(OPEN) & set(fenced) == set(), "these are fenced by now"
    assert set(OPEN) <= ours


@pytest.mark.django_db
def test_every_stream_of_the_ledger_is_there_for_who_sees_its_subject() -> None:
    """Who appends reads the end of a stream first: one that is hidden from him would begin anew."""
    sources = [path.read_text(encoding="utf-8") for path in SOURCE.rglob("*.py") if "tests" not in path.parts]
    streams = {prefix for text in sources for prefix in NAMING.findall(text)}
    assert {"case", "duty", "contacts"} <= streams
    fenced = {str(name).removeprefix("kernel_sees_stream_") for name in asked(STREAMS)}
    assert streams - fenced - set(CLOSED_STREAMS) == set(), "open them in a migration (kernel.fencing.fence_stream)"
    assert fenced - streams == set()


@pytest.mark.django_db
def test_windows_show_every_column_and_take_nothing() -> None:
    windows = [str(name) for name in asked(WINDOWS)]
    assert windows == ["desk_case_seen", "desk_searchtext_seen", "knowledge_knowledgetext_seen"]
    for name in windows:
        assert asked(COLUMNS, [name]) == asked(COLUMNS, [name.removesuffix("_seen")])
        assert asked(WRITABLE, [name] * 3) == [False]


def test_a_session_that_tells_nothing_sees_no_row(fresh_database: FreshDatabase, settings: Settings) -> None:
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"
    with transaction.atomic():
        World()
    tables = [str(name) for name in (*asked(FENCED), *asked(WINDOWS))]
    assert asked("SELECT count(*) > 0 FROM desk_case") == [True]
    with connect(fresh_database.runtime) as session:
        counts = {name: session.execute(f"SELECT count(*) FROM {name}".encode()).fetchone() for name in tables}
    assert counts == dict.fromkeys(tables, (0,))
    with connect(fresh_database.runtime) as session, pytest.raises(psycopg.Error, match="must be owner"):
        session.execute("ALTER TABLE desk_case DISABLE ROW LEVEL SECURITY")
