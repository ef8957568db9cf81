"""The worker under `mainstay up`: it outlives the database, ends in order, and takes stalled jobs up again."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from mainstay.config.cli.worker import BEHIND_THE_PAGES
from tests.running.conftest import MakeUp
from tests.running.up import Up, environment_beside, stat_fields, wait_for

pytestmark = pytest.mark.running


def owner(up: Up) -> str:
    """The address of the database as its owner."""
    return str(json.loads((up.state / "database.json").read_text())["owner"])


def ask(up: Up, query: str, *values: object) -> list[tuple[object, ...]]:
    """One statement in a session of its own."""
    with psycopg.connect(owner(up), autocommit=True, connect_timeout=10) as session:
        cursor = session.execute(query, values)
        return cursor.fetchall() if cursor.description else []


def takes_connections(up: Up) -> bool:
    """Whether the database has recovered."""
    try:
        return ask(up, "SELECT 1") == [(1,)]
    except psycopg.OperationalError:
        return False


def is_followed(up: Up) -> bool:
    """Whether a change put on the work list is taken away: one of a case that is gone is nobody's business."""
    ask(up, "INSERT INTO desk_change (case_id, seq, history) VALUES (%s, 1, true)", uuid4())
    wait_for(lambda: ask(up, "SELECT 1 FROM desk_change LIMIT 1") == [], "the change taken off the list")
    return True


def test_it_outlives_the_database(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    worker, database = up.children()["worker"], up.children()["postgres"]
    assert is_followed(up)
    os.kill(database, signal.SIGKILL)
    wait_for(lambda: up.children().get("postgres", database) != database, "another database")
    wait_for(lambda: takes_connections(up), "a recovered database")
    assert is_followed(up)
    assert up.children()["worker"] == worker


def test_it_ends_in_order_by_itself(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    environment = environment_beside(up.state) | {"MAINSTAY_LOG": "INFO"}
    second = subprocess.Popen(
        [sys.executable, "-m", "mainstay", "worker"], env=environment, stderr=subprocess.PIPE, text=True
    )
    assert second.stderr is not None
    wait_for(lambda: "Starting worker" in (second.stderr.readline() if second.stderr else ""), "a second worker")
    second.send_signal(signal.SIGTERM)
    assert second.wait(30) == 0
    second.stderr.close()
    assert is_followed(up)


def test_a_job_of_a_killed_worker_is_given_back(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    job = ask(
        up,
        "INSERT INTO procrastinate_jobs (queue_name, task_name, args, status, attempts)"
        " VALUES ('default', 'directory.nobody', '{}', 'doing', 0) RETURNING id",
    )[0][0]
    wait_for(
        lambda: ask(up, "SELECT status::text FROM procrastinate_jobs WHERE id = %s", job) != [("doing",)],
        "the stalled job taken up again",
        90,
    )
    assert stat_fields(str(up.process.pid)) != []


def test_it_stands_behind_the_pages(make_up: MakeUp) -> None:
    up = make_up().wait_ready()
    worker, session = up.children()["worker"], Path(f"/proc/{up.children()['worker']}/autogroup")
    asked = os.getpriority(os.PRIO_PROCESS, up.process.pid) + BEHIND_THE_PAGES

    wait_for(lambda: os.getpriority(os.PRIO_PROCESS, worker) == min(asked, 19), "a worker behind the pages")

    if session.exists():
        told = str(BEHIND_THE_PAGES)
        wait_for(lambda: session.read_text(encoding="ascii").split()[-1] == told, "its session as well")
