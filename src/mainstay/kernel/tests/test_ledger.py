"""The ledger's table: what is written stays, also for the application's own role."""

from datetime import UTC, datetime

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import errors
from pytest_django import DjangoAssertNumQueries

from mainstay.kernel.entries import Draft, Fault, Head, seal
from mainstay.kernel.errors import Refused
from mainstay.kernel.ledger import append, check_chain, read_stream, read_streams, stream_names, write
from mainstay.kernel.models import LedgerEntry
from mainstay.kernel.sealing import SealBroken
from tests.plumbing.databases import FreshDatabase

NOON = datetime(2026, 10, 1, 12, 30, 15, 123456, tzinfo=UTC)
CHANGES = [
    "UPDATE kernel_ledgerentry SET actor_name = 'x'",
    "DELETE FROM kernel_ledgerentry",
    "TRUNCATE kernel_ledgerentry",
]


def draft(note: str) -> Draft:
    return Draft("commented", NOON, None, "陈立恒", "vendor_engineer", "vendor", {"note": note, "n": [1, None, True]})


@pytest.mark.django_db
def test_what_is_read_is_what_was_written() -> None:
    written = append("case:1", Head(), [draft("一"), draft("二")], recorded_at=NOON)
    assert read_stream("case:1") == written
    assert check_chain(read_stream("case:1"), Head(2, written[-1].hash)) is None


@pytest.mark.django_db
def test_many_streams_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    append("case:1", Head(), [draft("一")], recorded_at=NOON)
    append("case:2", Head(), [draft("二"), draft("三")], recorded_at=NOON)
    with django_assert_num_queries(1):
        found = read_streams(["case:1", "case:2", "case:3"])
    assert {stream: len(entries) for stream, entries in found.items()} == {"case:1": 1, "case:2": 2, "case:3": 0}
    assert list(stream_names("case:")) == ["case:1", "case:2"]


@pytest.mark.django_db
def test_a_place_is_taken_once() -> None:
    append("case:1", Head(), [draft("一")], recorded_at=NOON)
    with pytest.raises(Refused), transaction.atomic():
        append("case:1", Head(), [draft("二")], recorded_at=NOON)
    assert len(read_stream("case:1")) == 1


@pytest.mark.req("E-18")
@pytest.mark.django_db
@pytest.mark.parametrize("change", CHANGES)
def test_the_runtime_role_changes_nothing(change: str) -> None:
    append("case:1", Head(), [draft("一")], recorded_at=NOON)
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
    assert LedgerEntry.objects.get().actor_name == "陈立恒"


@pytest.mark.req("E-18")
@pytest.mark.parametrize("change", CHANGES)
def test_the_owner_is_refused_by_triggers(fresh_database: FreshDatabase, change: str) -> None:
    append("case:1", Head(), [draft("一")], recorded_at=NOON)
    with psycopg.connect(fresh_database.owner) as owner, pytest.raises(errors.RestrictViolation):
        owner.execute(change.encode())
    assert len(read_stream("case:1")) == 1


@pytest.mark.req("A-24")
@pytest.mark.django_db
def test_the_table_holds_payload_and_salt_sealed() -> None:
    (entry,) = append("case:1", Head(), [draft("三号机房的门禁密码")], recorded_at=NOON)
    with connection.cursor() as cursor:
        cursor.execute("SELECT e::text, payload FROM kernel_ledgerentry e")
        ((row, payload),) = cursor.fetchall()
    for text in ("三号机房的门禁密码", "note", entry.salt):
        assert text not in row
        assert text.encode() not in payload
    assert bytes.fromhex(entry.salt) not in payload
    assert entry.hash.hex() in row


def altered(database: FreshDatabase, change: str) -> None:
    with psycopg.connect(database.owner) as owner:
        owner.execute("ALTER TABLE kernel_ledgerentry DISABLE TRIGGER USER")
        owner.execute(change.encode())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE kernel_ledgerentry SET payload = set_byte(payload, 50, 255 - get_byte(payload, 50)) WHERE seq = 2",
        "UPDATE kernel_ledgerentry SET payload = (SELECT payload FROM kernel_ledgerentry WHERE seq = 1) WHERE seq = 2",
        "UPDATE kernel_ledgerentry SET payload = '' WHERE seq = 2",
    ],
)
def test_an_altered_payload_is_named_and_breaks_the_chain(fresh_database: FreshDatabase, change: str) -> None:
    append("case:1", Head(), [draft("一"), draft("二"), draft("三")], recorded_at=NOON)
    altered(fresh_database, change)
    with pytest.raises(SealBroken) as refused:
        read_stream("case:1")
    assert refused.value.detail("zh") == "case:1 第 2 条记录的内容无法打开：已被改动，或所用密钥已不存在。"
    checked = read_streams(["case:1"], checking=True)["case:1"]
    assert check_chain(checked) == Fault("case:1", 2, "altered")
    assert [dict(entry.payload) == {} for entry in checked] == [False, True, False]


@pytest.mark.django_db
def test_entries_of_before_there_were_salts_are_read_as_they_were() -> None:
    entries = seal("case:1", Head(), [draft("一"), draft("二")], recorded_at=NOON)
    write(entries)
    newer = append("case:1", Head(2, entries[-1].hash), [draft("三")], recorded_at=NOON)
    assert [entry.salt != "" for entry in read_stream("case:1")] == [False, False, True]
    assert check_chain(read_stream("case:1"), Head(3, newer[-1].hash)) is None
