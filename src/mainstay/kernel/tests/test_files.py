"""Files: bytes once by SHA-256, nothing half stored, bound for good or swept."""

import errno
import hashlib
import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier, Thread
from uuid import UUID, uuid4

import pytest
from django.db import connection, transaction
from django.db.utils import IntegrityError
from pytest_django.fixtures import Settings

from mainstay.kernel.errors import Malformed, Refused, TooLarge
from mainstay.kernel.files import (
    FileFacts,
    StorageFull,
    bind_files,
    files_of,
    get_file,
    open_file,
    store_bytes,
    store_pieces,
    sweep_files,
)
from mainstay.kernel.files.place import place
from mainstay.kernel.models import StoredFile
from tests.plumbing.databases import FreshDatabase

NOON = datetime.now(UTC)
ANNA, BO = UUID(int=1), UUID(int=2)


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, settings: Settings) -> None:
    settings.FILES = tmp_path / "files"


def store(content: bytes = b"hello", name: str = "a.txt") -> FileFacts:
    return store_bytes(content, name=name, uploaded_by=ANNA, now=NOON)


def on_disk() -> list[str]:
    return sorted(entry.name for entry in [*place().wholes(), *place().drafts()])


@pytest.mark.django_db
def test_what_is_stored_comes_back() -> None:
    facts = store(b"\x89PNG\r\n\x1a\n rest", "图.exe")
    with open_file(get_file(facts.id)) as file:
        assert file.read() == b"\x89PNG\r\n\x1a\n rest"
    assert facts.as_payload() == {
        "id": str(facts.id),
        "name": "图.exe",
        "size": 13,
        "type": "image/png",
        "sha256": hashlib.sha256(b"\x89PNG\r\n\x1a\n rest").hexdigest(),
    }
    assert on_disk() == [facts.sha256]
    assert place().whole(facts.sha256).stat().st_mode & 0o077 == 0


@pytest.mark.django_db
def test_the_same_bytes_lie_there_once() -> None:
    first, second = store(name="a.txt"), store(name="b.txt")
    assert first.id != second.id
    assert on_disk() == [first.sha256]
    assert StoredFile.objects.count() == 2


def broken() -> Iterator[bytes]:
    yield b"the beginning"
    raise ConnectionResetError


def full_disk() -> Iterator[bytes]:
    yield b"the beginning"
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.django_db
@pytest.mark.parametrize(("pieces", "error"), [(broken, ConnectionResetError), (full_disk, StorageFull)])
def test_what_breaks_off_leaves_nothing(pieces: object, error: type[Exception]) -> None:
    assert callable(pieces)
    with pytest.raises(error):
        store_pieces(pieces(), name="a", uploaded_by=ANNA, now=NOON)
    assert on_disk() == []
    assert StoredFile.objects.count() == 0


@pytest.mark.django_db
def test_over_the_limit_leaves_nothing(settings: Settings) -> None:
    settings.FILE_LIMIT = 4
    with pytest.raises(TooLarge):
        store(b"12345")
    assert on_disk() == []
    assert store(b"1234").size == 4


@pytest.mark.django_db
def test_a_rolled_back_row_leaves_bytes_that_the_sweep_finds() -> None:
    with transaction.atomic():
        store(b"lost")
        transaction.set_rollback(True)
    assert len(on_disk()) == 1
    assert sweep_files(NOON).bytes == 0
    assert sweep_files(NOON + timedelta(hours=25)).bytes == 1
    assert on_disk() == []


@pytest.mark.django_db
def test_loose_files_are_swept_and_bound_ones_stay() -> None:
    kept, loose, twin = store(b"kept"), store(b"loose"), store(b"kept", "twin")
    bind_files([kept.id], to="case:1", by=ANNA)
    swept = sweep_files(NOON + timedelta(hours=49))
    assert (swept.files, swept.bytes) == (2, 1)
    assert list(StoredFile.objects.values_list("pk", flat=True)) == [kept.id]
    assert on_disk() == [kept.sha256]
    assert loose.sha256 != twin.sha256


@pytest.mark.django_db
def test_binding_keeps_the_order_and_the_side() -> None:
    first, second = store(b"1"), store(b"2")
    bound = bind_files([second.id, first.id, second.id], to="case:7", by=ANNA, side="vendor")
    assert [facts.id for facts in bound] == [second.id, first.id]
    assert {(facts.bound_to, facts.side) for facts in files_of("case:7")} == {("case:7", "vendor")}


@pytest.mark.django_db
def test_only_the_uploader_binds_and_only_once() -> None:
    facts = store()
    for by, ids, error in [(BO, [facts.id], Malformed), (ANNA, [facts.id, uuid4()], Malformed)]:
        with pytest.raises(error):
            bind_files(ids, to="case:1", by=by)
    assert get_file(facts.id).bound_to == ""
    bind_files([facts.id], to="case:1", by=ANNA)
    with pytest.raises(Refused):
        bind_files([facts.id], to="case:2", by=ANNA)
    assert get_file(facts.id).bound_to == "case:1"


@pytest.mark.django_db
def test_bytes_that_the_disk_has_lost_are_not_bound() -> None:
    facts = store()
    place().whole(facts.sha256).unlink()
    with pytest.raises(Refused):
        bind_files([facts.id], to="case:1", by=ANNA)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kernel_storedfile SET name = 'x'",
        "UPDATE kernel_storedfile SET bound_to = ''",
        "DELETE FROM kernel_storedfile",
        "TRUNCATE kernel_storedfile",
    ],
)
def test_the_database_lets_nobody_change_a_kept_file(change: str) -> None:
    bind_files([store().id], to="case:1", by=ANNA)
    refused = pytest.raises(Exception, match=r"never changed|permission denied|must be owner")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert StoredFile.objects.get().name == "a.txt"


@pytest.mark.django_db
def test_sizes_and_hashes_hold_their_form() -> None:
    row = StoredFile(sha256="../../etc", size=1, name="a", type="t", uploaded_by=ANNA, uploaded_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_many_at_once_store_the_same_bytes_once(fresh_database: FreshDatabase) -> None:
    barrier, found = Barrier(6), []

    def upload() -> None:
        barrier.wait()
        found.append(store(b"the same" * 50_000))
        sweep_files(NOON)
        connection.close()

    threads = [Thread(target=upload) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert on_disk() == [found[0].sha256]
    assert StoredFile.objects.count() == len(found) == 6
