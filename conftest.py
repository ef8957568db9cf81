"""Fixtures of every test: the database of the run, as the role that the application runs as."""

import os
from collections.abc import Iterator
from unittest.mock import patch

import pytest
from django.conf import settings
from hypothesis import settings as hypothesis_settings
from pytest_django.plugin import DjangoDbBlocker

from mainstay.config.env import environment
from mainstay.config.state import State, holding
from mainstay.kernel.fence import serve
from tests.plumbing.databases import FreshDatabase, Run, clone, default_connection
from tests.plumbing.rows import name_rows, tell_rows

pytest_plugins = ["tests.plumbing.mail"]
RUN = pytest.StashKey[Run]()
# How long an example takes says more of the machine than of the rule.
hypothesis_settings.register_profile("steady", deadline=None)
hypothesis_settings.load_profile("steady")


def is_worker(config: pytest.Config) -> bool:
    """Whether this process is one of several that the controller has started."""
    return hasattr(config, "workerinput")


def pytest_configure(config: pytest.Config) -> None:
    """The controller opens the run; no database starts before a test asks for one."""
    if not is_worker(config):
        config.stash[RUN] = Run()


def pytest_unconfigure(config: pytest.Config) -> None:
    """The controller ends the run: the keeper removes the databases."""
    if RUN in config.stash:
        config.stash[RUN].end()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each test's report names the requirement rows that it shows."""
    name_rows(items)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The run ends with the rows that it has shown."""
    tell_rows(terminalreporter)


def worker_name() -> str:
    """The name of this process within the run."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")


@pytest.fixture(scope="session", autouse=True)
def reading_for_tests() -> None:
    """Tests look everywhere as a worker does; a request in them reads for the one who is signed in."""
    serve("tests")


@pytest.fixture(scope="session", autouse=True)
def files_apart(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Attachments, keys and the state of tests lie in a directory of the run's own, whatever runs in this checkout."""
    place = tmp_path_factory.mktemp("state")
    settings.STATE = State(place)
    settings.FILES = place / "files"
    settings.SIGNING_KEY = place / "signing-key"
    settings.HOLDING = holding(environment(), settings.STATE)


@pytest.fixture(autouse=True)
def environment_apart() -> Iterator[None]:
    """What a command sets for what it starts stays with the test that ran it."""
    with patch.dict(os.environ):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """This process's own migrated database, used as the runtime role."""
    with django_db_blocker.unblock(), clone(worker_name()) as own, default_connection(own.runtime):
        yield


@pytest.fixture
def fresh_database(django_test_environment: None, django_db_blocker: DjangoDbBlocker) -> Iterator[FreshDatabase]:
    """A database of the test's own, for tests that commit or use several sessions.

    Django's default connection uses it as the runtime role; `owner` and `runtime` are addresses for psycopg.
    Not to be combined with `db`.
    """
    with django_db_blocker.unblock(), clone(worker_name()) as own, default_connection(own.runtime):
        yield own
