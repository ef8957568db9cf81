"""Readers of the environment, addresses of databases, headers and pages."""

from pathlib import Path

import pytest
from django.test import Client, RequestFactory
from django.test.utils import override_settings
from psycopg.conninfo import conninfo_to_dict

from mainstay.config.databases import build_url, external, resolve, with_parts
from mainstay.config.env import BadSetting, Environment
from mainstay.config.headers import refuse
from mainstay.config.pages import FrontEnd
from mainstay.config.state import State
from mainstay.config.supervisor import backoff


@pytest.mark.parametrize(("word", "value"), [("yes", True), ("0", False), (" On ", True), ("", False)])
def test_a_flag(word: str, value: bool) -> None:
    assert Environment({"X": word}).flag("X") is value


@pytest.mark.parametrize("word", ["x", "0", "40000", "1.5"])
def test_a_number_out_of_place_is_named(word: str) -> None:
    with pytest.raises(BadSetting, match="PORT must be"):
        Environment({"PORT": word}).number("PORT", 8000, low=1, high=32767)


def test_an_address_keeps_every_character() -> None:
    parts = {"user": "a b", "password": "p@:/?#%", "dbname": "da/ta", "host": "/a dir", "port": "5432"}
    assert conninfo_to_dict(build_url(parts)) == parts
    assert conninfo_to_dict(with_parts(build_url(parts), user="other")) == {**parts, "user": "other"}


def test_the_runtime_role_is_derived_from_the_database(tmp_path: Path) -> None:
    found = external(Environment({"DATABASE_URL": "postgresql://o:x@h/town"}), State(tmp_path))
    assert found is not None
    assert found.runtime_role == "town_runtime"
    assert conninfo_to_dict(found.runtime)["password"] not in ("", "x")


def test_a_process_with_the_runtime_address_knows_no_owner(tmp_path: Path) -> None:
    found = resolve(Environment({"RUNTIME_DATABASE_URL": "postgresql://r:x@h/town"}), State(tmp_path))
    assert (found.runtime_role, "town" in found.owner) == ("r", False)


def test_the_wait_grows_and_is_bounded() -> None:
    assert [backoff(n) for n in (1, 2, 3, 40)] == [0.1, 0.2, 0.4, 30.0]


def test_a_secret_is_made_once_and_private(tmp_path: Path) -> None:
    state = State(tmp_path / "s")
    assert state.secret("one") == state.secret("one") != ""
    assert [path.stat().st_mode & 0o777 for path in state.root.iterdir()] == [0o600]


@pytest.mark.parametrize(
    ("address", "status", "text"),
    [
        ("/cases/A-2026-00001", 200, "page"),
        ("/assets/gone.js", 404, ""),
        ("/assets/a.js", 200, "script"),
        ("/fonts/a.ttf", 404, ""),
    ],
)
def test_unknown_addresses_get_the_page_but_not_files(tmp_path: Path, address: str, status: int, text: str) -> None:
    (tmp_path / "assets").mkdir()
    (tmp_path / "index.html").write_text("page")
    (tmp_path / "assets" / "a.js").write_text("script")
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_text("font")
    with override_settings(WEB_DIST=tmp_path):
        answer = FrontEnd(lambda request: refuse(500, "API"))(RequestFactory().get(address))
    assert (answer.status_code, text in answer.getvalue().decode()) == (status, True)


@pytest.mark.django_db
def test_every_answer_carries_the_headers(client: Client) -> None:
    for address in ("/", "/api/directory/session", "/api/nothing"):
        headers = client.get(address).headers
        assert "script-src 'self';" in headers["Content-Security-Policy"]
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
