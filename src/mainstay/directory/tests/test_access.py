"""The record of accesses: what goes in, that it stays, that altering it shows, and who reads it."""

import csv
import io
import json
from datetime import UTC, datetime, timedelta
from typing import Any, cast
from uuid import UUID, uuid4

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction
from django.http import StreamingHttpResponse
from django.test import Client
from psycopg import sql

from mainstay.directory.models import AccessRecord, Person
from mainstay.directory.public import (
    Access,
    AccessKind,
    RoleName,
    add_person,
    check_accesses,
    grant_role,
    record_access,
)
from mainstay.directory.services.access import seal_accesses
from mainstay.kernel.ledger import read_stream
from tests.plumbing.databases import FreshDatabase

NOON = datetime(2026, 10, 1, 12, tzinfo=UTC)
ACCESSES = "/api/directory/access"
T, Q = uuid4(), uuid4()


def signed_in(login: str, role: RoleName | None, contract: UUID | None = None) -> Client:
    person = add_person(login, name=login, password=None, organisation_id=None, now=NOON)
    if role is not None:
        grant_role(person, role=role, contract_id=contract, since=NOON)
    client = Client()
    client.force_login(Person.objects.get(pk=person))
    return client


def note(person: UUID | None, subject: str, contract: UUID | None = None, **given: Any) -> None:
    access = Access(AccessKind.EXPORT, "evidence.export", person, "王芳", subject, contract_id=contract, **given)
    record_access(access, now=NOON + timedelta(minutes=AccessRecord.objects.count()))


def exported(client: Client, query: str = "") -> bytes:
    return cast("StreamingHttpResponse", client.get(f"{ACCESSES}/export?{query}")).getvalue()


def faults() -> list[str]:
    return [fault.en for fault in check_accesses() if fault is not None]


@pytest.mark.req("B-18")
@pytest.mark.django_db
def test_each_person_has_a_chain_and_it_is_whole() -> None:
    one, two = uuid4(), uuid4()
    for person in (one, two, one, None):
        note(person, "T-2026-1", address="10.1.2.3")
    seqs = AccessRecord.objects.order_by("id").values_list("stream", "seq")
    stranger = seqs[3][0]
    assert list(seqs) == [(f"person:{one}", 1), (f"person:{two}", 1), (f"person:{one}", 2), (stranger, 1)]
    assert stranger.startswith("address:")
    assert "10.1.2.3" not in stranger
    assert faults() == []


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ["UPDATE {} SET subject = 'x'", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_application_cannot_change_what_is_written(statement: str) -> None:
    note(uuid4(), "T-2026-1")
    with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.SQL(statement).format(sql.Identifier("directory_accessrecord")))
    assert AccessRecord.objects.get().subject == "T-2026-1"


def as_owner(database: FreshDatabase, *statements: str) -> None:
    with psycopg.connect(database.owner) as session:
        session.execute("ALTER TABLE directory_accessrecord DISABLE TRIGGER USER")
        for statement in statements:
            session.execute(statement)


@pytest.mark.req("B-18")
@pytest.mark.parametrize(
    ("statement", "told"),
    [
        ("UPDATE directory_accessrecord SET subject = 'else' WHERE seq = 2", "is altered"),
        ("UPDATE directory_accessrecord SET contract_id = gen_random_uuid() WHERE seq = 2", "is altered"),
        ("DELETE FROM directory_accessrecord WHERE seq = 2", "follows a gap"),
        ("DELETE FROM directory_accessrecord WHERE seq = 3", "do not fit their root"),
    ],
)
def test_what_the_owner_of_the_tables_alters_shows(fresh_database: FreshDatabase, statement: str, told: str) -> None:
    person = uuid4()
    for _ in range(3):
        note(person, "T-2026-1")
    assert (seal_accesses(NOON), seal_accesses(NOON)) == (1, 0)
    assert faults() == []
    as_owner(fresh_database, statement)
    assert told in faults()[0]


def test_the_owner_without_tricks_is_refused_too(fresh_database: FreshDatabase) -> None:
    note(uuid4(), "T-2026-1")
    with psycopg.connect(fresh_database.owner) as session, pytest.raises(psycopg.errors.RestrictViolation):
        session.execute("DELETE FROM directory_accessrecord")
    assert AccessRecord.objects.count() == 1


@pytest.mark.django_db
def test_a_day_is_sealed_into_the_ledger() -> None:
    for subject in ("T-2026-1", "T-2026-2"):
        note(uuid4(), subject)
    seal_accesses(NOON)
    (entry,) = read_stream("access")
    rows = AccessRecord.objects.order_by("id").values_list("id", flat=True)
    assert (entry.kind, entry.payload["last_id"], entry.payload["accesses"]) == ("accesses_sealed", rows[1], 2)


@pytest.mark.django_db
def test_the_auditor_finds_by_kind_person_contract_and_time() -> None:
    client, person = signed_in("auditor", RoleName.AUDITOR), uuid4()
    note(person, "T-2026-1", T)
    note(uuid4(), "Q-2026-1", Q)

    def found(query: str) -> list[str]:
        return [row["subject"] for row in client.get(f"{ACCESSES}?{query}").json()["items"]]

    assert found("") == ["Q-2026-1", "T-2026-1", "auditor"]
    assert (found("kind=permission"), found(f"person_id={person}")) == (["auditor"], ["T-2026-1"])
    assert (found(f"contract={Q}"), found("what=evidence.export&person=王")) == (["Q-2026-1"], ["Q-2026-1", "T-2026-1"])
    assert found("since=2026-10-01T12:02:00Z") == ["Q-2026-1"]
    assert found("until=2026-10-01T12:01:00Z") == ["auditor"]


@pytest.mark.django_db
def test_each_page_names_all_kinds() -> None:
    kinds = signed_in("auditor", RoleName.AUDITOR).get(f"{ACCESSES}?kind=read").json()["kinds"]
    assert [kind["id"] for kind in kinds] == [kind.value for kind in AccessKind]
    assert kinds[3] == {"id": "read", "name": {"zh": "查阅", "en": "Read"}}


@pytest.mark.django_db
def test_the_table_of_permissions_has_the_words_of_changes() -> None:
    rows = signed_in("auditor", RoleName.AUDITOR).get("/api/directory/permissions").json()["permissions"]
    changes = {row["id"]: row["changes"] for row in rows}
    assert changes["roles.give"][1] == {"id": "role.ended", "label": {"zh": "收回角色", "en": "Role ended"}}
    assert changes["access.read"] == []


@pytest.mark.django_db
def test_an_auditor_of_a_contract_sees_what_concerns_it() -> None:
    client = signed_in("auditor", RoleName.AUDITOR, T)
    note(uuid4(), "T-2026-1", T)
    note(uuid4(), "Q-2026-1", Q)
    assert [row["subject"] for row in client.get(f"{ACCESSES}?kind=export").json()["items"]] == ["T-2026-1"]
    assert client.get(f"{ACCESSES}?contract={Q}").json()["items"] == []
    assert b"Q-2026-1" not in exported(client)


@pytest.mark.django_db
def test_pages_follow_each_other_without_a_gap() -> None:
    client, person = signed_in("auditor", RoleName.AUDITOR), uuid4()
    for number in range(5):
        note(person, f"T-2026-{number}")
    first = client.get(f"{ACCESSES}?kind=export&limit=3").json()
    second = client.get(f"{ACCESSES}?kind=export&limit=3&cursor={first['next']}").json()
    assert [row["subject"] for row in first["items"] + second["items"]] == [f"T-2026-{one}" for one in (4, 3, 2, 1, 0)]
    assert second["next"] is None


@pytest.mark.req("B-18")
@pytest.mark.django_db
def test_the_record_is_taken_along_and_that_is_on_record() -> None:
    client = signed_in("auditor", RoleName.AUDITOR)
    note(uuid4(), "=HYPERLINK(1)")
    content = exported(client).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["subject"] for row in rows] == ["auditor", "'=HYPERLINK(1)", ""]
    assert [row["hash"] for row in rows] == [bytes(row.hash).hex() for row in AccessRecord.objects.order_by("id")]
    last = AccessRecord.objects.order_by("-id")[0]
    assert (last.kind, last.what, last.person, last.role) == ("export", "access.export", "auditor", "auditor")
    exported(client, "kind=export&person=王")
    filters = AccessRecord.objects.order_by("-id")[0].detail["filters"]
    assert json.loads(filters) == {"kind": "export", "person": "王"}


@pytest.mark.django_db
def test_others_do_not_read_the_record() -> None:
    client = signed_in("engineer", RoleName.VENDOR_ENGINEER, T)
    assert [client.get(address).status_code for address in (ACCESSES, f"{ACCESSES}/export")] == [403, 403]
    refused = AccessRecord.objects.get(kind="export")
    assert (refused.what, refused.status, refused.person) == ("access.export", 403, "engineer")


@pytest.mark.django_db
def test_a_role_that_is_given_is_on_record() -> None:
    signed_in("engineer", RoleName.VENDOR_ENGINEER, T)
    row = AccessRecord.objects.get()
    assert (row.kind, row.what, row.person, row.subject) == ("permission", "role.granted", "命令行", "engineer")
    assert (row.contract_id, row.detail["role"]) == (T, "vendor_engineer")
