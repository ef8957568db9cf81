"""Attachments over HTTP: who sees them, and that a browser never runs them."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.files import FileFacts, bind_files, store_bytes
from mainstay.kernel.files.place import place

from .entering import entered, person_of
from .make import NINE, Desk, make_desk

pytestmark = pytest.mark.django_db
PNG = b"\x89PNG\r\n\x1a\n" + b"0123456789" * 100


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, settings: Settings) -> None:
    settings.FILES = tmp_path / "files"


@pytest.fixture
def desk() -> Desk:
    return make_desk()


def client_of(desk: Desk, role: str, *, on_contract: bool = True) -> Client:
    person = add_person(role, name=role, password=None, organisation_id=None, now=NINE)
    if on_contract:
        grant_role(person, role=RoleName(role), contract_id=desk.contract_id, since=NINE)
    return entered(person)


def attached(desk: Desk, content: bytes, name: str, *, side: str = "") -> FileFacts:
    """A file that a case of the desk keeps."""
    by = desk.person("vendor_engineer").id
    facts = store_bytes(content, name=name, uploaded_by=by, now=NINE)
    return bind_files([facts.id], to=f"case:{desk.open().id}", by=by, side=side)[0]


def get(client: Client, facts: FileFacts, query: str = "", **headers: Any) -> Any:
    """The answer, read to its end: `body` holds the bytes."""
    answer: Any = client.get(f"/api/desk/files/{facts.id}{query}", **headers)
    answer.body = answer.getvalue()
    return answer


def test_both_sides_get_the_bytes(desk: Desk) -> None:
    facts = attached(desk, PNG, "现场照片.png")
    for role in ("customer_contact", "vendor_seat"):
        answer = get(client_of(desk, role), facts)
        assert (answer.status_code, answer.body) == (200, PNG)
        assert answer.headers["Content-Length"] == str(len(PNG))
        assert answer.headers["Cache-Control"] == "private, no-cache"


def test_an_inner_file_is_its_sides_alone(desk: Desk) -> None:
    facts = attached(desk, PNG, "内部.png", side="vendor")
    assert get(client_of(desk, "vendor_seat"), facts).status_code == 200
    for role in ("customer_contact", "assessor"):
        assert get(client_of(desk, role), facts).status_code == 404


def test_strangers_see_nothing(desk: Desk) -> None:
    facts = attached(desk, PNG, "a.png")
    assert get(Client(), facts).status_code == 401
    assert get(client_of(desk, "vendor_engineer", on_contract=False), facts).status_code == 404


def test_a_loose_file_is_its_uploaders_alone(desk: Desk) -> None:
    client = client_of(desk, "vendor_seat")
    mine = store_bytes(PNG, name="a", uploaded_by=person_of("vendor_seat"), now=NINE)
    other = store_bytes(PNG, name="a", uploaded_by=desk.person("vendor_manager").id, now=NINE)
    assert [get(client, facts).status_code for facts in (mine, other)] == [200, 404]


@pytest.mark.parametrize(
    ("content", "name", "kind", "shown"),
    [
        (PNG, "a.png", "image/png", True),
        (b"%PDF-1.7\n%", "a.pdf", "application/pdf", True),
        (b"<svg onload='alert(1)' xmlns='http://www.w3.org/2000/svg'>", "a.png", "application/octet-stream", False),
        (b"<!doctype html><script>alert(1)</script>", "a.jpg", "application/octet-stream", False),
        (b"#!/bin/sh\nid", "a.png", "application/octet-stream", False),
        (b"MZ\x90\0", "报告.pdf", "application/octet-stream", False),
        (b"plain words", "a.html", "text/plain", False),
    ],
)
def test_only_pictures_and_papers_are_shown(desk: Desk, content: bytes, name: str, kind: str, shown: bool) -> None:
    client, facts = client_of(desk, "vendor_seat"), attached(desk, content, name)
    answer = get(client, facts, "?inline=true")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["Content-Disposition"].partition(";")[0] == ("inline" if shown else "attachment")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert get(client, facts).headers["Content-Disposition"].startswith("attachment;")


@pytest.mark.parametrize(
    ("asked", "status", "content", "told"),
    [
        ("bytes=0-3", 206, PNG[:4], f"bytes 0-3/{len(PNG)}"),
        ("bytes=1000-", 206, PNG[1000:], f"bytes 1000-1007/{len(PNG)}"),
        ("bytes=-8", 206, PNG[-8:], f"bytes 1000-1007/{len(PNG)}"),
        ("bytes=5-99999", 206, PNG[5:], f"bytes 5-1007/{len(PNG)}"),
        ("bytes=1008-", 416, b"", f"bytes */{len(PNG)}"),
        ("bytes=9-3", 416, b"", f"bytes */{len(PNG)}"),
        ("bytes=-0", 416, b"", f"bytes */{len(PNG)}"),
        ("bytes=0-1,3-4", 200, PNG, None),
        ("lines=0-3", 200, PNG, None),
        ("bytes=-", 200, PNG, None),
    ],
)
def test_ranges(desk: Desk, asked: str, status: int, content: bytes, told: str | None) -> None:
    answer = get(client_of(desk, "vendor_seat"), attached(desk, PNG, "a.png"), HTTP_RANGE=asked)
    assert (answer.status_code, answer.body, answer.headers.get("Content-Range")) == (status, content, told)


def test_what_the_browser_has_is_not_sent_again(desk: Desk) -> None:
    client, facts = client_of(desk, "vendor_seat"), attached(desk, PNG, "a.png")
    tag = get(client, facts).headers["ETag"]
    again = get(client, facts, HTTP_IF_NONE_MATCH=tag)
    assert (again.status_code, again.body) == (304, b"")
    assert get(client, facts, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE=tag).status_code == 206
    assert get(client, facts, HTTP_RANGE="bytes=0-3", HTTP_IF_RANGE='"other"').status_code == 200


def test_bytes_that_the_disk_has_lost_are_said_so(desk: Desk) -> None:
    facts = attached(desk, PNG, "a.png")
    place().whole(facts.sha256).unlink()
    answer = get(client_of(desk, "vendor_seat"), facts)
    assert (answer.status_code, answer.json()["detail"]) == (404, "附件内容缺失，请联系管理员。")
