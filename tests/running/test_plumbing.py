"""The databases that tests get: own, migrated, and used as the runtime role."""

from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, connections

from tests.plumbing.databases import FreshDatabase


def current_role() -> str:
    """The role that Django's default connection is signed in as; closes it, for use in threads."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SELECT current_user")
        found = str(cursor.fetchone()[0])
    connections["default"].close()
    return found


@pytest.mark.django_db
def test_tests_run_as_the_runtime_role() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user, (SELECT rolsuper FROM pg_roles WHERE rolname = current_user)")
        role, is_superuser = cursor.fetchone()
    assert role.endswith("_runtime")
    assert is_superuser is False


def test_a_fresh_database_serves_all_threads(fresh_database: FreshDatabase) -> None:
    with ThreadPoolExecutor(2) as pool:
        roles = {future.result() for future in [pool.submit(current_role) for _ in range(2)]}
    assert roles == {current_role()}
    assert roles.pop().endswith("_runtime")


@pytest.mark.parametrize("statement", ["UPDATE {} SET {key} = {key}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_runtime_role_may_only_add_to_the_ledger(fresh_database: FreshDatabase, statement: str) -> None:
    keys = {model._meta.db_table: model._meta.pk.column for model in apps.get_models()}
    for table in settings.APPEND_ONLY_TABLES:
        with psycopg.connect(fresh_database.runtime) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
            session.execute(statement.format(table, key=keys[table]).encode())


def test_the_runtime_role_may_not_make_tables(fresh_database: FreshDatabase) -> None:
    with psycopg.connect(fresh_database.runtime) as session, pytest.raises(psycopg.errors.InsufficientPrivilege):
        session.execute("CREATE TABLE mine (id int)")
