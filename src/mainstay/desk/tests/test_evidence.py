"""Exports: what was written verifies offline, and one changed byte is found anywhere."""

import hashlib
import io
import json
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from mainstay.directory.public import RoleName, add_person, grant_role
from mainstay.kernel.evidence import SEAL_LENGTH
from mainstay.kernel.ledger import Head, boxed, read_stream, seal
from mainstay.kernel.signing import public_bytes, signing_key
from mainstay.kernel.verifying import Checked, NotAnExport, check_export
from tests.plumbing.databases import FreshDatabase

from .entering import entered
from .evidence import export, make_cases
from .make import NINE

pytestmark = pytest.mark.req("F-05")


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, settings: Settings) -> None:
    settings.FILES = tmp_path / "files"
    settings.SIGNING_KEY = tmp_path / "signing-key"


@pytest.fixture
def whole(db: None, tmp_path: Path) -> Path:
    desk, _ = make_cases()
    return export(desk, tmp_path / "whole.zip")


def words(checked: Checked) -> list[str]:
    return [wrong.words("zh") for wrong in checked.wrong]


def test_what_was_exported_is_whole(whole: Path) -> None:
    checked = check_export(whole, key=public_bytes(signing_key()))
    assert words(checked) == []
    assert (checked.kind, checked.name, checked.streams, checked.entries) == ("contract", "T", 3, 11)
    assert (checked.heads, checked.unsigned) == (1, 1)


def test_common_tools_can_check_it(whole: Path) -> None:
    with zipfile.ZipFile(whole) as archive:
        assert archive.testzip() is None
        for line in archive.read("SHA256SUMS").decode().splitlines():
            digest, name = line.split("  ")
            assert hashlib.sha256(archive.read(name)).hexdigest() == digest
        for line in archive.read("entries.log").decode().splitlines():
            digest, _, form = line.partition(" ")
            assert hashlib.sha256(form.encode()).hexdigest() == digest
        kept = json.loads(archive.read("files.jsonl").splitlines()[0])
        assert archive.read(f"files/{kept['sha256']}") == b"%PDF-1.7"


def test_any_changed_byte_is_found(whole: Path, tmp_path: Path) -> None:
    content, dice, changed = whole.read_bytes(), random.Random(5), tmp_path / "changed.zip"
    places = {*range(0, len(content), 31), *range(40), *range(len(content) - 120, len(content))}
    for place in places:
        one = bytearray(content)
        one[place] ^= 1 << dice.randrange(8)
        changed.write_bytes(one)
        assert check_export(changed).wrong, f"byte {place}"


def test_a_changed_byte_of_an_entry_names_the_entry(whole: Path, tmp_path: Path) -> None:
    content, changed = whole.read_bytes(), tmp_path / "changed.zip"
    with zipfile.ZipFile(whole) as archive:
        log = archive.read("entries.log")
        ends = [json.loads(line) for line in archive.read("streams.jsonl").splitlines()]
    start, line = content.index(log), log.splitlines(keepends=True)[1]
    begins = start + log.index(line)
    for place in range(begins, begins + len(line), 7):
        one = bytearray(content)
        one[place] ^= 1
        changed.write_bytes(one)
        assert check_export(changed).wrong[0].en == f"{ends[0]['number']}: entry 2 is altered", f"byte {place}"


def rebuilt(path: Path, change: Callable[[dict[str, bytes]], None], *, compression: int = zipfile.ZIP_STORED) -> Path:
    """A zip of the same parts after a change, with a right digest at its end: what a forger without the key can do."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    sums = [f"{hashlib.sha256(parts[name]).hexdigest()}  {name}\n" for name in parts if not name.startswith("SHA256")]
    parts["SHA256SUMS"] = "".join(sums).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
        archive.comment = b"mainstay-export sha256:" + b"0" * 64
    bytes_before = target.getvalue()[:-SEAL_LENGTH]
    forged = path.with_name("forged.zip")
    forged.write_bytes(bytes_before + b"mainstay-export sha256:" + hashlib.sha256(bytes_before).hexdigest().encode())
    return forged


def on_lines(name: str, change: Callable[[list[bytes]], None]) -> Callable[[dict[str, bytes]], None]:
    def apply(parts: dict[str, bytes]) -> None:
        lines = parts[name].splitlines(keepends=True)
        change(lines)
        parts[name] = b"".join(lines)

    return apply


def swap(lines: list[bytes]) -> None:
    lines[0], lines[1] = lines[1], lines[0]


def drop(place: int) -> Callable[[list[bytes]], None]:
    def apply(lines: list[bytes]) -> None:
        del lines[place]

    return apply


@pytest.mark.parametrize(
    ("change", "first"),
    [
        (on_lines("entries.log", swap), "entry 1 is out of its order"),
        (on_lines("entries.log", drop(1)), "entry 2 is missing"),
        (on_lines("entries.log", drop(0)), "entry 1 is missing"),
        (on_lines("entries.log", lambda lines: lines.insert(1, lines[0])), "entry 2 is"),
        (on_lines("streams.jsonl", drop(0)), "entry 1 was added"),
        (on_lines("heads.log", drop(0)), "is not under signed head 1"),
        (on_lines("contracts.jsonl", drop(0)), "version 1 of the contract is missing"),
        (lambda parts: parts.pop("proofs.jsonl") and None, "the signature over SHA256SUMS is not valid"),
        (lambda parts: parts.update({"more.txt": b"x"}), "the signature over SHA256SUMS is not valid"),
    ],
)
def test_what_a_forger_changes_is_named(whole: Path, change: Callable[[dict[str, bytes]], None], first: str) -> None:
    found = check_export(rebuilt(whole, change))
    assert first in found.wrong[0].en


def test_a_compressed_export_is_no_bomb(whole: Path) -> None:
    forged = rebuilt(
        whole, lambda parts: parts.update({"entries.log": b"0" * 10_000_000}), compression=zipfile.ZIP_DEFLATED
    )
    assert "compressed" in check_export(forged).wrong[0].en


def test_sizes_that_lie_are_refused(whole: Path, tmp_path: Path) -> None:
    content = whole.read_bytes()
    place = content.index(b"PK\x01\x02")
    lying = bytearray(content)
    lying[place + 20 : place + 28] = (0x7FFFFFFF).to_bytes(4, "little") * 2
    target = tmp_path / "lying.zip"
    target.write_bytes(lying)
    assert "larger than the file" in check_export(target).wrong[0].en


def test_a_cut_off_export_is_said_so(whole: Path, tmp_path: Path) -> None:
    content, target = whole.read_bytes(), tmp_path / "cut.zip"
    for length in (60, 1000, len(content) // 2, len(content) - SEAL_LENGTH, len(content) - 1):
        target.write_bytes(content[:length])
        assert check_export(target).wrong, f"{length} bytes"


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04" + b"\0" * 100, b"\x1f\x8b" * 500])
def test_another_file_is_none(tmp_path: Path, content: bytes) -> None:
    target = tmp_path / "other.bin"
    target.write_bytes(content)
    with pytest.raises(NotAnExport):
        check_export(target)


def test_another_key_is_found(whole: Path) -> None:
    assert check_export(whole, key=b"\7" * 32).wrong[0].en == "it is not signed by the key that was asked for"


@pytest.mark.req("E-18")
def test_an_export_after_a_rewritten_chain_shows_it(fresh_database: FreshDatabase, tmp_path: Path) -> None:
    desk, cases = make_cases()
    stream, before = cases[1].stream, read_stream(cases[1].stream)
    forged = seal(stream, Head(), before, recorded_at=before[0].recorded_at)  # type: ignore[arg-type]  # entries draft alike
    with psycopg.connect(fresh_database.owner) as owner:
        owner.execute("ALTER TABLE kernel_ledgerentry DISABLE TRIGGER ALL")
        for entry in forged:
            payload = boxed(json.dumps(dict(entry.payload)), salt=entry.salt, digest=entry.hash)
            owner.execute(
                "UPDATE kernel_ledgerentry SET recorded_at = %s, payload = %s, hash = %s, prev_hash = %s"
                " WHERE stream = %s AND seq = %s",
                [entry.recorded_at, payload, entry.hash, entry.prev_hash, stream, entry.seq],
            )
        owner.execute("UPDATE desk_case SET head_hash = %s WHERE id = %s", [forged[-1].hash, cases[1].id])
    found = check_export(export(desk, tmp_path / "after.zip"))
    assert "不在第 1 号签名摘要之下" in found.wrong[0].zh


def client_of(role: str, contract_id: UUID | None) -> Client:
    person = add_person(role, name=role, password=None, organisation_id=None, now=NINE)
    if contract_id is not None:
        grant_role(person, role=RoleName(role), contract_id=contract_id, since=NINE)
    return entered(person)


@pytest.mark.django_db
def test_both_sides_download_it(tmp_path: Path) -> None:
    desk, cases = make_cases()
    path = tmp_path / "case.zip"
    for role in ("customer_contact", "vendor_engineer"):
        client = client_of(role, desk.contract_id)
        for address in (f"cases/{cases[0].number}/export", f"contracts/{desk.contract_id}/export"):
            path.write_bytes(client.get(f"/api/desk/{address}?files=true").getvalue())
            assert words(check_export(path)) == []


@pytest.mark.django_db
def test_strangers_download_nothing() -> None:
    desk, cases = make_cases()
    stranger = client_of("vendor_engineer", None)
    for address in (f"cases/{cases[0].number}/export", f"contracts/{desk.contract_id}/export"):
        assert Client().get(f"/api/desk/{address}").status_code == 401
        assert stranger.get(f"/api/desk/{address}").status_code == 404
