"""A session that one request has used tells the next one nothing: pooled, after a failure, between pieces."""

import threading
from collections.abc import Iterator
from uuid import UUID

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ConnectionHandler
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from pytest_django import Settings

from mainstay.config.databases import django_database
from mainstay.config.fences import Fences
from mainstay.kernel.fence import NOBODY, STRANGER, Principal, become, principal, reading_for
from tests.plumbing.databases import FreshDatabase
from tests.snapshots.world import World

COUNT = "SELECT count(*) FROM desk_case"
SOMEBODY = Principal.everywhere("somebody")


def test_one_session_of_a_pool_serves_one_after_the_other_and_tells_none_of_the_others_rows(
    fresh_database: FreshDatabase, settings: Settings
) -> None:
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"
    with transaction.atomic():
        contract = UUID(World().contract)
    pool = {"min_size": 1, "max_size": 1}
    pooled = ConnectionHandler({"default": {}, "pooled": django_database(fresh_database.runtime, pool=pool)})
    asked = [SOMEBODY, NOBODY, Principal.on("engineer", [contract]), NOBODY, SOMEBODY]
    found = [in_a_thread(pooled, somebody) for somebody in asked]
    with connection.cursor() as cursor:
        cursor.execute(COUNT)
        every = cursor.fetchone()[0]
    assert len({backend for backend, _ in found}) == 1
    assert [count for _, count in found] == [every, 0, every, 0, every]
    pooled["pooled"].close_pool()  # type: ignore[attr-defined]  # of the PostgreSQL backend


def test_a_session_that_the_server_has_ended_is_replaced_before_anybody_asks(fresh_database: FreshDatabase) -> None:
    pool = {"min_size": 2, "max_size": 2}
    pooled = ConnectionHandler({"default": {}, "pooled": django_database(fresh_database.runtime, pool=pool)})
    first, _ = in_a_thread(pooled, NOBODY)
    with psycopg.connect(fresh_database.runtime, autocommit=True) as other:
        ended = other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE usename = current_user AND datname = current_database() AND pid <> pg_backend_pid()"
        )
        assert ended.fetchall() == [(True,), (True,)]

    second, _ = in_a_thread(pooled, NOBODY)

    assert second != first
    pooled["pooled"].close_pool()  # type: ignore[attr-defined]  # of the PostgreSQL backend


def in_a_thread(pooled: ConnectionHandler, somebody: Principal) -> tuple[int, int]:
    """The server's process and the rows that a thread finds which takes the session for somebody and gives it back."""
    found: list[tuple[int, int]] = []

    def work() -> None:
        with reading_for(somebody), pooled["pooled"].cursor() as cursor:
            cursor.execute(f"SELECT pg_backend_pid(), ({COUNT})")
            found.append(cursor.fetchone())
        pooled["pooled"].close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return found[0]


def test_a_request_that_fails_leaves_nobody_behind() -> None:
    before = principal()

    def fail(request: HttpRequest) -> HttpResponseBase:
        assert principal() == STRANGER
        become(SOMEBODY)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        Fences(fail)(HttpRequest())
    assert principal() == before


def test_pieces_of_an_answer_are_read_for_who_asked_and_nothing_between_them() -> None:
    def pieces() -> Iterator[bytes]:
        yield principal().name.encode()
        yield principal().name.encode()

    def answer(request: HttpRequest) -> HttpResponseBase:
        become(SOMEBODY)
        return StreamingHttpResponse(pieces())

    before = principal()
    response = Fences(answer)(HttpRequest())
    assert isinstance(response, StreamingHttpResponse)
    assert [(piece, principal()) for piece in response] == [(b"somebody", before)] * 2
    assert Fences(lambda request: HttpResponse(principal().name))(HttpRequest()).status_code == 200
