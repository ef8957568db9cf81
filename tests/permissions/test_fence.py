"""The second fence: the database itself shows a session the contracts only that it reads for."""

import threading
from uuid import UUID, uuid4

import pytest
from django.db import ProgrammingError, connection, transaction
from django.db.backends.utils import CursorWrapper
from pytest_django import Settings

from mainstay.desk.models import Case
from mainstay.kernel.fence import NOBODY, Principal, principal, reading_for
from mainstay.kernel.files import bind_files, store_bytes
from mainstay.kernel.models import StoredFile
from mainstay.kernel.time import now
from tests.snapshots.world import World

FENCED = ("desk_case", "desk_casenumber", "desk_catalogueload", "desk_note", "desk_searchtext")
WINDOWS = ("desk_case_seen", "desk_searchtext_seen")


@pytest.fixture(autouse=True)
def ways_out(settings: Settings) -> None:
    """The world sets up a gateway; it goes with the test."""
    settings.SMS_GATEWAY, settings.ADDRESS = "", "https://desk.example"


def rows(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM {table}")
        return int(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_session_sees_the_cases_of_its_contracts_and_nobody_sees_any() -> None:
    world = World()
    everything = rows("desk_case")
    assert everything > 0
    with reading_for(Principal.on("somebody", [UUID(world.contract)])):
        assert rows("desk_case") == everything
    with reading_for(Principal.on("somebody else", [uuid4()])):
        assert [rows(table) for table in (*FENCED, *WINDOWS)] == [0] * 7
    with reading_for(NOBODY):
        assert [rows(table) for table in (*FENCED, *WINDOWS)] == [0] * 7
    assert rows("desk_case") == everything


@pytest.mark.django_db
def test_nothing_is_written_into_a_contract_that_is_not_seen() -> None:
    world = World()
    ours, move = Principal.on("somebody", [UUID(world.contract)]), "UPDATE desk_case SET contract_id = %s"
    with reading_for(ours), connection.cursor() as cursor, pytest.raises(ProgrammingError, match="row-level security"):
        in_a_savepoint(cursor, move)
    with reading_for(NOBODY), connection.cursor() as cursor:
        cursor.execute(move, [uuid4()])
        assert cursor.rowcount == 0


def in_a_savepoint(cursor: CursorWrapper, statement: str) -> None:
    with transaction.atomic():
        cursor.execute(statement, [uuid4()])


@pytest.mark.django_db
def test_what_a_roll_back_takes_away_is_told_again() -> None:
    World()
    everything = rows("desk_case")
    assert seen_and_rolled_back(NOBODY) == 0
    assert rows("desk_case") == everything
    with reading_for(NOBODY):
        assert seen_and_rolled_back(Principal.everywhere("somebody")) == everything
        assert rows("desk_case") == 0


def seen_and_rolled_back(somebody: Principal) -> int:
    with transaction.atomic(), reading_for(somebody):
        found = rows("desk_case")
        transaction.set_rollback(True)
        return found


@pytest.mark.django_db
def test_a_request_leaves_nobody_behind_also_when_it_fails() -> None:
    world = World()
    before = principal()
    world.clients["engineer"].get("/api/desk/cases")
    world.clients["engineer"].get("/api/desk/cases/T-2026-99999")
    assert principal() == before
    seen: list[Principal] = []
    thread = threading.Thread(target=lambda: seen.append(principal()))
    with reading_for(NOBODY):
        thread.start()
        thread.join()
    assert seen == [before]


def files_seen(*ids: UUID) -> list[UUID]:
    return [one for one in ids if StoredFile.objects.filter(pk=one).exists()]


@pytest.mark.django_db
def test_a_kept_file_is_there_for_who_sees_what_keeps_it_and_a_loose_one_for_whoever_has_a_name() -> None:
    world = World()
    case, moment = Case.objects.get(number=world.cases[0]), now()
    by = UUID(world.people["engineer"])
    kept, loose = (store_bytes(b"x", name="a.txt", uploaded_by=by, now=moment).id for _ in range(2))
    bind_files([kept], to=f"case:{case.id}", by=by)
    with reading_for(Principal.on("somebody", [UUID(world.contract)])):
        assert files_seen(kept, loose) == [kept, loose]
    with reading_for(Principal.on("somebody else", [uuid4()])):
        assert files_seen(kept, loose) == [loose]
    with reading_for(NOBODY):
        assert files_seen(kept, loose) == []
    assert files_seen(kept, loose) == [kept, loose]


@pytest.mark.django_db
def test_a_file_is_not_kept_by_what_its_binder_does_not_see() -> None:
    world = World()
    by = UUID(world.people["engineer"])
    loose = store_bytes(b"x", name="a.txt", uploaded_by=by, now=now()).id
    stream = f"case:{Case.objects.get(number=world.cases[0]).id}"
    with reading_for(Principal.on("somebody else", [uuid4()])), pytest.raises(ProgrammingError, match="row-level"):
        bind_within(loose, stream, by)
    with reading_for(Principal.on("engineer", [UUID(world.contract)])):
        bind_within(loose, stream, by)
    assert StoredFile.objects.get(pk=loose).bound_to == stream


def bind_within(file_id: UUID, stream: str, by: UUID) -> None:
    with transaction.atomic():
        bind_files([file_id], to=stream, by=by)
