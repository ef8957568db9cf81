"""`mainstay verify` and `mainstay user`."""

from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result
from pytest_django import Settings

from mainstay.config.cli.user import command as user
from mainstay.config.cli.verify import command as verify
from mainstay.desk.tests.make import make_desk
from mainstay.directory.public import find_person
from mainstay.kernel.errors import Malformed, NotFound
from mainstay.kernel.holding import Holding, SecretsUnusable, Which
from mainstay.kernel.sealing import forget_keys
from tests.plumbing.databases import FreshDatabase

PASSWORD = "tan-gu-li-mo\ntan-gu-li-mo\n"


def run(*words: str, typed: str = "") -> Result:
    return CliRunner().invoke(user, list(words), input=typed, catch_exceptions=False)


@pytest.fixture
def named_database(fresh_database: FreshDatabase, monkeypatch: pytest.MonkeyPatch) -> FreshDatabase:
    """The database of the test, for commands that would go to the one of the checkout."""
    monkeypatch.setenv("DATABASE_URL", fresh_database.owner)
    monkeypatch.setenv("RUNTIME_DATABASE_URL", fresh_database.runtime)
    return fresh_database


def test_verify_names_the_first_bad_entry(named_database: FreshDatabase) -> None:
    make_desk().open()
    with psycopg.connect(named_database.owner) as owner:
        owner.execute("ALTER TABLE kernel_ledgerentry DISABLE TRIGGER USER")
        owner.execute("UPDATE kernel_ledgerentry SET actor_name = 'x'")
        owner.execute("ALTER TABLE kernel_ledgerentry ENABLE TRIGGER USER")
    result = CliRunner().invoke(verify, env={"LANG": "C.UTF-8"})
    assert result.exit_code == 1
    assert "T-2026-00001 (case:" in result.output
    assert "entry 1 is altered" in result.output


@pytest.mark.req("A-24")
@pytest.mark.parametrize("which", Which)
@pytest.mark.usefixtures("named_database")
def test_verify_says_which_secret_is_missing(settings: Settings, tmp_path: Path, which: Which) -> None:
    make_desk().open()
    both: Holding = settings.HOLDING
    settings.HOLDING = one = Holding("", tmp_path / "data-secret", tmp_path / "data-key")
    one.replace(Which.TEXT, both.read().secret)
    one.replace(Which.FILE, both.read().file)
    (tmp_path / which.value).unlink()
    forget_keys()
    try:
        with pytest.raises(SecretsUnusable) as refused:
            CliRunner().invoke(verify, catch_exceptions=False)
    finally:
        settings.HOLDING = both
        forget_keys()
    assert refused.value.detail("zh") == f"无法读取 {tmp_path / which.value}。"
    assert refused.value.detail("en") == f"{tmp_path / which.value} cannot be read."


@pytest.mark.django_db
def test_a_person_is_added_listed_and_given_a_role() -> None:
    make_desk()
    added = run("add", "wang", "--name", "王芳", "--role", "vendor_seat", "--contract", "T", typed=PASSWORD)
    assert "Added wang." in added.output
    assert "tan-gu-li-mo" not in added.output
    assert "administrator" not in run("list").output
    run("grant", "wang", "administrator")
    assert "vendor_seat@T administrator@*" in run("list").output


@pytest.mark.django_db
def test_unknown_logins_and_weak_passwords_are_refused() -> None:
    with pytest.raises(NotFound):
        run("grant", "nobody", "administrator")
    with pytest.raises(Malformed):
        run("add", "wang", "--name", "王芳", typed="short\nshort\n")
    assert find_person("wang") is None
