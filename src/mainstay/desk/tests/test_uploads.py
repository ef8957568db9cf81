"""Uploads over HTTP: they go on where they stopped, and nobody else may touch them."""

import base64
import errno
import hashlib
import io
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.http import UnreadablePostError
from django.test import Client
from pytest_django.fixtures import Settings

from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.files import StorageFull, get_file, open_file, receive
from mainstay.kernel.files.place import only_writer, place
from mainstay.kernel.files.uploads import add_to

from .entering import entered, person_of, rows
from .make import NINE, make_desk

pytestmark = pytest.mark.django_db
UPLOADS = "/api/desk/uploads"
UPLOADING, FILES = "kernel_upload", "kernel_storedfile"
TUS: dict[str, Any] = {"HTTP_TUS_RESUMABLE": "1.0.0"}
PIECE = "application/offset+octet-stream"


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, settings: Settings) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def client() -> Client:
    return signed_in("vendor_engineer")


def signed_in(role: str) -> Client:
    contract = make_desk().contract_id
    person = add_person(role, name=role, password=None, organisation_id=None, now=NINE)
    grant_role(person, role=RoleName(role), contract_id=contract, since=NINE)
    return entered(person)


def begin(client: Client, size: int, name: str = "日志.txt") -> Any:
    named = "filename " + base64.b64encode(name.encode()).decode()
    return client.post(UPLOADS, HTTP_UPLOAD_LENGTH=str(size), HTTP_UPLOAD_METADATA=named, **TUS)


def send(client: Client, where: str, content: bytes, *, at: int, **more: Any) -> Any:
    headers: dict[str, Any] = {"HTTP_UPLOAD_OFFSET": str(at), **TUS, **more}
    return client.patch(where, content, content_type=PIECE, **headers)


def offset(client: Client, where: str) -> str:
    return str(client.head(where, **TUS).headers.get("Upload-Offset"))


def test_an_upload_in_pieces_becomes_one_file(client: Client) -> None:
    answer = begin(client, 11)
    where = answer.headers["Location"]
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (201, "0")
    assert send(client, where, b"hello ", at=0).headers["Upload-Offset"] == "6"
    assert offset(client, where) == "6"
    last = send(client, where, b"world", at=6)
    assert (last.status_code, last.headers["Upload-Offset"], last.headers["Tus-Resumable"]) == (204, "11", "1.0.0")
    facts = get_file(UUID(where.rpartition("/")[2]))
    assert (facts.name, facts.size, facts.type) == ("日志.txt", 11, "text/plain")
    assert facts.sha256 == hashlib.sha256(b"hello world").hexdigest()
    with open_file(facts) as file:
        assert file.read() == b"hello world"
    assert (rows(UPLOADING), list(place().drafts())) == (0, [])
    assert client.head(where, **TUS).headers["Upload-Offset"] == "11"


def test_a_wrong_offset_changes_nothing(client: Client) -> None:
    where = begin(client, 10).headers["Location"]
    send(client, where, b"12345", at=0)
    for at in (0, 3, 6):
        answer = send(client, where, b"xx", at=at)
        assert (answer.status_code, answer.json()["code"]) == (409, "offset_conflict")
    assert offset(client, where) == "5"


def test_more_than_announced_is_refused(client: Client) -> None:
    where = begin(client, 4).headers["Location"]
    answer = send(client, where, b"12345", at=0)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert offset(client, where) == "0"


def test_over_the_limit_nothing_begins(client: Client, settings: Settings) -> None:
    settings.FILE_LIMIT = 100
    answer = begin(client, 101)
    assert (answer.status_code, rows(UPLOADING)) == (413, 0)
    assert client.options(UPLOADS).headers["Tus-Max-Size"] == "100"


def test_only_the_uploader_goes_on(client: Client) -> None:
    where = begin(client, 4).headers["Location"]
    stranger = Client()
    assert stranger.head(where, **TUS).status_code == 401
    person = add_person("other", name="other", password=None, organisation_id=None, now=NINE)
    grant_role(person, role=RoleName.AUDITOR, contract_id=None, since=NINE)
    stranger = entered(person)
    answers = [stranger.head(where, **TUS), send(stranger, where, b"1234", at=0), stranger.delete(where, **TUS)]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert offset(client, where) == "0"


def test_somebody_without_a_role_uploads_nothing() -> None:
    person = add_person("nobody", name="nobody", password=None, organisation_id=None, now=NINE)
    client = entered(person)
    assert (begin(client, 4).status_code, rows(UPLOADING)) == (403, 0)


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 412),
        ({"HTTP_TUS_RESUMABLE": "0.2.2", "HTTP_UPLOAD_LENGTH": "1"}, 412),
        (TUS, 422),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "-1"}, 422),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "١"}, 422),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "9" * 30}, 422),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "1", "HTTP_UPLOAD_METADATA": "filename !!"}, 422),
        ({**TUS, "HTTP_UPLOAD_LENGTH": "1", "HTTP_UPLOAD_METADATA": "filename /w=="}, 422),
    ],
)
def test_what_cannot_be_read_begins_nothing(client: Client, headers: dict[str, Any], status: int) -> None:
    answer = client.post(UPLOADS, **headers)
    assert (answer.status_code, answer.headers["Tus-Resumable"]) == (status, "1.0.0")
    assert rows(UPLOADING) == 0


def test_a_piece_of_another_type_is_refused(client: Client) -> None:
    where = begin(client, 4).headers["Location"]
    answer = client.patch(where, b"1234", content_type="text/plain", HTTP_UPLOAD_OFFSET="0", **TUS)
    assert (answer.status_code, offset(client, where)) == (415, "0")


class BrokenLine:
    """A request that gives three bytes before its line breaks."""

    def __init__(self) -> None:
        self.pieces = [b"123"]

    def read(self, _size: int, /) -> bytes:
        if not self.pieces:
            raise UnreadablePostError
        return self.pieces.pop()


def test_a_cut_off_piece_stays_and_goes_on(client: Client) -> None:
    where = begin(client, 10).headers["Location"]
    upload, by = UUID(where.rpartition("/")[2]), person_of("vendor_engineer")
    received = receive(upload, offset=0, length=10, source=BrokenLine(), by=by, now=NINE)
    assert (received.offset, offset(client, where)) == (3, "3")
    assert send(client, where, b"4567890", at=3).headers["Upload-Offset"] == "10"


class FullDisk(io.BytesIO):
    """A draft on a disk that takes nothing more."""

    def write(self, _piece: object, /) -> int:
        raise OSError(errno.ENOSPC, "full")


def test_a_full_disk_keeps_what_came(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    where = begin(client, 4).headers["Location"]
    send(client, where, b"12", at=0)
    with monkeypatch.context() as patch:
        patch.setattr("mainstay.kernel.files.place.RESERVE", 1 << 60)
        assert begin(client, 4).status_code == 507
    with pytest.raises(StorageFull):
        add_to(io.BytesIO(b"34"), FullDisk(), 2)
    assert (offset(client, where), rows(UPLOADING)) == ("2", 1)


def test_while_one_writes_another_waits(client: Client) -> None:
    where = begin(client, 4).headers["Location"]
    with only_writer(place().draft(UUID(where.rpartition("/")[2]))):
        assert send(client, where, b"1234", at=0).status_code == 423
    assert send(client, where, b"1234", at=0).status_code == 204


def test_a_crash_before_the_last_answer_is_made_good(client: Client) -> None:
    where = begin(client, 4).headers["Location"]
    place().draft(UUID(where.rpartition("/")[2])).write_bytes(b"1234")
    assert rows(FILES) == 0
    assert offset(client, where) == "4"
    assert (rows(FILES), rows(UPLOADING)) == (1, 0)


def test_giving_up_leaves_nothing(client: Client) -> None:
    half, whole = begin(client, 4).headers["Location"], begin(client, 2).headers["Location"]
    send(client, half, b"12", at=0)
    send(client, whole, b"12", at=0)
    for where in (half, whole):
        assert client.delete(where, **TUS).status_code == 204
        assert client.head(where, **TUS).status_code == 404
    assert (rows(UPLOADING), rows(FILES), list(place().drafts())) == (0, 0, [])


def test_an_empty_file_is_a_file(client: Client) -> None:
    where = begin(client, 0, "空.txt").headers["Location"]
    assert get_file(UUID(where.rpartition("/")[2])).size == 0


def test_an_unknown_upload_is_not_there(client: Client) -> None:
    assert send(client, f"{UPLOADS}/{uuid4()}", b"x", at=0).status_code == 404


def test_a_person_may_not_let_files_pile_up(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.kernel.files.uploads.MOST_AT_ONCE", 2)
    assert [begin(client, 4).status_code for _ in range(3)] == [201, 201, 429]
    assert rows(UPLOADING) == 2
