"""Either secret is replaced while everything goes on; the one before opens nothing any more."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_django import Settings

from mainstay.kernel.errors import Refused
from mainstay.kernel.holding import Holding, SecretsUnusable, Which, new_secret
from mainstay.kernel.sealing import add_key, check_keys, forget_keys, list_keys, make_first_keys, retire, rotate
from mainstay.kernel.sealing import seal as sealed
from mainstay.kernel.sealing import unseal as opened
from mainstay.kernel.time import now
from tests.plumbing.databases import FreshDatabase


@pytest.fixture
def holding(fresh_database: FreshDatabase, settings: Settings, tmp_path: Path) -> Iterator[Holding]:
    """The two secrets of a database of the test's own, in files of its own."""
    shared: Holding = settings.HOLDING
    found = Holding("", tmp_path / "data-secret", tmp_path / "data-key")
    for which, text in ((Which.TEXT, shared.read().secret), (Which.FILE, shared.read().file)):
        found.replace(which, text)
    settings.HOLDING = found
    forget_keys()
    yield found
    forget_keys()


@pytest.mark.parametrize("which", Which)
def test_a_secret_is_replaced_and_what_was_sealed_before_still_opens(holding: Holding, which: Which) -> None:
    before, box = holding.read(), sealed("13900000001", "here")
    assert rotate(which) is None
    after = holding.read()
    assert (before.secret == after.secret, before.file == after.file) == (which is Which.FILE, which is Which.TEXT)
    assert opened(box, "here") == "13900000001"  # whoever ran before goes on
    forget_keys()
    assert opened(box, "here") == "13900000001"  # and so does who starts now
    assert {pair for key in list_keys() for pair in key.pairs} == {after.prints}


@pytest.mark.parametrize("which", Which)
def test_one_right_secret_opens_nothing(holding: Holding, which: Which) -> None:
    box = sealed("13900000001", "here")
    holding.replace(which, new_secret())
    forget_keys()
    with pytest.raises(SecretsUnusable):
        opened(box, "here")
    with pytest.raises(SecretsUnusable):
        rotate(which)
    with pytest.raises(SecretsUnusable):
        retire()


def test_a_secret_from_the_environment_is_shown_and_both_open_until_the_old_one_is_retired(
    holding: Holding, settings: Settings
) -> None:
    box = sealed("13900000001", "here")
    old = settings.HOLDING = replace(holding, given=holding.read().secret)
    new = rotate(Which.TEXT)
    assert new is not None
    with pytest.raises(Refused):
        add_key(now=now())
    check_keys()
    settings.HOLDING = replace(old, given=new)
    assert retire() == 2
    forget_keys()
    assert opened(box, "here") == "13900000001"
    settings.HOLDING = old
    with pytest.raises(SecretsUnusable):
        check_keys()


@pytest.mark.parametrize("cipher", ["aes-256-gcm", "sm4-gcm"])
def test_a_further_key_seals_from_now_on_and_older_ones_still_open(
    holding: Holding, settings: Settings, cipher: str
) -> None:
    settings.DATA_CIPHER, before = cipher, sealed("13900000001", "here")
    add_key(now=now())
    forget_keys()
    after = sealed("13900000001", "here")
    assert before[:12] != after[:12]
    assert (opened(before, "here"), opened(after, "here")) == ("13900000001", "13900000001")
    rotate(Which.FILE)
    forget_keys()
    assert [key.cipher for key in list_keys()] == ["aes-256-gcm", "aes-256-gcm", cipher]
    assert opened(after, "here") == "13900000001"


def test_where_there_are_keys_a_lost_secret_is_not_made_up(holding: Holding) -> None:
    holding.key_file.unlink()
    with pytest.raises(SecretsUnusable):
        make_first_keys(now=now())
    assert not holding.key_file.exists()
