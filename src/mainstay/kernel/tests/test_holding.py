"""The two secrets: made apart, read by their owner only, and both needed."""

from pathlib import Path

import pytest

from mainstay.kernel.holding import Holding, Pair, SecretsUnusable, Which, fingerprint

LONG = "a secret that somebody else holds, long enough"


def holding(place: Path, given: str = "") -> Holding:
    return Holding(given, place / "a" / "data-secret", place / "b" / "data-key")


def test_missing_secrets_are_made_once_each_for_its_owner_only(tmp_path: Path) -> None:
    found = holding(tmp_path)
    assert found.make_missing() == [found.secret_file, found.key_file]
    before = found.read()
    assert found.make_missing() == []
    assert (found.read(), len(before.secret), before.secret == before.file) == (before, 64, False)
    assert [path.stat().st_mode & 0o777 for path in (found.secret_file, found.key_file)] == [0o600, 0o600]
    assert {one.name for one in tmp_path.rglob("*") if one.is_file()} == {"data-secret", "data-key"}


def test_a_secret_from_the_environment_needs_no_file(tmp_path: Path) -> None:
    found = holding(tmp_path, LONG)
    assert found.make_missing() == [found.key_file]
    assert (found.read().secret, found.path(Which.TEXT)) == (LONG, None)


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_secret_that_others_may_read_is_refused(tmp_path: Path, mode: int) -> None:
    found = holding(tmp_path)
    found.make_missing()
    found.key_file.chmod(mode)
    with pytest.raises(SecretsUnusable, match="data-key is readable by others"):
        found.read()


def test_a_missing_a_short_and_a_doubled_secret_are_refused(tmp_path: Path) -> None:
    found = holding(tmp_path, LONG)
    with pytest.raises(SecretsUnusable, match="data-key cannot be read"):
        found.read()
    found.replace(Which.FILE, "short")
    with pytest.raises(SecretsUnusable, match="data-key is too short"):
        found.read()
    found.replace(Which.FILE, LONG)
    with pytest.raises(SecretsUnusable, match="the same"):
        found.read()


def test_the_key_needs_both() -> None:
    pairs = [Pair("a" * 40, "b" * 40), Pair("a" * 40, "c" * 40), Pair("c" * 40, "b" * 40), Pair("b" * 40, "a" * 40)]
    assert len({pair.key() for pair in pairs}) == 4
    assert Pair("a" * 40, "b" * 40).key() == pairs[0].key()
    assert pairs[0].prints == (fingerprint("a" * 40), fingerprint("b" * 40))
