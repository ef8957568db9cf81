"""The public tool, written apart from the product, agrees with `mainstay verify`."""

import json
import random
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from pytest_django.fixtures import Settings

from mainstay.kernel.entries import no_salt
from mainstay.kernel.signing import public_bytes
from mainstay.kernel.verifying import check_export
from tools import mainstay_verify as tool

from .evidence import export, make_cases

pytestmark = pytest.mark.req("F-05")
NAMED = re.compile(r"^(T-2026-\d{5}: entry \d+) ")
TOOL = Path(tool.__file__)


@pytest.fixture
def whole(db: None, tmp_path: Path, settings: Settings) -> Path:
    settings.FILES, settings.SIGNING_KEY = tmp_path / "files", tmp_path / "signing-key"
    desk, _ = make_cases()
    return export(desk, tmp_path / "whole.zip")


def first_entry(words: list[str]) -> str | None:
    found = NAMED.match(words[0]) if words else None
    return found[1] if found else None


def test_both_find_an_export_whole(whole: Path) -> None:
    finder, checked = tool.check(str(whole)), check_export(whole)
    assert (finder.wrong, checked.wrong) == ([], [])
    assert finder.counts == {"cases": 3, "entries": 11, "heads": 1, "unsigned": 1}
    assert finder.fingerprint == checked.fingerprint.replace("-", "")


def test_every_entry_of_an_export_carries_its_salt(whole: Path) -> None:
    with zipfile.ZipFile(whole) as archive:
        lines, manifest = archive.read("entries.log").splitlines(), json.loads(archive.read("manifest.json"))
    salts = [json.loads(line.partition(b" ")[2])["salt"] for line in lines]
    assert (manifest["version"], len(set(salts)), {len(salt) for salt in salts}) == (2, 11, {32})


@pytest.mark.django_db
def test_an_export_of_before_there_were_salts_is_still_whole(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FILES, settings.SIGNING_KEY = tmp_path / "files", tmp_path / "signing-key"
    monkeypatch.setattr("mainstay.kernel.ledger.new_salt", no_salt)
    monkeypatch.setattr("mainstay.desk.services.evidence.writing.VERSION", 1)
    desk, _ = make_cases()
    old = export(desk, tmp_path / "old.zip")
    with zipfile.ZipFile(old) as archive:
        assert b'"salt"' not in archive.read("entries.log")
        assert json.loads(archive.read("manifest.json"))["version"] == 1
    assert (tool.check(str(old)).wrong, check_export(old).wrong) == ([], [])


def test_both_find_the_same_changed_byte(whole: Path, tmp_path: Path) -> None:
    content, dice, changed = whole.read_bytes(), random.Random(11), tmp_path / "changed.zip"
    with zipfile.ZipFile(whole) as archive:
        log = archive.read("entries.log")
    start = content.index(log)
    for place in range(0, len(content), 61):
        one = bytearray(content)
        one[place] ^= 1 << dice.randrange(8)
        changed.write_bytes(one)
        theirs, ours = tool.check(str(changed)).wrong, [wrong.en for wrong in check_export(changed).wrong]
        assert theirs, f"byte {place}"
        assert ours, f"byte {place}"
        if start <= place < start + len(log):
            assert (first_entry(theirs) or "no name") == first_entry(ours), f"byte {place}"


@pytest.mark.parametrize(("change", "code"), [("none", 0), ("altered", 1), ("cut", 1), ("other", 2), ("gone", 2)])
def test_it_runs_alone_and_says_how_it_ended(whole: Path, tmp_path: Path, change: str, code: int) -> None:
    content = whole.read_bytes()
    contents = {"none": content, "altered": content.replace(b"T-2026", b"T-2025"), "cut": content[:-400]}
    target = tmp_path / "given.zip"
    if change != "gone":
        target.write_bytes(contents.get(change, b"another file"))
    shutil.copy(TOOL, tmp_path / "alone.py")
    command = [sys.executable, "-I", "-S", str(tmp_path / "alone.py"), str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (code, "")


@given(st.binary(max_size=200), st.integers(0, 63), st.integers(0, 7))
def test_its_signatures_are_those_of_the_library(content: bytes, place: int, bit: int) -> None:
    key = Ed25519PrivateKey.generate()
    signature, public = key.sign(content), public_bytes(key)
    assert tool.is_signed(content, signature, public)
    wrong = bytearray(signature)
    wrong[place] ^= 1 << bit
    assert not tool.is_signed(content, bytes(wrong), public)
    assert not tool.is_signed(content + b"x", signature, public)
