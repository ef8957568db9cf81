"""Databases of a test run: the worker's own, and fresh ones for tests that commit."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from django.db import connections
from psycopg import sql

from mainstay.config.databases import django_database, with_parts
from mainstay.config.roles import connect

RUN = "MAINSTAY_TEST_RUN"
# The keys of the template are wrapped once: whatever process uses a copy of it needs the same two secrets.
SECRETS = {"MAINSTAY_DATA_SECRET_FILE": "data-secret", "MAINSTAY_DATA_KEY_FILE": "data-key"}
PREFIX = "mainstay-test-"
KEEPER_SECONDS = 180
NUMBERS = count(1)


@dataclass(frozen=True, slots=True)
class FreshDatabase:
    """A database of the test's own, as its owner and as the application's role."""

    owner: str
    runtime: str


class Run:
    """The controller's side: a directory and a pipe whose end tells the keeper that the run is over."""

    def __init__(self) -> None:
        sweep()
        self.place = Path(tempfile.mkdtemp(prefix=PREFIX))
        os.mkfifo(self.place / "alive", 0o600)
        self.pipe = os.open(self.place / "alive", os.O_RDWR)
        os.environ[RUN] = str(self.place)
        for name, file in SECRETS.items():
            os.environ[name] = str(self.place / file)

    def end(self) -> None:
        """Let the keeper remove everything and wait for it."""
        os.close(self.pipe)
        for name in (RUN, *SECRETS):
            os.environ.pop(name, None)
        deadline = time.monotonic() + 60
        while (self.place / "keeper").exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        shutil.rmtree(self.place, ignore_errors=True)


def sweep() -> None:
    """Remove directories of killed runs that never had a keeper: nobody holds their pipe."""
    for pipe in Path(tempfile.gettempdir()).glob(f"{PREFIX}*/alive"):
        try:
            os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))
        except OSError:
            shutil.rmtree(pipe.parent, ignore_errors=True)


def run_databases() -> dict[str, str]:
    """The addresses of this run's server; the first worker that asks starts the keeper."""
    place = Path(os.environ[RUN])
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "database.json").exists():
            start_keeper(place)
    found: dict[str, str] = json.loads((place / "database.json").read_text(encoding="utf-8"))
    return found


def start_keeper(place: Path) -> None:
    """Start it apart from this process and wait until the template is there."""
    log = place / "keeper"
    with log.open("wb") as output:
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "mainstay.config.settings"}
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.plumbing.keeper", str(place)],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            env=environment,
            cwd=Path(__file__).parents[2],
        )
    deadline = time.monotonic() + KEEPER_SECONDS
    while not (place / "database.json").exists():
        if process.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the test database did not start:\n{log.read_text() if log.exists() else ''}")
        time.sleep(0.02)
    process.returncode = 0  # the keeper outlives this process: nobody here waits for it


@contextmanager
def clone(worker: str) -> Iterator[FreshDatabase]:
    """A copy of the migrated template, dropped at the end."""
    found = run_databases()
    name = f"{found['prefix']}_{worker}_{next(NUMBERS)}"
    target, template = sql.Identifier(name), sql.Identifier(found["prefix"])
    with connect(found["admin"]) as session:
        session.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(target, template))
    try:
        yield FreshDatabase(with_parts(found["owner"], dbname=name), with_parts(found["runtime"], dbname=name))
    finally:
        with connect(found["admin"]) as session:
            session.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(target))


@contextmanager
def default_connection(url: str) -> Iterator[None]:
    """Point Django's default connection, of every thread, at an address."""
    settings: dict[str, Any] = connections.settings["default"]
    before = dict(settings)
    connections["default"].close()
    settings.update(django_database(url, pool=None))
    try:
        yield
    finally:
        connections["default"].close()
        settings.update(before)
