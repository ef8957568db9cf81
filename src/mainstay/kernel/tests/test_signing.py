"""Signed heads: a chain that its owner has written anew, with right hashes, is found all the same."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from mainstay.kernel.entries import Draft, Head, check_chain, seal
from mainstay.kernel.ledger import append, boxed, read_stream
from mainstay.kernel.models import Seal
from mainstay.kernel.proofs import levels_of, path_of, root_by
from mainstay.kernel.signing import (
    KeyUnreadable,
    SealFault,
    check_seals,
    hashes_under,
    known_keys,
    list_seals,
    public_bytes,
    seal_ledger,
    signing_key,
)
from tests.plumbing.databases import FreshDatabase

FORGERY = """
UPDATE kernel_ledgerentry SET payload = %s, hash = %s, prev_hash = %s
WHERE stream = 'case:1' AND seq = %s
"""
NOON = datetime(2026, 10, 1, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_key(tmp_path: Path, settings: Settings) -> None:
    settings.SIGNING_KEY = tmp_path / "signing-key"


def drafts(count: int, note: str = "已重启") -> list[Draft]:
    return [Draft("commented", NOON, None, "陈立恒", "vendor_engineer", "vendor", {"note": note})] * count


def faults() -> list[SealFault]:
    return [fault for fault in check_seals() if fault is not None]


def sealed(*, streams: int = 3) -> None:
    for number in range(streams):
        append(f"case:{number}", Head(), drafts(2), recorded_at=NOON)
    seal_ledger(NOON + timedelta(hours=12))


@pytest.mark.django_db
def test_heads_follow_each_other_and_hold() -> None:
    sealed()
    append("case:9", Head(), drafts(3), recorded_at=NOON)
    assert (seal_ledger(NOON + timedelta(days=1)), seal_ledger(NOON + timedelta(days=2))) == (1, 0)
    first, second = list_seals()
    assert (first.statement.entries, second.statement.entries) == (6, 3)
    assert second.statement.previous == hashlib.sha256(first.statement.canonical() + first.signature).digest()
    assert second.statement.first_id == first.statement.last_id + 1
    assert faults() == []


@pytest.mark.django_db
def test_large_ledgers_are_sealed_in_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mainstay.kernel.signing.seals.BLOCK", 4)
    append("case:1", Head(), drafts(10), recorded_at=NOON)
    assert seal_ledger(NOON) == 3
    assert [signed.statement.entries for signed in list_seals()] == [4, 4, 2]
    assert faults() == []


@pytest.mark.req("F-05", "E-18")
def test_a_chain_rewritten_by_the_owner_with_both_secrets_is_found(fresh_database: FreshDatabase) -> None:
    sealed()
    before = read_stream("case:1")
    forged = seal("case:1", Head(), drafts(2, "已按时解决"), recorded_at=before[0].recorded_at)
    assert check_chain(forged, Head(2, forged[-1].hash)) is None
    with psycopg.connect(fresh_database.owner) as owner:
        owner.execute("ALTER TABLE kernel_ledgerentry DISABLE TRIGGER ALL")
        for entry in forged:
            payload = boxed(json.dumps(dict(entry.payload)), salt=entry.salt, digest=entry.hash)
            owner.execute(FORGERY, [payload, entry.hash, entry.prev_hash, entry.seq])
    assert check_chain(read_stream("case:1")) is None
    assert [(fault.number, fault.code) for fault in faults()] == [(1, "rewritten")]
    assert "改写" in faults()[0].words("zh")


@pytest.mark.req("F-05")
@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("DELETE FROM kernel_ledgerentry WHERE stream = 'case:1'", [(1, "rewritten")]),
        ("UPDATE kernel_seal SET entries = 5", [(1, "altered")]),
        ("UPDATE kernel_seal SET sealed_at = sealed_at + interval '1 day'", [(1, "altered")]),
        ("UPDATE kernel_seal SET public_key = decode(repeat('07', 32), 'hex')", [(1, "unknown_key")]),
        ("UPDATE kernel_seal SET number = 2", [(1, "missing")]),
    ],
)
def test_what_the_owner_changes_is_found(fresh_database: FreshDatabase, change: str, found: list[object]) -> None:
    sealed()
    with psycopg.connect(fresh_database.owner) as owner:
        owner.execute("ALTER TABLE kernel_ledgerentry DISABLE TRIGGER ALL")
        owner.execute("ALTER TABLE kernel_seal DISABLE TRIGGER ALL")
        owner.execute(change)
    assert [(fault.number, fault.code) for fault in faults()] == found


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change", ["UPDATE kernel_seal SET entries = 1", "DELETE FROM kernel_seal", "TRUNCATE kernel_seal"]
)
def test_heads_stay(change: str) -> None:
    sealed()
    with pytest.raises(ProgrammingError, match="permission denied"), transaction.atomic():
        connection.cursor().execute(change)
    assert Seal.objects.get().entries == 6


def test_whoever_is_still_writing_is_waited_for(fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch) -> None:
    append("case:1", Head(), drafts(1), recorded_at=NOON)
    writing, go_on = Event(), Event()

    def slow_writer() -> None:
        with transaction.atomic():
            append("case:slow", Head(), drafts(1), recorded_at=NOON)
            writing.set()
            go_on.wait(30)
        connection.close()

    def waited(_seconds: float) -> None:
        go_on.set()
        thread.join()

    thread = Thread(target=slow_writer)
    thread.start()
    writing.wait(30)
    append("case:2", Head(), drafts(1), recorded_at=NOON)
    monkeypatch.setattr("mainstay.kernel.signing.seals.wait", waited)
    assert seal_ledger(NOON) == 1
    assert (next(list_seals()).statement.entries, faults()) == (3, [])


@pytest.mark.django_db
def test_the_key_is_private_and_old_ones_stay_known(settings: Settings) -> None:
    first = public_bytes(signing_key())
    path = Path(settings.SIGNING_KEY)
    assert path.stat().st_mode & 0o077 == 0
    sealed()
    path.unlink()
    append("case:9", Head(), drafts(1), recorded_at=NOON)
    seal_ledger(NOON)
    second = public_bytes(signing_key())
    assert known_keys() == {first, second}
    assert [signed.statement.public_key for signed in list_seals()] == [first, second]
    assert faults() == []


def test_a_file_that_is_no_key_is_said_so(settings: Settings) -> None:
    Path(settings.SIGNING_KEY).write_text("not a key")
    with pytest.raises(KeyUnreadable):
        signing_key()


@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70), st.data())
def test_every_entry_has_a_proof_and_no_other_has(hashes: list[bytes], data: st.DataObject) -> None:
    levels = levels_of(hashes)
    root, count = levels[-1][0], len(hashes)
    index = data.draw(st.integers(0, count - 1))
    path = path_of(levels, index)
    assert root_by(hashes[index], index=index, count=count, path=path) == root
    assert root_by(b"x" * 32, index=index, count=count, path=path) != root
    assert root_by(hashes[index], index=index, count=count, path=(*path, root)) is None
    assert root_by(hashes[index], index=count, count=count, path=path) is None


@pytest.mark.django_db
def test_hashes_under_a_head_come_in_their_order() -> None:
    sealed(streams=1)
    statement = next(list_seals()).statement
    assert [digest for _, digest in hashes_under(statement)] == [entry.hash for entry in read_stream("case:0")]
    assert replace(statement, number=2).canonical() != statement.canonical()
